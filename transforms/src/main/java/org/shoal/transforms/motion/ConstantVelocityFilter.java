package org.shoal.transforms.motion;

import java.util.Arrays;

/**
 * A Kalman filter of position and velocity in three dimensions, with white noise on the velocity
 * (Bar-Shalom, Li and Kirubarajan 2001, "Estimation with Applications to Tracking and Navigation",
 * sec. 6.3.2). Metres and frames; one step is one frame. Each measurement brings its own 3x3
 * covariance, given as its six different elements xx, xy, xz, yy, yz, zz.
 */
public final class ConstantVelocityFilter {
  private static final int[] ROW = {0, 0, 0, 1, 1, 2};
  private static final int[] COLUMN = {0, 1, 2, 1, 2, 2};

  private final double[] state = new double[6];
  private final double[] covariance = new double[36];
  private final double[] innovation = new double[6];
  private final double[] inverse = new double[6];
  private final double[] gain = new double[18];
  private final double[] positionRows = new double[18];

  /**
   * Starts at a measured position, at rest.
   *
   * @param measured the array that holds the measurement's covariance, from {@code offset} on
   * @param speedSigma standard deviation of the unknown velocity, metres a frame
   */
  public void start(
      double x, double y, double z, double[] measured, int offset, double speedSigma) {
    state[0] = x;
    state[1] = y;
    state[2] = z;
    state[3] = 0;
    state[4] = 0;
    state[5] = 0;
    Arrays.fill(covariance, 0);
    for (int k = 0; k < 6; k++) {
      covariance[6 * ROW[k] + COLUMN[k]] = measured[offset + k];
      covariance[6 * COLUMN[k] + ROW[k]] = measured[offset + k];
    }
    for (int axis = 3; axis < 6; axis++) {
      covariance[7 * axis] = speedSigma * speedSigma;
    }
  }

