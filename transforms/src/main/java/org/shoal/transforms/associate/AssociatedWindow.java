package org.shoal.transforms.associate;

import org.shoal.io.detection.FrameWindow;

/**
 * A frame window with the points its views agree on.
 *
 * @param frames the detections of all cameras
 * @param points the points, over the same frames
 */
public record AssociatedWindow(FrameWindow frames, PointColumns points) {}
