package org.shoal.transforms.simulate;

/**
 * One arm of a front crawl: the wrist runs along a closed curve (entry, catch, pull, push, exit,
 * recovery), the elbow stays high above the line from shoulder to wrist. Body axes: forward, to the
 * arm's side, up; metres for a body of usual size.
 */
final class CrawlArm {
  /** Phases at which the hand enters and leaves the water. */
  static final double ENTRY = 0.96;

  static final double EXIT = 0.58;

  private static final double UPPER = 0.30;
  private static final double FORE = 0.27;
  private static final double HAND = 0.15;

  /** Phase, forward of the shoulder, outward of the shoulder, height over the water. */
  private static final double[][] PATH = {
    {0.00, 0.52, 0.00, -0.07},
    {0.14, 0.44, 0.03, -0.27},
    {0.29, 0.12, 0.00, -0.60},
    {0.44, -0.28, 0.02, -0.42},
    {0.57, -0.44, 0.10, -0.04},
    {0.71, -0.08, 0.26, 0.32},
    {0.86, 0.34, 0.14, 0.19},
  };

  private final double depth;
  private final double height;
  private final double width;

  /**
   * @param depth how deep it pulls, 1 the usual
   * @param height how high it recovers, 1 the usual
   * @param width how wide it swings, 1 the usual
   */
  CrawlArm(double depth, double height, double width) {
    this.depth = depth;
    this.height = height;
    this.width = width;
  }

  /**
   * Places elbow, wrist and hand.
   *
   * @param phase of this arm; whole cycles do not matter
   * @param shoulder forward, outward, up
   * @param out gets elbow, wrist and hand, forward, outward, up each
   */
  void place(double phase, double[] shoulder, double[] out) {
    double p = phase - Math.floor(phase);
    double z = path(p, 3);
    double[] reach = {
      path(p, 1), width * path(p, 2), (z < 0 ? depth * z : height * z) - shoulder[2]
    };
    double length = Math.sqrt(dot(reach, reach));
    double distance = Math.min(length, 0.99 * (UPPER + FORE));
    for (int axis = 0; axis < 3; axis++) {
      reach[axis] /= length;
      out[3 + axis] = shoulder[axis] + distance * reach[axis];
    }
    // The triangle of upper arm, forearm and the line between their ends (law of cosines).
    double along = (UPPER * UPPER - FORE * FORE + distance * distance) / (2 * distance);
    double aside = Math.sqrt(Math.max(0, UPPER * UPPER - along * along));
    double[] pole = {0, 0.6, 0.8};
    double share = dot(pole, reach);
    double norm = Math.sqrt(Math.max(1e-9, 1 - share * share));
    for (int axis = 0; axis < 3; axis++) {
      double across = (pole[axis] - share * reach[axis]) / norm;
      out[axis] = shoulder[axis] + along * reach[axis] + aside * across;
      out[6 + axis] = out[3 + axis] + (out[3 + axis] - out[axis]) * HAND / FORE;
    }
  }

  /** A coordinate of the wrist's path: a closed cubic through its points (Catmull and Rom 1974). */
  private static double path(double p, int coordinate) {
    int count = PATH.length;
    int i = count - 1;
    while (PATH[i][0] > p) {
      i--;
    }
    double from = PATH[i][0];
    double to = i + 1 < count ? PATH[i + 1][0] : 1;
    double span = to - from;
    double t = (p - from) / span;
    double a = PATH[i][coordinate];
    double b = PATH[(i + 1) % count][coordinate];
    double slopeA = slope(i, coordinate) * span;
    double slopeB = slope((i + 1) % count, coordinate) * span;
    double t2 = t * t;
    double t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * a
        + (t3 - 2 * t2 + t) * slopeA
        + (3 * t2 - 2 * t3) * b
        + (t3 - t2) * slopeB;
  }

  private static double slope(int i, int coordinate) {
    int count = PATH.length;
    double[] before = PATH[(i + count - 1) % count];
    double[] after = PATH[(i + 1) % count];
    double span = after[0] - before[0];
    return (after[coordinate] - before[coordinate]) / (span > 0 ? span : span + 1);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
