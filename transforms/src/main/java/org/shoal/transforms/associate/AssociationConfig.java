package org.shoal.transforms.associate;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;
import org.shoal.transforms.motion.Motion;

/**
 * How views are associated.
 *
 * @param reprojectionThreshold largest distance in pixels between a detection and the projection of
 *     the point that it is a view of
 * @param minCameras fewest cameras that make a point, at least 2
 * @param expectedCount how many things there are, 0 when unknown; a soft expectation: beyond it a
 *     point of two cameras only is not believed
 * @param accelerationSigma how much a thing's velocity changes from one frame to the next, standard
 *     deviation in metres a frame, a frame
 * @param speedSigma how fast a thing may be when first seen, standard deviation in metres a frame
 * @param seedFrames how many frames a point is looked for after it was last seen
 */
public record AssociationConfig(
    double reprojectionThreshold,
    int minCameras,
    int expectedCount,
    double accelerationSigma,
    double speedSigma,
    int seedFrames)
    implements Serializable {

  public AssociationConfig {
    require(reprojectionThreshold > 0, "reprojectionThreshold", "must be above 0 px");
    require(minCameras >= 2, "minCameras", "must be at least 2: one camera gives no depth");
    require(expectedCount >= 0, "expectedCount", "must not be negative; 0 means unknown");
    require(accelerationSigma > 0, "accelerationSigma", "must be above 0 metres");
    require(speedSigma > 0, "speedSigma", "must be above 0 metres");
    require(seedFrames >= 0, "seedFrames", "must not be negative");
  }

  /** 15 px, 2 cameras, unknown count, and motion as of fish filmed at 30 frames a second. */
  public static AssociationConfig defaults() {
    return new AssociationConfig(15, 2, 0, 1, 1, 5).withMotion(Motion.ofFish(), 30);
  }

  /** The same with another reprojection threshold, pixels. */
  public AssociationConfig withReprojectionThreshold(double pixels) {
    return new AssociationConfig(
        pixels, minCameras, expectedCount, accelerationSigma, speedSigma, seedFrames);
  }

  /** The same with another fewest number of cameras. */
  public AssociationConfig withMinCameras(int cameras) {
    return new AssociationConfig(
        reprojectionThreshold, cameras, expectedCount, accelerationSigma, speedSigma, seedFrames);
  }

  /** The same with another expected count, 0 when unknown. */
  public AssociationConfig withExpectedCount(int count) {
    return new AssociationConfig(
        reprojectionThreshold, minCameras, count, accelerationSigma, speedSigma, seedFrames);
  }

  /** The same for things that move otherwise, or at another frame rate. */
  public AssociationConfig withMotion(Motion motion, double fps) {
    return new AssociationConfig(
        reprojectionThreshold,
        minCameras,
        expectedCount,
        motion.accelerationSigma(fps),
        motion.speedSigma(fps),
        seedFrames);
  }

  private static void require(boolean holds, String option, String reason) {
    if (!holds) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