  /**
   * Advances by one frame.
   *
   * @param accelerationSigma standard deviation of the acceleration, metres a frame, a frame
   */
  public void predict(double accelerationSigma) {
    double q = accelerationSigma * accelerationSigma;
    for (int i = 0; i < 3; i++) {
      state[i] += state[3 + i];
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 6; j++) {
        covariance[6 * i + j] += covariance[6 * (i + 3) + j];
      }
    }
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 3; j++) {
        covariance[6 * i + j] += covariance[6 * i + j + 3];
      }
    }
    for (int i = 0; i < 3; i++) {
      covariance[7 * i] += q / 4;
      covariance[6 * i + i + 3] += q / 2;
      covariance[6 * (i + 3) + i] += q / 2;
      covariance[7 * (i + 3)] += q;
    }
  }

  /**
   * Lets the velocity fall to a share of itself, as one does that returns to rest.
   *
   * @param kept the share, 0 to 1
   */
  public void slowDown(double kept) {
    for (int i = 3; i < 6; i++) {
      state[i] *= kept;
      for (int j = 0; j < 6; j++) {
        covariance[6 * i + j] *= kept;
        covariance[6 * j + i] *= kept;
      }
    }
  }

  /**
   * Admits that the velocity may have changed at once since the frame before.
   *
   * @param speedSigma standard deviation of that change, metres a frame
   */
  public void loosen(double speedSigma) {
    double variance = speedSigma * speedSigma;
    for (int i = 0; i < 3; i++) {
      covariance[7 * i] += variance;
      covariance[6 * i + i + 3] += variance;
      covariance[6 * (i + 3) + i] += variance;
      covariance[7 * (i + 3)] += variance;
    }
  }

  /** Squared Mahalanobis distance of a measurement from the state; 3 degrees of freedom. */
  public double squaredDistance(double x, double y, double z, double[] measured, int offset) {
    invertInnovation(measured, offset);
    double dx = x - state[0];
    double dy = y - state[1];
    double dz = z - state[2];
    return dx * (inverse[0] * dx + 2 * (inverse[1] * dy + inverse[2] * dz))
        + dy * (inverse[3] * dy + 2 * inverse[4] * dz)
        + dz * inverse[5] * dz;
  }

  /**
   * How much less certain the prediction of a measurement is than the measurement alone: the
   * natural logarithm of |P + R| / |R|, 0 or more.
   */
  public double logSpread(double[] measured, int offset) {
    for (int k = 0; k < 6; k++) {
      innovation[k] = measured[offset + k];
    }
    double alone = determinant(innovation);
    for (int k = 0; k < 6; k++) {
      innovation[k] += covariance[6 * ROW[k] + COLUMN[k]];
    }
    return Math.max(0, Math.log(determinant(innovation) / alone));
  }

  /** How far, in metres, taking a measurement in would move the position. */
  public double displacement(double x, double y, double z, double[] measured, int offset) {
    invertInnovation(measured, offset);
    double dx = x - state[0];
    double dy = y - state[1];
    double dz = z - state[2];
    double a = inverse[0] * dx + inverse[1] * dy + inverse[2] * dz;
    double b = inverse[1] * dx + inverse[3] * dy + inverse[4] * dz;
    double c = inverse[2] * dx + inverse[4] * dy + inverse[5] * dz;
    double squared = 0;
    for (int i = 0; i < 3; i++) {
      double moved = covariance[6 * i] * a + covariance[6 * i + 1] * b + covariance[6 * i + 2] * c;
      squared += moved * moved;
    }
    return Math.sqrt(squared);
  }

  /** Takes a measurement in. */
  public void update(double x, double y, double z, double[] measured, int offset) {
    invertInnovation(measured, offset);
    for (int i = 0; i < 6; i++) {
      double a = covariance[6 * i];
      double b = covariance[6 * i + 1];
      double c = covariance[6 * i + 2];
      gain[3 * i] = a * inverse[0] + b * inverse[1] + c * inverse[2];
      gain[3 * i + 1] = a * inverse[1] + b * inverse[3] + c * inverse[4];
      gain[3 * i + 2] = a * inverse[2] + b * inverse[4] + c * inverse[5];
    }
    double dx = x - state[0];
    double dy = y - state[1];
    double dz = z - state[2];
    for (int i = 0; i < 6; i++) {
      state[i] += gain[3 * i] * dx + gain[3 * i + 1] * dy + gain[3 * i + 2] * dz;
    }
    shrinkCovariance();
  }

  /**
   * Takes in a measurement of the middle between this and another: both move by the same, and what
   * is between them stays as predicted, as does the covariance of each.
   */
  public void moveMiddle(
      ConstantVelocityFilter other, double x, double y, double z, double[] measured, int offset) {
    for (int k = 0; k < 6; k++) {
      int at = 6 * ROW[k] + COLUMN[k];
      innovation[k] = (covariance[at] + other.covariance[at]) / 4 + measured[offset + k];
    }
    invert();
    double dx = x - (state[0] + other.state[0]) / 2;
    double dy = y - (state[1] + other.state[1]) / 2;
    double dz = z - (state[2] + other.state[2]) / 2;
    double a = inverse[0] * dx + inverse[1] * dy + inverse[2] * dz;
    double b = inverse[1] * dx + inverse[3] * dy + inverse[4] * dz;
    double c = inverse[2] * dx + inverse[4] * dy + inverse[5] * dz;
    for (int i = 0; i < 6; i++) {
      double move =
          ((covariance[6 * i] + other.covariance[6 * i]) * a
                  + (covariance[6 * i + 1] + other.covariance[6 * i + 1]) * b
                  + (covariance[6 * i + 2] + other.covariance[6 * i + 2]) * c)
              / 4;
      state[i] += move;
      other.state[i] += move;
    }
  }

  /** One element of the position, 0 to 2, metres. */
  public double position(int axis) {
    return state[axis];
  }

  /** One element of the velocity, 0 to 2, metres a frame. */
  public double velocity(int axis) {
    return state[3 + axis];
  }

  /** One of the six elements xx, xy, xz, yy, yz, zz of the position's covariance. */
  public double positionCovariance(int element) {
    return covariance[6 * ROW[element] + COLUMN[element]];
  }

  /** Position and velocity, a copy, shape (6). */
  public double[] state() {
    return state.clone();
  }

  /** The covariance of {@link #state()}, a copy, shape (6 x 6), row-major. */
  public double[] covariance() {
    return covariance.clone();
  }

  /** Takes over another's state. */
  public void set(ConstantVelocityFilter other) {
    restore(other.state, other.covariance);
  }

  /**
   * How far another's position and velocity are from this one's, each axis by this one's variance:
   * the sum of six squares.
   */
  public double squaredDifference(ConstantVelocityFilter other) {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      double difference = other.state[i] - state[i];
      sum += difference * difference / covariance[7 * i];
    }
    return sum;
  }

  /** Puts back what {@link #state()} and {@link #covariance()} told. */
  public void restore(double[] savedState, double[] savedCovariance) {
    System.arraycopy(savedState, 0, state, 0, 6);
    System.arraycopy(savedCovariance, 0, covariance, 0, 36);
  }

  private void shrinkCovariance() {
    System.arraycopy(covariance, 0, positionRows, 0, 18);
    for (int i = 0; i < 6; i++) {
      for (int j = i; j < 6; j++) {
        double shrunk =
            covariance[6 * i + j]
                - gain[3 * i] * positionRows[j]
                - gain[3 * i + 1] * positionRows[6 + j]
                - gain[3 * i + 2] * positionRows[12 + j];
        covariance[6 * i + j] = shrunk;
        covariance[6 * j + i] = shrunk;
      }
    }
  }

  private void invertInnovation(double[] measured, int offset) {
    for (int k = 0; k < 6; k++) {
      innovation[k] = covariance[6 * ROW[k] + COLUMN[k]] + measured[offset + k];
    }
    invert();
  }

  private void invert() {
    double xx = innovation[3] * innovation[5] - innovation[4] * innovation[4];
    double xy = innovation[2] * innovation[4] - innovation[1] * innovation[5];
    double xz = innovation[1] * innovation[4] - innovation[2] * innovation[3];
    double determinant = innovation[0] * xx + innovation[1] * xy + innovation[2] * xz;
    inverse[0] = xx / determinant;
    inverse[1] = xy / determinant;
    inverse[2] = xz / determinant;
    inverse[3] = (innovation[0] * innovation[5] - innovation[2] * innovation[2]) / determinant;
    inverse[4] = (innovation[1] * innovation[2] - innovation[0] * innovation[4]) / determinant;
    inverse[5] = (innovation[0] * innovation[3] - innovation[1] * innovation[1]) / determinant;
  }

  private static double determinant(double[] m) {
    return m[0] * (m[3] * m[5] - m[4] * m[4])
        - m[1] * (m[1] * m[5] - m[2] * m[4])
        + m[2] * (m[1] * m[4] - m[2] * m[3]);
  }
}
