package org.shoal.transforms.simulate.line;

/** Forms of bottle, one a volume. Lengths are shares of the tallest bottle's height. */
enum BottleShape {
  ML_330("330 ml", 0.60, 0.130, 0.09, 0.18, 0.40),
  ML_500("500 ml", 0.78, 0.122, 0.07, 0.13, 0.38),
  ML_750("750 ml", 0.92, 0.125, 0.05, 0.34, 0.50),
  ML_1500("1500 ml", 1.00, 0.160, 0.05, 0.11, 0.34);

  private static final double NECK = 0.045;

  private final String title;
  private final double height;
  private final double radius;
  private final double capEnd;
  private final double neckEnd;
  private final double shoulderEnd;

  BottleShape(
      String title,
      double height,
      double radius,
      double capEnd,
      double neckEnd,
      double shoulderEnd) {
    this.title = title;
    this.height = height;
    this.radius = radius;
    this.capEnd = capEnd;
    this.neckEnd = neckEnd;
    this.shoulderEnd = shoulderEnd;
  }

  /** Height, with the cap. */
  double height() {
    return height;
  }

  /** Radius of the body. */
  double radius() {
    return radius;
  }

  /** Where the cap ends, as a share of this bottle's height from the top. */
  double capEnd() {
    return capEnd;
  }

  /** Where the shoulder ends, likewise. */
  double shoulderEnd() {
    return shoulderEnd;
  }

  /** Radius at a share of the height from the top; 0 above and below the bottle. */
  double radiusAt(double t, boolean capped) {
    if (t < 0 || t > 1) {
      return 0;
    }
    if (t < capEnd) {
      return capped ? 1.15 * NECK : 0.85 * NECK;
    }
    if (t < neckEnd) {
      return NECK;
    }
    if (t < shoulderEnd) {
      double s = (t - neckEnd) / (shoulderEnd - neckEnd);
      return NECK + (radius - NECK) * s * s * (3 - 2 * s);
    }
    double rounded = Math.max(0, (t - 0.97) / 0.03);
    return radius * (1 - 0.25 * rounded * rounded);
  }

  /** The attribute's value. */
  String title() {
    return title;
  }
}
