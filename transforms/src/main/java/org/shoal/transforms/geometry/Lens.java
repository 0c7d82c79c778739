package org.shoal.transforms.geometry;

import org.shoal.io.calibration.LensDistortion;

/**
 * A lens: maps normalised image coordinates (a, b) = (x/z, y/z) to distorted ones and back. Both
 * ways end at the angle where distortion stops to grow with the angle: beyond it a model folds the
 * image over itself and describes no lens.
 */
sealed interface Lens permits PinholeLens, FisheyeLens {
  static Lens of(LensDistortion distortion) {
    return switch (distortion.model()) {
      case PINHOLE -> new PinholeLens(distortion.coefficients());
      case FISHEYE -> new FisheyeLens(distortion.coefficients());
    };
  }

  /**
   * Distorts a point.
   *
   * @param out gets the distorted a, b
   * @return whether the lens can see the point
   */
  boolean distort(double a, double b, double[] out);

  /**
   * Distorts a point and differentiates.
   *
   * @param out gets the distorted a, b, and da'/da, da'/db, db'/da, db'/db
   * @return whether the lens can see the point
   */
  boolean distortWithJacobian(double a, double b, double[] out);

  /**
   * The point that is distorted to (a, b).
   *
   * @param out gets a, b; all 6 elements are overwritten
   * @return whether there is one
   */
  boolean undistort(double a, double b, double[] out);
}
