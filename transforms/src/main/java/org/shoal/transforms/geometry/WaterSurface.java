package org.shoal.transforms.geometry;

import org.shoal.io.calibration.Medium;

/** Snell's law at a flat, horizontal water surface. Lengths in metres. */
final class WaterSurface {
  private static final int MAX_STEPS = 60;
  private static final double TOLERANCE = 1e-14;

  private final double z;
  private final double nAir;
  private final double nWater;

  WaterSurface(Medium.Water water) {
    z = water.surfaceZ();
    nAir = water.nAir();
    nWater = water.nWater();
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
   * the horizontal distance that is in air, by Newton's method inside a bracket.
   *
   * @param height of the camera above the surface, positive
   * @param depth of the point under the surface, positive
   * @param distance horizontal, camera to point, not negative
   */
  double crossing(double height, double depth, double distance) {
    if (distance <= TOLERANCE * height) {
      return nWater * height / (nAir * depth + nWater * height);
    }
    double low = 0;
    double high = distance;
    double r = distance * height / (height + depth);
    for (int i = 0; i < MAX_STEPS; i++) {
      double error = excess(height, depth, r, distance - r);
      if (error > 0) {
        high = r;
      } else {
        low = r;
      }
      double slope = nAir * bend(height, r) + nWater * bend(depth, distance - r);
      double next = r - error / slope;
      if (!(next >= low && next <= high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - r) <= TOLERANCE * distance) {
        return next / distance;
      }
      r = next;
    }
    return r / distance;
  }

  /** How the crossing's horizontal distance grows with the point's: d r / d distance, in (0, 1). */
  double slopeByDistance(double height, double depth, double inAir, double inWater) {
    double air = nAir * bend(height, inAir);
    double water = nWater * bend(depth, inWater);
    return water / (air + water);
  }

  /** How the crossing's horizontal distance grows with the point's depth: d r / d depth. */
  double slopeByDepth(double height, double depth, double inAir, double inWater) {
    double length = Math.sqrt(inWater * inWater + depth * depth);
    double steepening = nWater * inWater * depth / (length * length * length);
    return -steepening / (nAir * bend(height, inAir) + nWater * bend(depth, inWater));
  }

  /** Snell's law as a difference: n_air sin i - n_water sin t, growing with the first distance. */
  private double excess(double height, double depth, double inAir, double inWater) {
    return nAir * inAir / Math.sqrt(inAir * inAir + height * height)
        - nWater * inWater / Math.sqrt(inWater * inWater + depth * depth);
  }

  /** The derivative of r / √(r² + h²) by r. */
  private static double bend(double h, double r) {
    double length = Math.sqrt(r * r + h * h);
    return h * h / (length * length * length);
  }
}
