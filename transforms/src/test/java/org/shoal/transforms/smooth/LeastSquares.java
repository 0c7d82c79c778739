package org.shoal.transforms.smooth;

/**
 * The closed form of smoothing: all positions and velocities of a part at once, by weighted least
 * squares over measurements and motion, solved by Gaussian elimination.
 */
final class LeastSquares {
  private final int steps;
  private final double[][] noiseInverse = new double[6][6];

  /** Positions and velocities, shape (steps x 6). */
  final double[] state;

  /** Their joint covariance. */
  final double[][] covariance;

  LeastSquares(TrackPart part, AccelerationNoise noise, double speedSigma) {
    steps = part.length();
    for (int axis = 0; axis < 3; axis++) {
      double q = noise.along(axis);
      // The inverse of q (1/3 1/2; 1/2 1).
      noiseInverse[axis][axis] = 12 / q;
      noiseInverse[axis][3 + axis] = noiseInverse[3 + axis][axis] = -6 / q;
      noiseInverse[3 + axis][3 + axis] = 4 / q;
    }
    double[][] normal = new double[6 * steps][6 * steps];
    double[] right = new double[6 * steps];
    for (int axis = 3; axis < 6; axis++) {
      normal[axis][axis] += 1 / (speedSigma * speedSigma);
    }
    for (int i = 0; i < steps; i++) {
      if (part.isMeasured(i)) {
        addMeasurement(part, i, normal, right);
      }
      if (i > 0) {
        addMotion(i, normal);
      }
    }
    covariance = inverse(normal);
    state = new double[6 * steps];
    for (int i = 0; i < 6 * steps; i++) {
      for (int j = 0; j < 6 * steps; j++) {
        state[i] += covariance[i][j] * right[j];
      }
    }
  }

  /** The expected squared Mahalanobis distance of the noise between step i - 1 and step i. */
  double squaredNoise(int i) {
    double sum = 0;
    double[] w = new double[6];
    for (int a = 0; a < 6; a++) {
      for (int k = 0; k < 12; k++) {
        w[a] += motion(a, k) * state[6 * (i - 1) + k];
      }
    }
    for (int a = 0; a < 6; a++) {
      for (int b = 0; b < 6; b++) {
        double second = w[a] * w[b];
        for (int k = 0; k < 12; k++) {
          for (int l = 0; l < 12; l++) {
            second += motion(a, k) * motion(b, l) * covariance[6 * (i - 1) + k][6 * (i - 1) + l];
          }
        }
        sum += noiseInverse[a][b] * second;
      }
    }
    return sum;
  }

  /** w = next - F last, as one matrix that acts on (last, next). */
  private static double motion(int row, int column) {
    if (column >= 6) {
      return column - 6 == row ? 1 : 0;
    }
    return column == row || column == row + 3 ? -1 : 0;
  }

  private static void addMeasurement(TrackPart part, int i, double[][] normal, double[] right) {
    double[] c = part.covariance();
    int at = 6 * i;
    double[][] weight =
        inverse(
            new double[][] {
              {c[at], c[at + 1], c[at + 2]},
              {c[at + 1], c[at + 3], c[at + 4]},
              {c[at + 2], c[at + 4], c[at + 5]}
            });
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        normal[6 * i + a][6 * i + b] += weight[a][b];
        right[6 * i + a] += weight[a][b] * part.position()[3 * i + b];
      }
    }
  }

  private void addMotion(int i, double[][] normal) {
    for (int k = 0; k < 12; k++) {
      for (int l = 0; l < 12; l++) {
        double sum = 0;
        for (int a = 0; a < 6; a++) {
          for (int b = 0; b < 6; b++) {
            sum += motion(a, k) * noiseInverse[a][b] * motion(b, l);
          }
        }
        normal[6 * (i - 1) + k][6 * (i - 1) + l] += sum;
      }
    }
  }

  /** Gauss and Jordan, with the largest pivot of each column. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] rows = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, rows[i], 0, n);
      rows[i][n + i] = 1;
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column; i < n; i++) {
        pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
      }
      double[] row = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = row;
      double divisor = row[column];
      for (int k = 0; k < 2 * n; k++) {
        row[k] /= divisor;
      }
      for (int i = 0; i < n; i++) {
        double factor = rows[i][column];
        for (int k = 0; k < 2 * n && i != column; k++) {
          rows[i][k] -= factor * row[k];
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows[i], n, inverse[i], 0, n);
    }
    return inverse;
  }
}
