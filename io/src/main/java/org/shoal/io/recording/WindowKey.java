package org.shoal.io.recording;

import java.io.Serializable;

/**
 * Names one frame window: a run of consecutive frames of one recording, the unit of work, of retry
 * and of storage.
 *
 * @param recording the recording's name
 * @param index 0 for the window that starts at frame 0, 1 for the next
 */
public record WindowKey(String recording, long index) implements Serializable {}
