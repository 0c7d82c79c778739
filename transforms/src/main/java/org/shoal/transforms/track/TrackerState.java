package org.shoal.transforms.track;

import java.util.List;

/**
 * All that a {@link FishTracker} knows between two windows.
 *
 * @param nextFishId the next identity to give out
 * @param frames number of frames seen so far
 * @param tracks tracks that are alive, and lost ones that may return
 */
public record TrackerState(int nextFishId, long frames, List<Track> tracks) {
  public TrackerState {
    tracks = List.copyOf(tracks);
  }

  /** Before the first frame. */
  public static TrackerState start() {
    return new TrackerState(0, 0, List.of());
  }

  /**
   * One track between two frames. The arrays must not be changed.
   *
   * @param fishId the identity; -1 while the track is not confirmed
   * @param bornAt frame of the first measurement, counted from the first frame tracked
   * @param seenAt frame of the last measurement, so counted
   * @param locatedAt frame of the last measurement of several cameras, so counted
   * @param hits frames with a measurement
   * @param evidence twice the frames in which three cameras or more saw it, and once those of two
   * @param birth position of the first measurement, metres, shape (3)
   * @param located filtered position at the last measurement of several cameras, metres, shape (3)
   * @param motion position in metres and velocity in metres a frame, shape (6)
   * @param covariance of the motion, shape (6 x 6), row-major
   */
  public record Track(
      int fishId,
      long bornAt,
      long seenAt,
      long locatedAt,
      int hits,
      int evidence,
      double[] birth,
      double[] located,
      double[] motion,
      double[] covariance) {}
}
