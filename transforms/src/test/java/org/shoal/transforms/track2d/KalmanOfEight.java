package org.shoal.transforms.track2d;

/** The textbook's Kalman filter of (cx, cy, w, h) and their velocities, with whole matrices. */
final class KalmanOfEight {
  private static final int N = 8;
  private double[] mean = new double[N];
  private double[][] covariance = new double[N][N];

  KalmanOfEight(double x, double y, double w, double h) {
    mean = new double[] {x, y, w, h, 0, 0, 0, 0};
    for (int i = 0; i < 4; i++) {
      covariance[i][i] = Math.pow(2 * size(i) / 20, 2);
      covariance[i + 4][i + 4] = Math.pow(10 * size(i) / 160, 2);
    }
  }

  double mean(int i) {
    return mean[i];
  }

  void predict() {
    double[][] f = identity();
    double[] sizes = new double[4];
    for (int i = 0; i < 4; i++) {
      f[i][i + 4] = 1;
      sizes[i] = size(i);
    }
    covariance = times(times(f, covariance), transposed(f));
    for (int i = 0; i < 4; i++) {
      mean[i] += mean[i + 4];
      covariance[i][i] += Math.pow(sizes[i] / 20, 2);
      covariance[i + 4][i + 4] += Math.pow(sizes[i] / 160, 2);
    }
  }

  /** One coordinate after another, which is the same since the measurements are independent. */
  void update(double[] box) {
    double[] sizes = {size(0), size(1), size(2), size(3)};
    for (int i = 0; i < 4; i++) {
      double spread = covariance[i][i] + Math.pow(sizes[i] / 20, 2);
      double innovation = box[i] - mean[i];
      double[] row = covariance[i].clone();
      for (int a = 0; a < N; a++) {
        mean[a] += row[a] / spread * innovation;
        for (int b = 0; b < N; b++) {
          covariance[a][b] -= row[a] * row[b] / spread;
        }
      }
    }
  }

  double squaredDistance(double[] box) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double spread = covariance[i][i] + Math.pow(size(i) / 20, 2);
      sum += Math.pow(box[i] - mean[i], 2) / spread;
    }
    return sum;
  }

  /** The square root of the area for the centre, width and height for themselves. */
  private double size(int i) {
    return i < 2 ? Math.sqrt(mean[2] * mean[3]) : mean[i];
  }

  private static double[][] identity() {
    double[][] identity = new double[N][N];
    for (int i = 0; i < N; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double[][] transposed(double[][] a) {
    double[][] result = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        result[j][i] = a[i][j];
      }
    }
    return result;
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] result = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        for (int k = 0; k < N; k++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }
}
