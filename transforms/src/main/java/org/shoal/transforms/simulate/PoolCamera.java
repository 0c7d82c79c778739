package org.shoal.transforms.simulate;

import java.util.Random;

/**
 * A camera at the pool's edge that looks across the lanes and down. What is under water is seen at
 * three quarters of its depth, as through a flat surface from nearly above (1 / 1.33).
 */
final class PoolCamera {
  /** From one lane to the next, metres. */
  static final double LANE = 1.7;

  static final double APPARENT = 0.75;

  private final double focal;
  private final double centreU;
  private final double centreV;
  private final double x;
  private final double y;
  private final double z;
  private final double sin;
  private final double cos;

  PoolCamera(SwimConfig config) {
    Random random = Seeds.RIG.random(config.seed(), 0);
    int more = config.swimmers() - 1;
    double pitch = Math.toRadians(20 + 9 * random.nextDouble() + 4 * more);
    double distance = (4.5 + 0.6 * random.nextDouble()) * (1 + 0.22 * more);
    this.focal = 1.33 * config.width();
    this.centreU = (config.width() - 1) / 2.0;
    this.centreV = (config.height() - 1) / 2.0;
    this.sin = Math.sin(pitch);
    this.cos = Math.cos(pitch);
    this.x = 0.16 * (random.nextDouble() - 0.5);
    this.y = more * LANE / 2 - distance * cos + 0.2 * (random.nextDouble() - 0.5);
    this.z = distance * sin;
  }

  /**
   * Where a point appears.
   *
   * @param out gets u, v in pixels, the first one's centre at 0, and pixels a metre there
   */
  void project(double pointX, double pointY, double pointZ, double[] out) {
    double up = (pointZ < 0 ? APPARENT * pointZ : pointZ) - z;
    double across = pointY - y;
    double scale = focal / Math.max(0.1, across * cos - up * sin);
    out[0] = centreU + scale * (pointX - x);
    out[1] = centreV - scale * (across * sin + up * cos);
    out[2] = scale;
  }

  /**
   * The point of a level plane that a pixel shows; false where the pixel looks above it.
   *
   * @param out gets x and y
   */
  boolean cast(double u, double v, double planeZ, double[] out) {
    double right = (u - centreU) / focal;
    double up = (centreV - v) / focal;
    double fall = sin - up * cos;
    if (fall < 0.01) {
      return false;
    }
    double length = (z - planeZ) / fall;
    out[0] = x + length * right;
    out[1] = y + length * (cos + up * sin);
    return true;
  }
}
