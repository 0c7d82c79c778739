package org.shoal.io.calibration;

/** 3x3 rotation matrices, row-major. */
final class Rotations {
  private static final int MAX_STEPS = 20;

  private Rotations() {}

  /**
   * The rotation around a vector by its length in radians (Rodrigues' formula: R = cos θ I + (1 -
   * cos θ) k kᵀ + sin θ [k]×).
   */
  static double[] fromRodrigues(double[] vector) {
    double angle = Math.sqrt(dot(vector, 0, vector, 0));
    double cos = Math.cos(angle);
    double sine = angle == 0 ? 1 : Math.sin(angle) / angle;
    double square = angle == 0 ? 0.5 : (1 - cos) / (angle * angle);
    double x = vector[0];
    double y = vector[1];
    double z = vector[2];
    return new double[] {
      cos + square * x * x,
      square * x * y - sine * z,
      square * x * z + sine * y,
      square * x * y + sine * z,
      cos + square * y * y,
      square * y * z - sine * x,
      square * x * z - sine * y,
      square * y * z + sine * x,
      cos + square * z * z
    };
  }

  /** The largest element of |R Rᵀ - I|. */
  static double deviation(double[] r) {
    double largest = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double error = dot(r, 3 * i, r, 3 * j) - (i == j ? 1 : 0);
        largest = Math.max(largest, Math.abs(error));
      }
    }
    return largest;
  }

  static double determinant(double[] r) {
    return dot(r, 0, cofactors(r), 0);
  }

  /**
   * The rotation nearest to a matrix that is nearly one: the orthogonal factor of its polar
   * decomposition, by Newton's iteration (Higham 1986).
   */
  static double[] nearest(double[] matrix) {
    double[] r = matrix.clone();
    for (int step = 0; step < MAX_STEPS && deviation(r) > 1e-15; step++) {
      double[] inverseTransposed = cofactors(r);
      double determinant = dot(r, 0, inverseTransposed, 0);
      for (int i = 0; i < 9; i++) {
        r[i] = 0.5 * (r[i] + inverseTransposed[i] / determinant);
      }
    }
    return r;
  }

  private static double[] cofactors(double[] m) {
    double[] cofactors = new double[9];
    for (int i = 0; i < 3; i++) {
      int a = 3 * ((i + 1) % 3);
      int b = 3 * ((i + 2) % 3);
      for (int j = 0; j < 3; j++) {
        int c = (j + 1) % 3;
        int d = (j + 2) % 3;
        cofactors[3 * i + j] = m[a + c] * m[b + d] - m[a + d] * m[b + c];
      }
    }
    return cofactors;
  }

  private static double dot(double[] a, int i, double[] b, int j) {
    return a[i] * b[j] + a[i + 1] * b[j + 1] + a[i + 2] * b[j + 2];
  }
}
