package org.shoal.transforms.track;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;
import org.shoal.transforms.motion.Motion;

/**
 * How points become tracks.
 *
 * @param minHits frames in which three cameras or more must see a new track before it is confirmed;
 *     a frame of two cameras counts half, and a tenth when others have the fish in view and do not
 *     see it
 * @param maxAge consecutive frames without a measurement that a confirmed track outlives
 * @param maxDistance farthest that a measurement may be from where its track is expected, metres
 *     for each frame since the track was last seen
 * @param expectedCount how many fish there are, 0 when unknown. When it is known, a fish too many
 *     must be seen for long before it is believed, and a fish that is missing may come back from
 *     farther
 * @param accelerationSigma how much a fish's velocity changes from one frame to the next, standard
 *     deviation in metres a frame, a frame
 * @param speedSigma how fast a fish may be when first seen, standard deviation in metres a frame
 */
public record TrackerConfig(
    int minHits,
    int maxAge,
    double maxDistance,
    int expectedCount,
    double accelerationSigma,
    double speedSigma)
    implements Serializable {

  public TrackerConfig {
    require(minHits >= 1, "minHits", "must be at least 1 frame");
    require(maxAge >= 0, "maxAge", "must not be negative");
    require(maxDistance > 0, "maxDistance", "must be above 0 metres a frame");
    require(expectedCount >= 0, "expectedCount", "must not be negative; 0 means unknown");
    require(accelerationSigma > 0, "accelerationSigma", "must be above 0 metres");
    require(speedSigma > 0, "speedSigma", "must be above 0 metres");
  }

  /** Motion as of fish filmed at 30 frames a second; unknown count. */
  public static TrackerConfig defaults() {
    return new TrackerConfig(2, 7, 1, 0, 1, 1).withMotion(Motion.ofFish(), 30);
  }

  /** The same with another number of hits. */
  public TrackerConfig withMinHits(int frames) {
    return new TrackerConfig(
        frames, maxAge, maxDistance, expectedCount, accelerationSigma, speedSigma);
  }

  /** The same with another maximal age, frames. */
  public TrackerConfig withMaxAge(int frames) {
    return new TrackerConfig(
        minHits, frames, maxDistance, expectedCount, accelerationSigma, speedSigma);
  }

  /** The same with another distance gate, metres a frame. */
  public TrackerConfig withMaxDistance(double metres) {
    return new TrackerConfig(minHits, maxAge, metres, expectedCount, accelerationSigma, speedSigma);
  }

  /** The same with another expected count, 0 when unknown. */
  public TrackerConfig withExpectedCount(int count) {
    return new TrackerConfig(minHits, maxAge, maxDistance, count, accelerationSigma, speedSigma);
  }

  /** The same for fish that move otherwise, or are filmed at another rate. */
  public TrackerConfig withMotion(Motion motion, double fps) {
    return new TrackerConfig(
        minHits,
        maxAge,
        motion.maxDistance(fps),
        expectedCount,
        motion.accelerationSigma(fps),
        motion.speedSigma(fps));
  }

  private static void require(boolean holds, String option, String reason) {
    if (!holds) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
