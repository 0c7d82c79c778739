package org.shoal.transforms.geometry;

/** Symmetric 3x3 matrices as xx, xy, xz, yy, yz, zz. */
public final class Symmetric3 {
  private Symmetric3() {}

  static double determinant(double[] m) {
    return m[0] * (m[3] * m[5] - m[4] * m[4])
        - m[1] * (m[1] * m[5] - m[4] * m[2])
        + m[2] * (m[1] * m[4] - m[3] * m[2]);
  }

  /**
   * Inverts a positive definite matrix.
   *
   * @return false when it is not one, to working precision
   */
  public static boolean invert(double[] m, double[] inverse) {
    double determinant = determinant(m);
    double scale = m[0] * m[3] * m[5];
    boolean positive = m[0] > 0 && m[0] * m[3] - m[1] * m[1] > 0 && determinant > 1e-15 * scale;
    if (!positive || determinant == Double.POSITIVE_INFINITY) {
      return false;
    }
    inverse[0] = (m[3] * m[5] - m[4] * m[4]) / determinant;
    inverse[1] = (m[2] * m[4] - m[1] * m[5]) / determinant;
    inverse[2] = (m[1] * m[4] - m[2] * m[3]) / determinant;
    inverse[3] = (m[0] * m[5] - m[2] * m[2]) / determinant;
    inverse[4] = (m[1] * m[2] - m[0] * m[4]) / determinant;
    inverse[5] = (m[0] * m[3] - m[1] * m[1]) / determinant;
    return true;
  }

  /** m times the vector that starts at an index, into out. */
  static void multiply(double[] m, double[] vector, int at, double[] out) {
    double x = vector[at];
    double y = vector[at + 1];
    double z = vector[at + 2];
    out[0] = m[0] * x + m[1] * y + m[2] * z;
    out[1] = m[1] * x + m[3] * y + m[4] * z;
    out[2] = m[2] * x + m[4] * y + m[5] * z;
  }
}
