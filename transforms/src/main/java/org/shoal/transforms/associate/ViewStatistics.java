package org.shoal.transforms.associate;

import java.util.Arrays;

/**
 * What the points of a window so far tell about its views: how far detections scatter, and how
 * reliably each camera detects what it should see. A camera that goes blind soon contradicts
 * nothing.
 */
final class ViewStatistics {
  /** The threshold is taken for this many standard deviations until the data say better. */
  private static final double SIGMAS_IN_THRESHOLD = 5;

  private static final double PRIOR_FREEDOM = 20;
  private static final double FORGETTING = 0.97;
  private static final double PRIOR_RATE = 0.9;

  /** No camera is known to be more reliable. */
  private static final double MOST_RELIABLE = 0.98;

  private final double threshold;
  private final double[] rate;
  private double squares;
  private double freedom = PRIOR_FREEDOM;
  private double sigma;

  ViewStatistics(double threshold, int slots) {
    this.threshold = threshold;
    sigma = threshold / SIGMAS_IN_THRESHOLD;
    squares = PRIOR_FREEDOM * sigma * sigma;
    rate = new double[slots];
    Arrays.fill(rate, PRIOR_RATE);
  }

  /** Standard deviation of a detection's pixel in u and in v. */
  double sigmaPx() {
    return sigma;
  }

  /** Largest residual of a view among many. */
  double inlierGatePx() {
    return Math.min(threshold, SIGMAS_IN_THRESHOLD * sigma);
  }

  /** How often a slot's camera detects what it should see, 0 to 1. */
  double rate(int slot) {
    return rate[slot];
  }

  /**
   * What it costs that a slot's camera misses what it should see, 0 or more: twice the logarithm of
   * the odds of detecting it.
   */
  double missCost(int slot) {
    double detected = Math.min(MOST_RELIABLE, rate[slot]);
    return Math.max(0, 2 * Math.log(detected / (1 - detected)));
  }

  /** Learns from the residuals of an accepted point: two numbers a view, less three. */
  void addResiduals(double squaredResidualPx, int views) {
    if (views > 2) {
      squares += squaredResidualPx;
      freedom += 2 * views - 3;
      sigma = Math.sqrt(squares / freedom);
    }
  }

  /** Learns whether a camera that should see an accepted point did. */
  void addOutcome(int slot, boolean detected) {
    rate[slot] = FORGETTING * rate[slot] + (detected ? 1 - FORGETTING : 0);
  }
}
