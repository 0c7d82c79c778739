package org.shoal.transforms.simulate;

/** Smooth random texture: value noise on an integer lattice. */
public final class ValueNoise {
  private final long seed;

  /** The texture of a seed. */
  public ValueNoise(long seed) {
    this.seed = seed;
  }

  /** 0 to 1, with features about 1 wide, continuous with its first derivatives. */
  public double at(double x, double y) {
    double floorX = Math.floor(x);
    double floorY = Math.floor(y);
    long i = (long) floorX;
    long j = (long) floorY;
    double u = fade(x - floorX);
    double v = fade(y - floorY);
    double low = corner(i, j) + u * (corner(i + 1, j) - corner(i, j));
    double high = corner(i, j + 1) + u * (corner(i + 1, j + 1) - corner(i, j + 1));
    return low + v * (high - low);
  }

  private double corner(long i, long j) {
    return (Seeds.mix(seed ^ Seeds.mix(i * 0x9E3779B97F4A7C15L + j)) >>> 11) * 0x1p-53;
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }
}
