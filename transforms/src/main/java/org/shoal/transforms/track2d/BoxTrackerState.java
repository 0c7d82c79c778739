package org.shoal.transforms.track2d;

import java.util.List;

/**
 * All that a {@link BoxTracker} knows between two windows.
 *
 * @param nextTrackId the next id to give out
 * @param tracks tracks that are alive, in sight or lost
 */
public record BoxTrackerState(int nextTrackId, List<Track> tracks) {
  public BoxTrackerState {
    tracks = List.copyOf(tracks);
  }

  /** Before the first frame. */
  public static BoxTrackerState start() {
    return new BoxTrackerState(1, List.of());
  }

  /**
   * One track between two frames. The arrays must not be changed.
   *
   * @param trackId the id; 0 while the track is not confirmed
   * @param hits number of detections so far
   * @param confidenceSum sum of their confidences
   * @param frames frames of the last of them, as many as the tracker needs, the newest at the end,
   *     shape (n)
   * @param detections their indices within their frames, shape (n)
   * @param boxes their left, top, width, height and confidence, shape (n, 5)
   * @param motion what the tracker knows of the box's motion
   */
  public record Track(
      int trackId,
      int hits,
      double confidenceSum,
      long[] frames,
      int[] detections,
      float[] boxes,
      double[] motion) {}
}
