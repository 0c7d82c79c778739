package org.shoal.transforms.smooth;

/** 3x3 matrices, row-major, anywhere in arrays. A result never lies in an argument's place. */
final class Matrix3 {
  private Matrix3() {}

  /** out = a b. */
  static void multiply(double[] a, int ai, double[] b, int bi, double[] out, int oi) {
    for (int i = 0; i < 3; i++) {
      double x = a[ai + 3 * i];
      double y = a[ai + 3 * i + 1];
      double z = a[ai + 3 * i + 2];
      for (int j = 0; j < 3; j++) {
        out[oi + 3 * i + j] = x * b[bi + j] + y * b[bi + 3 + j] + z * b[bi + 6 + j];
      }
    }
  }

  /** out = aᵀ b. */
  static void multiplyTransposed(double[] a, int ai, double[] b, int bi, double[] out, int oi) {
    for (int i = 0; i < 3; i++) {
      double x = a[ai + i];
      double y = a[ai + 3 + i];
      double z = a[ai + 6 + i];
      for (int j = 0; j < 3; j++) {
        out[oi + 3 * i + j] = x * b[bi + j] + y * b[bi + 3 + j] + z * b[bi + 6 + j];
      }
    }
  }

  /** out = out - a. */
  static void subtract(double[] a, int ai, double[] out, int oi) {
    for (int k = 0; k < 9; k++) {
      out[oi + k] -= a[ai + k];
    }
  }

  /** Makes a matrix that rounding left almost symmetric so. */
  static void symmetrize(double[] a, int ai) {
    a[ai + 1] = a[ai + 3] = 0.5 * (a[ai + 1] + a[ai + 3]);
    a[ai + 2] = a[ai + 6] = 0.5 * (a[ai + 2] + a[ai + 6]);
    a[ai + 5] = a[ai + 7] = 0.5 * (a[ai + 5] + a[ai + 7]);
  }

  /** Writes the elements xx, xy, xz, yy, yz, zz of a symmetric matrix out in full. */
  static void expand(double[] elements, int from, double[] out, int oi) {
    out[oi] = elements[from];
    out[oi + 1] = out[oi + 3] = elements[from + 1];
    out[oi + 2] = out[oi + 6] = elements[from + 2];
    out[oi + 4] = elements[from + 3];
    out[oi + 5] = out[oi + 7] = elements[from + 4];
    out[oi + 8] = elements[from + 5];
  }
}
