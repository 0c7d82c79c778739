package org.shoal.transforms.smooth;

/**
 * The Kalman filter's steps through a part of a track, kept for the way back. Position (p) and
 * velocity (v) in metres and frames; covariances are 3x3 blocks, pv that of position and velocity.
 */
final class ForwardSteps {
  /** Filtered position and velocity, shape (steps x 6). */
  final double[] mean;

  /** Filtered covariance, shape (steps x 9) each. */
  final double[] pp;

  final double[] pv;
  final double[] vv;

  /** Whether the step took a measurement in; the following hold nothing where it did not. */
  final boolean[] used;

  /** Inverse of the prediction error's covariance, shape (steps x 9). */
  final double[] precision;

  /** That times the prediction error, shape (steps x 3). */
  final double[] pull;

  /** The gains of position and of velocity, shape (steps x 9) each. */
  final double[] positionGain;

  final double[] velocityGain;

  ForwardSteps(int size) {
    mean = new double[6 * size];
    pp = new double[9 * size];
    pv = new double[9 * size];
    vv = new double[9 * size];
    used = new boolean[size];
    precision = new double[9 * size];
    pull = new double[3 * size];
    positionGain = new double[9 * size];
    velocityGain = new double[9 * size];
  }

  /** Starts at a position, at rest; the position's covariance is left to be set. */
  void start(double[] position, int at, double speedVariance) {
    System.arraycopy(position, at, mean, 0, 3);
    for (int k = 0; k < 9; k++) {
      pv[k] = 0;
      vv[k] = k % 4 == 0 ? speedVariance : 0;
    }
    for (int axis = 0; axis < 3; axis++) {
      mean[3 + axis] = 0;
    }
    used[0] = false;
  }

  /**
   * Advances by a frame to step i.
   *
   * @param scale what the noise of this frame is multiplied with
   */
  void predict(int i, AccelerationNoise noise, double scale) {
    int at = 9 * i;
    int before = at - 9;
    for (int axis = 0; axis < 3; axis++) {
      double velocity = mean[6 * i - 3 + axis];
      mean[6 * i + axis] = mean[6 * i - 6 + axis] + velocity;
      mean[6 * i + 3 + axis] = velocity;
    }
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        int k = 3 * row + column;
        double ahead = pv[before + k] + vv[before + k];
        pp[at + k] = pp[before + k] + pv[before + 3 * column + row] + ahead;
        pv[at + k] = ahead;
        vv[at + k] = vv[before + k];
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      double q = scale * noise.along(axis);
      pp[at + 4 * axis] += q / 3;
      pv[at + 4 * axis] += q / 2;
      vv[at + 4 * axis] += q;
    }
  }

  /**
   * Takes a measurement in, after the step's precision is set.
   *
   * @param error measured less predicted position, shape (3)
   * @param product room for a matrix
   */
  void update(int i, double[] error, double[] product) {
    int at = 9 * i;
    for (int row = 0; row < 3; row++) {
      pull[3 * i + row] =
          precision[at + 3 * row] * error[0]
              + precision[at + 3 * row + 1] * error[1]
              + precision[at + 3 * row + 2] * error[2];
    }
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < 3; k++) {
        mean[6 * i + axis] += pp[at + 3 * axis + k] * pull[3 * i + k];
        mean[6 * i + 3 + axis] += pv[at + 3 * k + axis] * pull[3 * i + k];
      }
    }
    Matrix3.multiply(pp, at, precision, at, positionGain, at);
    Matrix3.multiplyTransposed(pv, at, precision, at, velocityGain, at);
    Matrix3.multiply(velocityGain, at, pv, at, product, 0);
    Matrix3.subtract(product, 0, vv, at);
    Matrix3.multiply(positionGain, at, pv, at, product, 0);
    Matrix3.subtract(product, 0, pv, at);
    Matrix3.multiply(positionGain, at, pp, at, product, 0);
    Matrix3.subtract(product, 0, pp, at);
    Matrix3.symmetrize(pp, at);
    Matrix3.symmetrize(vv, at);
  }
}
