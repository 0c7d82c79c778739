package org.shoal.transforms.smooth;

import java.util.Arrays;

/**
 * Kalman filters of one coordinate, side by side, one for each of several acceleration noises, and
 * how likely each found the measurements it was told to count. Prediction errors are taken as
 * t-distributed, and a measurement counts for less the farther it is off (as in Student's t filter,
 * Roth, Özkan and Gustafsson 2013).
 */
final class PredictionErrors {
  /** Degrees of freedom of the t-distribution. */
  private static final double FREEDOM = 5;

  /** Beyond these, a product of likelihoods is turned into a logarithm. */
  private static final double TINY = 1e-100;

  private static final double HUGE = 1e100;

  private final double[] noise;
  private final double[] position;
  private final double[] velocity;
  private final double[] positionVariance;
  private final double[] covariance;
  private final double[] velocityVariance;

  /** One over the squared likelihood of the measurements since it was last turned into logs. */
  private final double[] unlikelihood;

  private final double[] logLikelihood;

  /**
   * Filters of some noises.
   *
   * @param noise square metres a cubic frame
   */
  PredictionErrors(double[] noise) {
    int size = noise.length;
    this.noise = noise.clone();
    position = new double[size];
    velocity = new double[size];
    positionVariance = new double[size];
    covariance = new double[size];
    velocityVariance = new double[size];
    unlikelihood = new double[size];
    logLikelihood = new double[size];
  }

  /** Forgets all measurements counted so far. */
  void forget() {
    Arrays.fill(unlikelihood, 1);
    Arrays.fill(logLikelihood, 0);
  }

  /** Starts all filters at a measurement, at rest. */
  void start(double measured, double variance, double speedSigma) {
    Arrays.fill(position, measured);
    Arrays.fill(velocity, 0);
    Arrays.fill(positionVariance, variance);
    Arrays.fill(covariance, 0);
    Arrays.fill(velocityVariance, speedSigma * speedSigma);
  }

  /** Advances by one frame. */
  void predict() {
    for (int i = 0; i < noise.length; i++) {
      double q = noise[i];
      position[i] += velocity[i];
      positionVariance[i] += 2 * covariance[i] + velocityVariance[i] + q / 3;
      covariance[i] += velocityVariance[i] + q / 2;
      velocityVariance[i] += q;
    }
  }

  /**
   * Takes a measurement in.
   *
   * @param variance of the measurement, square metres
   * @param counts whether its likelihood is to be counted
   */
  void update(double measured, double variance, boolean counts) {
    for (int i = 0; i < noise.length; i++) {
      double spread = positionVariance[i] + variance;
      double error = measured - position[i];
      double squared = error * error / spread;
      if (counts) {
        // The density is proportional to spread^(-1/2) (1 + squared / FREEDOM)^(-(FREEDOM + 1) /
        // 2).
        double tail = 1 + squared / FREEDOM;
        unlikelihood[i] *= spread * (tail * tail * tail) * (tail * tail * tail);
      }
      double excess = Math.max(0, (squared - 1) / (FREEDOM + 1));
      double inverse = 1 / (spread + excess * variance);
      double gain = positionVariance[i] * inverse;
      double velocityGain = covariance[i] * inverse;
      position[i] += gain * error;
      velocity[i] += velocityGain * error;
      velocityVariance[i] -= velocityGain * covariance[i];
      covariance[i] -= gain * covariance[i];
      positionVariance[i] -= gain * positionVariance[i];
    }
    if (counts) {
      takeLogarithms(TINY, HUGE);
    }
  }

  /** Adds the logarithm of each filter's likelihood to an array. */
  void addLogLikelihood(double[] sum, int offset) {
    takeLogarithms(1, 1);
    for (int i = 0; i < noise.length; i++) {
      sum[offset + i] += logLikelihood[i];
    }
  }

  /** Logarithms cost more than all the rest, so they are taken of many measurements at once. */
  private void takeLogarithms(double low, double high) {
    for (int i = 0; i < noise.length; i++) {
      if (!(unlikelihood[i] > low && unlikelihood[i] < high)) {
        logLikelihood[i] -= 0.5 * StrictMath.log(unlikelihood[i]);
        unlikelihood[i] = 1;
      }
    }
  }
}
