package org.shoal.transforms.smooth;

import org.shoal.transforms.geometry.Symmetric3;

/**
 * A fixed-interval smoother (Rauch, Tung and Striebel 1965) of position and velocity in three
 * dimensions, with white noise on the acceleration. The backward pass is Bryson and Frazier's as
 * modified by Bierman (1973), which gives the same without inverting a predicted covariance. Metres
 * and frames; each measurement brings its own covariance.
 *
 * <p>It is made robust by going over the part several times. A measurement far from where all
 * others put the fish counts for less, and where a fish darts, more change is allowed: the noise of
 * each step is taken as t-distributed (expectation maximisation, Lange, Little and Taylor 1989).
 *
 * <p>Not safe for use by several threads.
 */
final class FixedIntervalSmoother {
  /** Where the elements xx, xy, xz, yy, yz, zz stand in a row-major 3x3 matrix. */
  private static final int[] PLACE = {0, 1, 2, 4, 5, 8};

  /** After this many passes the weights change hardly any more. */
  static final int ROBUST_PASSES = 4;

  /** Degrees of freedom of a step's noise, and its dimensions. */
  private static final double FREEDOM = 4;

  private static final double DIMENSIONS = 6;

  /**
   * Squared Mahalanobis distance beyond which a measurement counts for less: chi-squared of 3
   * degrees of freedom, exceeded three times in 1,000.
   */
  private static final double GATE = 14;

  private final AccelerationNoise noise;
  private final double speedVariance;
  private final int passes;
  private final BackwardPass backward;
  private final double[] innovation = new double[6];
  private final double[] inverse = new double[6];
  private final double[] error = new double[3];
  private final double[] product = new double[9];
  private TrackPart part = new TrackPart(0, 0, new double[0], new double[0], new int[0], false);
  private int from;
  private int length;
  private ForwardSteps steps = new ForwardSteps(0);
  private double[] scale = new double[0];
  private double[] weight = new double[0];

  /**
   * A robust smoother.
   *
   * @param noise how restless the fish is
   * @param speedSigma spread of velocities of a fish just seen, metres a frame
   */
  FixedIntervalSmoother(AccelerationNoise noise, double speedSigma) {
    this(noise, speedSigma, ROBUST_PASSES);
  }

  /** With one pass it is the plain linear smoother. */
  FixedIntervalSmoother(AccelerationNoise noise, double speedSigma, int passes) {
    this.noise = noise;
    this.speedVariance = speedSigma * speedSigma;
    this.passes = passes;
    this.backward = new BackwardPass(noise);
  }

  /**
   * Smooths some frames of a part.
   *
   * @param first the first, which must have a measurement
   * @param end the one after the last
   */
  void smooth(TrackPart track, int first, int end) {
    part = track;
    from = first;
    length = end - first;
    reserve();
    for (int i = 0; i < length; i++) {
      scale[i] = 1;
      weight[i] = 1;
    }
    for (int pass = 0; pass < passes; pass++) {
      if (pass > 0) {
        weighAgain();
      }
      filter();
      backward.run(steps, length);
    }
  }

  /** Smoothed position of a frame, counted from the first that was smoothed; axis 0 to 2. */
  double position(int i, int axis) {
    return backward.position[3 * i + axis];
  }

  /** Standard deviation of {@link #position}. */
  double sigma(int i, int axis) {
    return Math.sqrt(backward.covariance[9 * i + 4 * axis]);
  }

  /**
   * The expected squared Mahalanobis distance of the motion's noise between frame i - 1 and frame
   * i.
   */
  double squaredNoise(int i) {
    return backward.squaredNoise(i, scale[i]);
  }

  private void reserve() {
    if (scale.length < length) {
      int larger = Math.max(length, 2 * scale.length);
      steps = new ForwardSteps(larger);
      scale = new double[larger];
      weight = new double[larger];
      backward.reserve(larger);
    }
  }

  private void filter() {
    start();
    for (int i = 1; i < length; i++) {
      steps.predict(i, noise, scale[i]);
      steps.used[i] = part.isMeasured(from + i) && update(i);
    }
  }

  private void start() {
    steps.start(part.position(), 3 * from, speedVariance);
    for (int k = 0; k < 6; k++) {
      innovation[k] = part.covariance()[6 * from + k] / weight[0];
    }
    Matrix3.expand(innovation, 0, steps.pp, 0);
  }

  private boolean update(int i) {
    int at = 9 * i;
    for (int k = 0; k < 6; k++) {
      innovation[k] = part.covariance()[6 * (from + i) + k] / weight[i] + steps.pp[at + PLACE[k]];
    }
    if (!Symmetric3.invert(innovation, inverse)) {
      return false;
    }
    Matrix3.expand(inverse, 0, steps.precision, at);
    for (int axis = 0; axis < 3; axis++) {
      error[axis] = part.position()[3 * (from + i) + axis] - steps.mean[6 * i + axis];
    }
    steps.update(i, error, product);
    return true;
  }

  /** Sets scales and weights by what the pass before found. */
  private void weighAgain() {
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        scale[i] = (FREEDOM + squaredNoise(i)) / (FREEDOM + DIMENSIONS);
      }
      if (part.isMeasured(from + i)) {
        double squared = squaredResidual(i);
        double share = GATE / squared;
        weight[i] = squared > GATE ? share * share : 1;
      }
    }
  }

  /** The expected squared Mahalanobis distance of a measurement from the true position. */
  private double squaredResidual(int i) {
    System.arraycopy(part.covariance(), 6 * (from + i), innovation, 0, 6);
    if (!Symmetric3.invert(innovation, inverse)) {
      return Double.POSITIVE_INFINITY;
    }
    for (int axis = 0; axis < 3; axis++) {
      error[axis] = part.position()[3 * (from + i) + axis] - backward.position[3 * i + axis];
    }
    double squared = 0;
    for (int k = 0; k < 6; k++) {
      int row = PLACE[k] / 3;
      int column = PLACE[k] % 3;
      double both = error[row] * error[column] + backward.covariance[9 * i + PLACE[k]];
      squared += (row == column ? 1 : 2) * inverse[k] * both;
    }
    return squared;
  }
}
