package org.shoal.transforms.geometry;

import org.shoal.io.calibration.Medium;

/** Snell's law at a flat, horizontal water surface. Lengths in metres. */
final class WaterSurface {
  private static final int MAX_STEPS = 60;
  private static final double TOLERANCE = 1e-14;

  /** A step this small, over the scale of the curvature, leaves an error as small as rounding. */
  private static final double LAST_STEP = 1e-8;

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
   * <p>A step of s leaves an error of at most 3/4 s² / min(height, depth), since the curvature of
   * Snell's law over its slope is never more than 3/2 of 1 / min(height, depth).
   *
   * @param height of the camera above the surface, positive
   * @param depth of the point under the surface, positive
   * @param distance horizontal, camera to point, not negative
   */
  double crossing(double height, double depth, double distance) {
    // That of steep light, for which sines are tangents.
    double steep = nWater * height / (nAir * depth + nWater * height);
    if (distance <= TOLERANCE * height) {
      return steep;
    }
    double lastStep = LAST_STEP * Math.min(height, depth);
    double low = 0;
    double high = distance;
    double r = steep * distance;
    for (int i = 0; i < MAX_STEPS; i++) {
      double inWater = distance - r;
      double air = 1 / Math.sqrt(r * r + height * height);
      double water = 1 / Math.sqrt(inWater * inWater + depth * depth);
      double error = nAir * r * air - nWater * inWater * water;
      if (error > 0) {
        high = r;
      } else {
        low = r;
      }
      double slope = nAir * height * height * cube(air) + nWater * depth * depth * cube(water);
      double next = r - error / slope;
      boolean inside = next >= low && next <= high;
      double step = Math.abs(next - r);
      if (inside && (step <= lastStep || step <= TOLERANCE * distance)) {
        return next / distance;
      }
      r = inside ? next : 0.5 * (low + high);
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

  /** The derivative of r / √(r² + h²) by r. */
  private static double bend(double h, double r) {
    double length = Math.sqrt(r * r + h * h);
    return h * h / (length * length * length);
  }

  private static double cube(double x) {
    return x * x * x;
  }
}
