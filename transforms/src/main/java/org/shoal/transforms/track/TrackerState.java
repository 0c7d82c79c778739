package org.shoal.transforms.track;

import java.util.List;

/**
 * All that a {@link FishTracker} knows between two windows.
 *
 * @param nextFishId the next identity to give out
 * @param frames number of frames seen so far
 * @param speedSquares sum of the squares of the velocities seen so far, axis by axis, in square
 *     metres a square frame
 * @param speedCount how many they are
 * @param tracks tracks that are alive, and lost ones that may return
 */
public record TrackerState(
    int nextFishId, long frames, double speedSquares, long speedCount, List<Track> tracks) {
  public TrackerState {
    tracks = List.copyOf(tracks);
  }

  /** Before the first frame. */
  public static TrackerState start() {
    return new TrackerState(0, 0, 0, 0, List.of());
  }

  /**
   * One track between two frames. The arrays must not be changed.
   *
   * @param fishId the identity; -1 while the track is not confirmed
   * @param bornAt frame of the first measurement, counted from the first frame tracked
   * @param seenAt frame of the last measurement, so counted
   * @param locatedAt frame of the last measurement of several cameras, so counted
   * @param hits frames with a measurement
   * @param evidence ten for a frame in which three cameras or more saw it, less for one of two
   * @param sharedFrames for how many frames up to the last it was seen as one with another
   * @param sightings in which of the last 64 frames it had a measurement of its own; the last one
   *     is the lowest bit
   * @param birth position of the first measurement, metres, shape (3)
   * @param located position in metres and velocity in metres a frame, filtered, at the last
   *     measurement of several cameras, shape (6)
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
      int sharedFrames,
      long sightings,
      double[] birth,
      double[] located,
      double[] motion,
      double[] covariance) {}
}
