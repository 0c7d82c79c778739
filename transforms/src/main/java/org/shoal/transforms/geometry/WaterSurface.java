package org.shoal.transforms.geometry;

import org.shoal.io.calibration.Medium;

/**
 * Snell's law at a flat, horizontal water surface. Lengths in metres.
 *
 * <p>Light from a camera at height h above the surface to a point at depth d under it and at the
 * horizontal distance t crosses the surface at a share s of that distance. Squared and without its
 * fractions, Snell's law is that the quartic
 *
 * <p>g(s) = (n_air d s)² - (n_water h (1 - s))² - (n_water² - n_air²) t² s² (1 - s)²
 *
 * <p>is 0, which it is for one share between 0 and 1; it grows there. It needs no roots, and
 * neither do its derivatives by t² and d, of which the implicit function theorem makes those of the
 * share.
 */
final class WaterSurface {
  private static final int MAX_STEPS = 60;

  /** A Newton step, over the lesser of s and 1 - s, for which the series of its inverse holds. */
  private static final double SMALL_STEP = 0.1;

  /** One for which four terms of that series leave an error as small as rounding. */
  private static final double LAST_STEP = 3e-4;

  /** Beyond this light is too flat for the fraction that is near otherwise. */
  private static final double FLAT = 0.5;

  private final double z;
  private final double nAir;
  private final double nWater;

  /** n_water² - n_air². */
  private final double excess;

  WaterSurface(Medium.Water water) {
    z = water.surfaceZ();
    nAir = water.nAir();
    nWater = water.nWater();
    excess = nWater * nWater - nAir * nAir;
    if (!(Double.isFinite(z) && positive(nAir) && positive(nWater))) {
      throw new IllegalArgumentException("not a water surface: " + water);
    }
  }

  private static boolean positive(double n) {
    return n > 0 && Double.isFinite(n);
  }

  double z() {
    return z;
  }

  /** The ratio of the refractive indices, air to water. */
  double ratio() {
    return nAir / nWater;
  }

  /**
   * Where on the way from a camera to a point under water light crosses the surface: the share of
   * the horizontal distance that is in air, by Newton's method inside a bracket, with the terms of
   * higher order (the series of the inverse of a quartic).
   *
   * @param height of the camera above the surface, positive
   * @param depth of the point under the surface, positive
   * @param squaredDistance horizontal, camera to point, not negative
   */
  double crossing(double height, double depth, double squaredDistance) {
    double inWater = square(nAir * depth);
    double inAir = square(nWater * height);
    double bend = excess * squaredDistance;
    double low = 0;
    double high = 1;
    double share = guess(height, depth, squaredDistance);
    for (int i = 0; i < MAX_STEPS; i++) {
      double rest = 1 - share;
      double product = share * rest;
      double slope = 2 * (inWater * share + inAir * rest - bend * product * (rest - share));
      double value = inWater * share * share - inAir * rest * rest - bend * product * product;
      if (value > 0) {
        high = share;
      } else {
        low = share;
      }
      double perSlope = 1 / slope;
      double newton = -value * perSlope;
      double least = Math.min(share, rest);
      double step = newton;
      if (Math.abs(newton) < SMALL_STEP * least) {
        double a = (inWater - inAir - bend * (1 - 6 * product)) * perSlope * newton;
        double b = 2 * bend * (rest - share) * perSlope * newton * newton;
        double c = -bend * perSlope * newton * newton * newton;
        step *= 1 - a + (2 * a * a - b) + (5 * a * (b - a * a) - c);
      }
      double next = share + step;
      boolean inside = next >= low && next <= high;
      if (inside && Math.abs(newton) <= LAST_STEP * least) {
        return next;
      }
      share = inside ? next : 0.5 * (low + high);
    }
    return share;
  }

  /**
   * A share that is right up to the fourth power of the distance, and in the limit of flat light.
   */
  private double guess(double height, double depth, double squaredDistance) {
    double perSum = 1 / (nAir * depth + nWater * height);
    // That of steep light, for which sines are tangents.
    double steep = nWater * height * perSum;
    double flatness = 0.5 * excess * steep * squaredDistance * perSum * perSum;
    if (flatness < FLAT && flatness > -FLAT) {
      return (steep + flatness) / (1 + flatness);
    }
    return flatness > 0 ? 1 - (1 - steep) / Math.sqrt(1 + 2 * flatness) : steep;
  }

  /** The least share for points of a depth and above it, however far away: that of steep light. */
  double leastShare(double height, double depth) {
    return excess > 0 && depth > 0 ? nWater * height / (nAir * depth + nWater * height) : 0;
  }

  /** One over the quartic's slope at its root: what the derivatives of the share share. */
  double perSlope(double height, double depth, double squaredDistance, double share) {
    double rest = 1 - share;
    double product = share * rest;
    return 0.5
        / (square(nAir * depth) * share
            + square(nWater * height) * rest
            - excess * squaredDistance * product * (rest - share));
  }

  /** How the share grows with the squared distance. */
  double shareBySquaredDistance(double share, double perSlope) {
    return excess * square(share * (1 - share)) * perSlope;
  }

  /** How the share grows with the point's depth. */
  double shareByDepth(double depth, double share, double perSlope) {
    return -2 * depth * square(nAir * share) * perSlope;
  }

  private static double square(double x) {
    return x * x;
  }
}
