package org.shoal.io.calibration;

import java.io.Serializable;

/**
 * OpenCV's lens distortion. The array must not be changed.
 *
 * @param model which formula
 * @param coefficients pinhole: k1 k2 p1 p2 k3 k4 k5 k6 (always 8, absent ones 0); fisheye: k1 k2 k3
 *     k4
 */
public record LensDistortion(Model model, double[] coefficients) implements Serializable {
  /** OpenCV's two families of lens model. */
  public enum Model {
    /** Rational radial and tangential distortion (cv::projectPoints). */
    PINHOLE,
    /** Equidistant fisheye (cv::fisheye). */
    FISHEYE
  }

  /** A lens without distortion. */
  public static LensDistortion none() {
    return new LensDistortion(Model.PINHOLE, new double[8]);
  }
}
