package org.shoal.transforms.geometry;

/**
 * OpenCV's equidistant fisheye (cv::fisheye): the angle θ from the axis appears at the radius θ (1
 * + k1 θ² + k2 θ⁴ + k3 θ⁶ + k4 θ⁸).
 */
final class FisheyeLens implements Lens {
  private static final double ON_AXIS = 1e-12;
  private static final int MAX_STEPS = 100;

  private final double k1;
  private final double k2;
  private final double k3;
  private final double k4;

  /** Angle below which the radius grows with it, at most a right angle. */
  private final double limit;

  FisheyeLens(double[] c) {
    if (c.length != 4) {
      throw new IllegalArgumentException("a fisheye lens has 4 coefficients, not " + c.length);
    }
    k1 = c[0];
    k2 = c[1];
    k3 = c[2];
    k4 = c[3];
    double[] slopeOfSquare = {1, 3 * k1, 5 * k2, 7 * k3, 9 * k4};
    limit = Math.sqrt(Polynomial.firstSignChange(slopeOfSquare, Math.PI * Math.PI / 4));
  }

  @Override
  public boolean distort(double a, double b, double[] out) {
    double r = Math.sqrt(a * a + b * b);
    double theta = Math.atan(r);
    double scale = r < ON_AXIS ? 1 : radius(theta) / r;
    out[0] = a * scale;
    out[1] = b * scale;
    return theta < limit;
  }

  @Override
  public boolean distortWithJacobian(double a, double b, double[] out) {
    double r = Math.sqrt(a * a + b * b);
    double theta = Math.atan(r);
    double scale = r < ON_AXIS ? 1 : radius(theta) / r;
    double bend = r < ON_AXIS ? 0 : (slope(theta) / (1 + r * r) - scale) / (r * r);
    out[0] = a * scale;
    out[1] = b * scale;
    out[2] = scale + a * a * bend;
    out[3] = a * b * bend;
    out[4] = out[3];
    out[5] = scale + b * b * bend;
    return theta < limit;
  }

  @Override
  public boolean undistort(double a, double b, double[] out) {
    double distorted = Math.sqrt(a * a + b * b);
    if (!(distorted < radius(limit))) {
      return false;
    }
    double scale = distorted < ON_AXIS ? 1 : Math.tan(angle(distorted)) / distorted;
    out[0] = a * scale;
    out[1] = b * scale;
    return true;
  }

  /** Newton's method, halving the bracket where it would leave it. */
  private double angle(double distorted) {
    double low = 0;
    double high = limit;
    double theta = Math.min(distorted, 0.5 * limit);
    for (int i = 0; i < MAX_STEPS; i++) {
      double error = radius(theta) - distorted;
      if (error > 0) {
        high = theta;
      } else {
        low = theta;
      }
      double next = theta - error / slope(theta);
      if (!(next >= low && next <= high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - theta) <= 1e-15) {
        return next;
      }
      theta = next;
    }
    return theta;
  }

  private double radius(double theta) {
    double t = theta * theta;
    return theta * (1 + t * (k1 + t * (k2 + t * (k3 + t * k4))));
  }

  private double slope(double theta) {
    double t = theta * theta;
    return 1 + t * (3 * k1 + t * (5 * k2 + t * (7 * k3 + t * 9 * k4)));
  }
}
