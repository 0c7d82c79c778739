package org.shoal.transforms.geometry;

/**
 * OpenCV's rational and tangential distortion (cv::projectPoints), k1 k2 p1 p2 k3 k4 k5 k6.
 *
 * <p>Undistorting is Newton's method with backtracking, once more from the radial solution where it
 * fails.
 */
final class PinholeLens implements Lens {
  /** Tangent of 89.94 degrees: no pinhole camera sees further. */
  private static final double WIDEST = 1e3;

  private static final double TOLERANCE = 1e-13;
  private static final int MAX_STEPS = 50;
  private static final int MAX_HALVINGS = 30;

  private final double k1;
  private final double k2;
  private final double k3;
  private final double k4;
  private final double k5;
  private final double k6;
  private final double p1;
  private final double p2;

  /** Squared radius below which the model is one-to-one. */
  private final double limit;

  PinholeLens(double[] c) {
    if (c.length != 8) {
      throw new IllegalArgumentException("a pinhole lens has 8 coefficients, not " + c.length);
    }
    k1 = c[0];
    k2 = c[1];
    p1 = c[2];
    p2 = c[3];
    k3 = c[4];
    k4 = c[5];
    k5 = c[6];
    k6 = c[7];
    double radius = oneToOneRadius();
    limit = radius * radius;
  }

  /**
   * The radius up to which the model is one-to-one.
   *
   * <p>The model is the gradient of a potential, hence one-to-one on a disc where its Jacobian is
   * positive definite. In polar directions that is the diagonal of g' and g / r, with g = r P / Q
   * the radial part, plus a tangential part that cannot outweigh it while both exceed 6 |p| r.
   */
  private double oneToOneRadius() {
    double[] p = {1, 0, k1, 0, k2, 0, k3};
    double[] q = {1, 0, k4, 0, k5, 0, k6};
    double[] r = {0, 1};
    double[] tangential = {0, 6 * Math.hypot(p1, p2)};
    double[] change =
        Polynomial.add(
            Polynomial.multiply(Polynomial.derivative(p), q),
            -1,
            Polynomial.multiply(p, Polynomial.derivative(q)));
    double[] slope = Polynomial.add(Polynomial.multiply(p, q), 1, Polynomial.multiply(r, change));
    double[] tangentialQ = Polynomial.multiply(tangential, q);
    double bySlope =
        Polynomial.firstSignChange(
            Polynomial.add(slope, -1, Polynomial.multiply(tangentialQ, q)), WIDEST);
    double byScale = Polynomial.firstSignChange(Polynomial.add(p, -1, tangentialQ), bySlope);
    return Polynomial.firstSignChange(q, byScale);
  }

  @Override
  public boolean distort(double a, double b, double[] out) {
    double r2 = a * a + b * b;
    return displace(a, b, r2, numerator(r2) / denominator(r2), out);
  }

  @Override
  public boolean distortWithJacobian(double a, double b, double[] out) {
    double r2 = a * a + b * b;
    double perDenominator = 1 / denominator(r2);
    double radial = numerator(r2) * perDenominator;
    double slope = (numeratorSlope(r2) - radial * denominatorSlope(r2)) * perDenominator;
    double mixed = 2 * (a * b * slope + p1 * a + p2 * b);
    out[2] = radial + 2 * a * a * slope + 2 * p1 * b + 6 * p2 * a;
    out[3] = mixed;
    out[4] = mixed;
    out[5] = radial + 2 * b * b * slope + 6 * p1 * b + 2 * p2 * a;
    return displace(a, b, r2, radial, out);
  }

  private boolean displace(double a, double b, double r2, double radial, double[] out) {
    out[0] = a * radial + 2 * p1 * a * b + p2 * (r2 + 2 * a * a);
    out[1] = b * radial + p1 * (r2 + 2 * b * b) + 2 * p2 * a * b;
    return r2 < limit;
  }

  @Override
  public boolean undistort(double a, double b, double[] out) {
    if (descend(a, b, insideScale(a, b), out)) {
      return true;
    }
    return descend(a, b, radialScale(Math.sqrt(a * a + b * b)), out);
  }

  /** Newton from the target times a scale; true when it met the target inside the lens's range. */
  private boolean descend(double targetA, double targetB, double scale, double[] out) {
    double a = scale * targetA;
    double b = scale * targetB;
    double enough = square(TOLERANCE) * (1 + square(targetA) + square(targetB));
    double error = evaluate(a, b, targetA, targetB, out);
    for (int i = 0; i < MAX_STEPS && error < Double.POSITIVE_INFINITY; i++) {
      double determinant = out[2] * out[5] - out[3] * out[4];
      if (!(determinant > 0 && out[2] > 0)) {
        return false;
      }
      if (error <= enough) {
        out[0] = a;
        out[1] = b;
        return true;
      }
      double ea = targetA - out[0];
      double eb = targetB - out[1];
      double stepA = (out[5] * ea - out[3] * eb) / determinant;
      double stepB = (out[2] * eb - out[4] * ea) / determinant;
      double share = 1;
      double before = error;
      error = evaluate(a + stepA, b + stepB, targetA, targetB, out);
      for (int j = 0; j < MAX_HALVINGS && !(error < before); j++) {
        share /= 2;
        error = evaluate(a + share * stepA, b + share * stepB, targetA, targetB, out);
      }
      if (!(error < before)) {
        return false;
      }
      a += share * stepA;
      b += share * stepB;
    }
    return false;
  }

  /** The squared distance to the target; infinite outside of the lens's range. */
  private double evaluate(double a, double b, double targetA, double targetB, double[] out) {
    return distortWithJacobian(a, b, out)
        ? square(out[0] - targetA) + square(out[1] - targetB)
        : Double.POSITIVE_INFINITY;
  }

  /** The scale that undistorts a radius when tangential distortion is ignored, by bisection. */
  private double radialScale(double distorted) {
    double low = 0;
    double high = Math.sqrt(limit);
    while (high - low > 1e-6 * high) {
      double middle = 0.5 * (low + high);
      double r2 = middle * middle;
      if (middle * numerator(r2) / denominator(r2) < distorted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low / distorted;
  }

  /** The scale that brings a point into the lens's range; 1 when it is there already. */
  private double insideScale(double a, double b) {
    double r2 = a * a + b * b;
    return r2 < limit ? 1 : 0.9 * Math.sqrt(limit / r2);
  }

  private double numerator(double r2) {
    return 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
  }

  private double denominator(double r2) {
    return 1 + r2 * (k4 + r2 * (k5 + r2 * k6));
  }

  private double numeratorSlope(double r2) {
    return k1 + r2 * (2 * k2 + r2 * 3 * k3);
  }

  private double denominatorSlope(double r2) {
    return k4 + r2 * (2 * k5 + r2 * 3 * k6);
  }

  private static double square(double x) {
    return x * x;
  }
}
