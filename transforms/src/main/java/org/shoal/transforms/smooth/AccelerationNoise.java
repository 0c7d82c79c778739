package org.shoal.transforms.smooth;

/**
 * How restless fish are: the power spectral density of their acceleration, taken as white noise,
 * for each axis of the world, in square metres a cubic frame (the variance by which the velocity,
 * in metres a frame, changes within a frame).
 *
 * @param x along the world's x, above 0
 * @param y along the world's y, above 0
 * @param z along the world's z, above 0
 */
public record AccelerationNoise(double x, double y, double z) {
  public AccelerationNoise {
    if (!(x > 0 && y > 0 && z > 0)) {
      throw new IllegalArgumentException("not a noise: %g, %g, %g".formatted(x, y, z));
    }
  }

  /** By axis, 0 to 2. */
  double along(int axis) {
    return switch (axis) {
      case 0 -> x;
      case 1 -> y;
      default -> z;
    };
  }

  double least() {
    return Math.min(x, Math.min(y, z));
  }
}
