package org.shoal.io.track2d;

import org.shoal.io.recording.WindowKey;

/**
 * What tracking one frame window of one camera gave.
 *
 * @param key the recording and the window's index
 * @param camera the camera's name
 * @param tracks rows of the window's frames, and rows of frames before it that this window made
 *     known: the start of a track that it confirmed, the gap of one that it found again
 */
public record BoxTrackWindow(WindowKey key, String camera, BoxTrackColumns tracks) {}
