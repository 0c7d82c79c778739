package org.shoal.transforms.smooth;

import java.util.Arrays;

/**
 * The way back of a smoother (Bierman 1973, "Fixed interval smoothing with discrete measurements"):
 * it carries along what all later measurements say of a step, as an adjoint vector and matrix, and
 * corrects each filtered position by it.
 */
final class BackwardPass {
  private final AccelerationNoise noise;

  /** Adjoint of position and velocity behind each step's measurement, shape (6 a step). */
  private double[] adjoint = new double[0];

  /** Spread of the adjoint: position, position with velocity, velocity; shape (9 a step) each. */
  private double[] adjointPp = new double[0];

  private double[] adjointPv = new double[0];
  private double[] adjointVv = new double[0];

  /** Smoothed positions, shape (3 a step). */
  double[] position = new double[0];

  /** Their covariances, shape (9 a step). */
  double[] covariance = new double[0];

  private final double[] next = new double[6];
  private final double[] nextPp = new double[9];
  private final double[] nextPv = new double[9];
  private final double[] nextVv = new double[9];
  private final double[] kept = new double[9];
  private final double[] positions = new double[9];
  private final double[] velocities = new double[9];
  private final double[] product = new double[9];

  BackwardPass(AccelerationNoise noise) {
    this.noise = noise;
  }

  void reserve(int size) {
    adjoint = new double[6 * size];
    adjointPp = new double[9 * size];
    adjointPv = new double[9 * size];
    adjointVv = new double[9 * size];
    position = new double[3 * size];
    covariance = new double[9 * size];
  }

  void run(ForwardSteps steps, int length) {
    Arrays.fill(next, 0);
    Arrays.fill(nextPp, 0);
    Arrays.fill(nextPv, 0);
    Arrays.fill(nextVv, 0);
    for (int i = length - 1; i >= 0; i--) {
      correct(steps, i);
      if (i > 0) {
        if (steps.used[i]) {
          passMeasurement(steps, i);
        } else {
          passNothing(i);
        }
        goBack(i);
      }
    }
  }

  /**
   * The expected squared Mahalanobis distance of the noise between step i - 1 and step i, from what
   * all measurements say of it (the disturbance smoother, Durbin and Koopman 2012, sec. 4.5).
   *
   * @param scale what the noise was multiplied with
   */
  double squaredNoise(int i, double scale) {
    double found = 0;
    for (int axis = 0; axis < 3; axis++) {
      double p = adjoint[6 * i + axis];
      double v = adjoint[6 * i + 3 + axis];
      int at = 9 * i + 4 * axis;
      found +=
          noise.along(axis)
              * ((p * p - adjointPp[at]) / 3 + p * v - adjointPv[at] + v * v - adjointVv[at]);
    }
    return 6 * scale + scale * scale * found;
  }

  /** Smoothed = filtered - P adjoint, and the same for the covariance. */
  private void correct(ForwardSteps steps, int i) {
    int at = 9 * i;
    for (int axis = 0; axis < 3; axis++) {
      double moved = 0;
      for (int k = 0; k < 3; k++) {
        moved += steps.pp[at + 3 * axis + k] * next[k] + steps.pv[at + 3 * axis + k] * next[3 + k];
      }
      position[3 * i + axis] = steps.mean[6 * i + axis] - moved;
    }
    // positions and velocities: the adjoint's spread times the columns of P that are positions'.
    Matrix3.multiply(nextPp, 0, steps.pp, at, positions, 0);
    addTimesTransposed(nextPv, steps.pv, at, positions);
    Matrix3.multiplyTransposed(nextPv, 0, steps.pp, at, velocities, 0);
    addTimesTransposed(nextVv, steps.pv, at, velocities);
    System.arraycopy(steps.pp, at, covariance, at, 9);
    Matrix3.multiply(steps.pp, at, positions, 0, product, 0);
    Matrix3.subtract(product, 0, covariance, at);
    Matrix3.multiply(steps.pv, at, velocities, 0, product, 0);
    Matrix3.subtract(product, 0, covariance, at);
  }

  /** out += a bᵀ. */
  private static void addTimesTransposed(double[] a, double[] b, int at, double[] out) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        out[3 * i + j] +=
            a[3 * i] * b[at + 3 * j]
                + a[3 * i + 1] * b[at + 3 * j + 1]
                + a[3 * i + 2] * b[at + 3 * j + 2];
      }
    }
  }

  private void passNothing(int i) {
    System.arraycopy(next, 0, adjoint, 6 * i, 6);
    System.arraycopy(nextPp, 0, adjointPp, 9 * i, 9);
    System.arraycopy(nextPv, 0, adjointPv, 9 * i, 9);
    System.arraycopy(nextVv, 0, adjointVv, 9 * i, 9);
  }

  /** With M = I - K H: adjoint = Mᵀ next - Hᵀ pull, spread = Mᵀ next M + Hᵀ S⁻¹ H. */
  private void passMeasurement(ForwardSteps steps, int i) {
    int at = 9 * i;
    for (int k = 0; k < 9; k++) {
      kept[k] = (k % 4 == 0 ? 1 : 0) - steps.positionGain[at + k];
    }
    for (int axis = 0; axis < 3; axis++) {
      double carried = -steps.pull[3 * i + axis];
      for (int k = 0; k < 3; k++) {
        carried += kept[3 * k + axis] * next[k];
        carried -= steps.velocityGain[at + 3 * k + axis] * next[3 + k];
      }
      adjoint[6 * i + axis] = carried;
      adjoint[6 * i + 3 + axis] = next[3 + axis];
    }
    // positions and velocities: the columns of (next M) that are positions'.
    Matrix3.multiply(nextPp, 0, kept, 0, positions, 0);
    Matrix3.multiply(nextPv, 0, steps.velocityGain, at, product, 0);
    Matrix3.subtract(product, 0, positions, 0);
    Matrix3.multiplyTransposed(nextPv, 0, kept, 0, velocities, 0);
    Matrix3.multiply(nextVv, 0, steps.velocityGain, at, product, 0);
    Matrix3.subtract(product, 0, velocities, 0);
    Matrix3.multiplyTransposed(kept, 0, positions, 0, adjointPp, at);
    Matrix3.multiplyTransposed(steps.velocityGain, at, velocities, 0, product, 0);
    for (int k = 0; k < 9; k++) {
      adjointPp[at + k] += steps.precision[at + k] - product[k];
    }
    Matrix3.symmetrize(adjointPp, at);
    Matrix3.multiplyTransposed(kept, 0, nextPv, 0, adjointPv, at);
    Matrix3.multiplyTransposed(steps.velocityGain, at, nextVv, 0, product, 0);
    Matrix3.subtract(product, 0, adjointPv, at);
    System.arraycopy(nextVv, 0, adjointVv, at, 9);
  }

  /** To the step before: next = Fᵀ adjoint, and Fᵀ spread F, with F of constant velocity. */
  private void goBack(int i) {
    for (int axis = 0; axis < 3; axis++) {
      next[axis] = adjoint[6 * i + axis];
      next[3 + axis] = next[axis] + adjoint[6 * i + 3 + axis];
    }
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        int k = 3 * row + column;
        int mirrored = 9 * i + 3 * column + row;
        nextPp[k] = adjointPp[9 * i + k];
        nextPv[k] = adjointPp[9 * i + k] + adjointPv[9 * i + k];
        nextVv[k] = nextPv[k] + adjointPv[mirrored] + adjointVv[9 * i + k];
      }
    }
  }
}
