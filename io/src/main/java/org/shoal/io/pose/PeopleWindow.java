package org.shoal.io.pose;

import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;

/**
 * Everybody before one camera in one frame window, whole.
 *
 * @param key the recording and the window's index
 * @param clock the recording's clock
 * @param last whether this is the recording's last window, after which nothing can follow
 * @param people over all frames of the window
 */
public record PeopleWindow(WindowKey key, FrameClock clock, boolean last, CameraPoses people) {}
