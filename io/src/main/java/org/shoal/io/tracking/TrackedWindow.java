package org.shoal.io.tracking;

import org.shoal.io.detection.FrameWindow;

/**
 * A frame window with its fish: what the result files are written from.
 *
 * @param frames the detections of all cameras
 * @param tracks the fish, over the same frames
 */
public record TrackedWindow(FrameWindow frames, TrackColumns tracks) {}
