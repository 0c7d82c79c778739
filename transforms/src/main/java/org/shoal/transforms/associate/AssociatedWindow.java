package org.shoal.transforms.associate;

import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

/**
 * The points that the views of a frame window agree on.
 *
 * @param key the recording and the window's index
 * @param firstFrame recording frame index of position 0
 * @param cameraCount number of the recording's cameras
 * @param points the points, over the window's frames
 */
public record AssociatedWindow(
    WindowKey key, long firstFrame, int cameraCount, PointColumns points) {

  /** The points of a window. */
  public static AssociatedWindow of(FrameWindow frames, PointColumns points) {
    return new AssociatedWindow(frames.key(), frames.firstFrame(), frames.cameras().size(), points);
  }

  /** The window with its fish in place of the points. */
  public TrackedWindow tracked(TrackColumns tracks) {
    return new TrackedWindow(key, firstFrame, cameraCount, tracks);
  }
}
