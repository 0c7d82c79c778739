package org.shoal.transforms.track2d;

/**
 * A Kalman filter of a box: centre, width and height, each with a constant velocity. Noise grows
 * with the box, with the weights of DeepSORT and ByteTrack: that of the centre with the box's size,
 * the square root of its area, since things move in all directions alike, whatever their shape;
 * that of width and height with each of them, as in BoT-SORT (Aharon et al. 2022, sec. 3.1).
 * Nothing links one of the four coordinates with another, so this is four filters of two variables
 * each, with the same outcome as one of eight. Pixels and frames.
 */
final class BoxFilter {
  /** Length of a state: value, velocity and the three elements of their covariance, four times. */
  static final int STATE = 20;

  static final int CENTRE_X = 0;
  static final int CENTRE_Y = 5;
  static final int WIDTH = 10;
  static final int HEIGHT = 15;

  private static final double POSITION_WEIGHT = 1.0 / 20;
  private static final double VELOCITY_WEIGHT = 1.0 / 160;

  private BoxFilter() {}

  /** The state of a box seen for the first time. */
  static double[] start(double centreX, double centreY, double width, double height) {
    double[] state = new double[STATE];
    double size = Math.sqrt(width * height);
    start(state, CENTRE_X, centreX, size);
    start(state, CENTRE_Y, centreY, size);
    start(state, WIDTH, width, width);
    start(state, HEIGHT, height, height);
    return state;
  }

  /** Moves a state on by one frame; the size of a box that is out of sight stays as it is. */
  static void predict(double[] state, boolean inSight) {
    double width = state[WIDTH];
    double height = state[HEIGHT];
    if (!inSight) {
      state[WIDTH + 1] = 0;
      state[HEIGHT + 1] = 0;
    }
    double size = size(state);
    predict(state, CENTRE_X, size);
    predict(state, CENTRE_Y, size);
    predict(state, WIDTH, width);
    predict(state, HEIGHT, height);
  }

  /** Takes a measured box in. */
  static void update(double[] state, double centreX, double centreY, double width, double height) {
    double size = size(state);
    update(state, CENTRE_X, centreX, size);
    update(state, CENTRE_Y, centreY, size);
    update(state, WIDTH, width, state[WIDTH]);
    update(state, HEIGHT, height, state[HEIGHT]);
  }

  private static void start(double[] state, int at, double value, double size) {
    state[at] = value;
    state[at + 2] = square(2 * POSITION_WEIGHT * size);
    state[at + 4] = square(10 * VELOCITY_WEIGHT * size);
  }

  private static void predict(double[] state, int at, double size) {
    double covariance = state[at + 3];
    double velocityVariance = state[at + 4];
    state[at] += state[at + 1];
    state[at + 2] += 2 * covariance + velocityVariance + square(POSITION_WEIGHT * size);
    state[at + 3] = covariance + velocityVariance;
    state[at + 4] = velocityVariance + square(VELOCITY_WEIGHT * size);
  }

  private static void update(double[] state, int at, double measured, double size) {
    double covariance = state[at + 3];
    double spread = state[at + 2] + square(POSITION_WEIGHT * size);
    double gain = state[at + 2] / spread;
    double velocityGain = covariance / spread;
    double innovation = measured - state[at];
    state[at] += gain * innovation;
    state[at + 1] += velocityGain * innovation;
    state[at + 2] *= 1 - gain;
    state[at + 3] *= 1 - gain;
    state[at + 4] -= velocityGain * covariance;
  }

  /** Squared Mahalanobis distance of a measured box from the expected one. */
  static double squaredDistance(
      double[] state, double centreX, double centreY, double width, double height) {
    double size = size(state);
    return squaredDistance(state, CENTRE_X, centreX, size)
        + squaredDistance(state, CENTRE_Y, centreY, size)
        + squaredDistance(state, WIDTH, width, state[WIDTH])
        + squaredDistance(state, HEIGHT, height, state[HEIGHT]);
  }

  private static double squaredDistance(double[] state, int at, double measured, double size) {
    return square(measured - state[at]) / (state[at + 2] + square(POSITION_WEIGHT * size));
  }

  /** A filtered box may shrink to nothing where detections jump. */
  private static double size(double[] state) {
    return Math.sqrt(Math.max(1, state[WIDTH]) * Math.max(1, state[HEIGHT]));
  }

  private static double square(double value) {
    return value * value;
  }
}
