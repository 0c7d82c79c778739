package org.shoal.transforms.track2d;

import org.shoal.io.detection.CameraWindow;
import org.shoal.io.track2d.BoxTrackSink;

/**
 * Gives the detections of one camera their identities, window by window in order. Ids count from 1
 * and are never used again. Not safe for use by several threads.
 */
public interface BoxTracker {
  /**
   * Tracks through the next frames.
   *
   * @param window one camera's frames; those it lacks are frames without a detection
   * @param sink is told the rows
   */
  void track(CameraWindow window, BoxTrackSink sink);

  /** What another tracker of the same kind and configuration needs to go on from here. */
  BoxTrackerState state();

  /** What happened to tracks since this tracker was made. */
  BoxTrackerCounts counts();
}
