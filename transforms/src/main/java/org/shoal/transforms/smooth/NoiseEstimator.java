package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds how restless fish are from their tracks: of a ladder of noises the one under which the
 * measurements are most likely (maximum likelihood by prediction errors, Schweppe 1965), axis by
 * axis. Windows are weighed independently and their evidence is summed.
 *
 * <p>Prediction errors are taken as t-distributed: a measurement that is far off, or a fish that
 * darts once, must not make all fish look restless.
 */
final class NoiseEstimator {
  /** Steps of the ladder, four a decade. */
  static final int STEPS = 29;

  private static final double STEPS_A_DECADE = 4;

  /** Square metres a cubic second: fish that all but stand still. */
  private static final double LOWEST = 1e-5;

  /**
   * Where, on the ladder, noises lie of which nothing is known, and how many decades they scatter:
   * what decides a recording of a few frames.
   */
  private static final int USUAL = 12;

  private static final double USUAL_DECADES = 2;

  /** Measurements by which a filter finds its velocity, before its predictions count. */
  private static final int WARM_UP = 3;

  private final double fps;
  private final PredictionErrors errors;

  /**
   * An estimator for a recording.
   *
   * @param fps frames a second
   */
  NoiseEstimator(double fps) {
    this.fps = fps;
    double[] ladder = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      ladder[step] = noise(step);
    }
    errors = new PredictionErrors(ladder);
  }

  /**
   * What a window says.
   *
   * @param parts the tracks of the window and of the frames before it
   * @param speedSigma spread of velocities, metres a frame
   */
  NoiseEvidence weigh(WindowInContext window, List<TrackPart> parts, double speedSigma) {
    double[] logLikelihood = new double[3 * STEPS];
    for (TrackPart part : parts) {
      boolean reaches =
          part.firstFrame() < window.endFrame() && part.endFrame() > window.firstFrame();
      for (int axis = 0; axis < 3 && reaches && part.confirmed(); axis++) {
        follow(window, part, axis, speedSigma);
        errors.addLogLikelihood(logLikelihood, axis * STEPS);
      }
    }
    return new NoiseEvidence(window.window().key().index(), logLikelihood);
  }

  private void follow(WindowInContext window, TrackPart part, int axis, double speedSigma) {
    int variance = axis == 0 ? 0 : 2 * axis + 1;
    int end = (int) Math.min(part.length(), window.endFrame() - part.firstFrame());
    int measurements = 0;
    errors.forget();
    for (int i = 0; i < end; i++) {
      if (measurements > 0) {
        errors.predict();
      }
      if (part.nCameras()[i] > 1) {
        double z = part.position()[3 * i + axis];
        double r = part.covariance()[6 * i + variance];
        if (measurements == 0) {
          errors.start(z, r, speedSigma);
        } else {
          boolean counts = measurements >= WARM_UP && part.firstFrame() + i >= window.firstFrame();
          errors.update(z, r, counts);
        }
        measurements++;
      }
    }
  }

  /** The noise that all windows of a recording together make most likely. */
  AccelerationNoise estimate(List<NoiseEvidence> windows) {
    List<NoiseEvidence> ordered = new ArrayList<>(windows);
    ordered.sort(Comparator.comparingLong(NoiseEvidence::window));
    double[] sum = new double[3 * STEPS];
    for (NoiseEvidence window : ordered) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += window.logLikelihood()[i];
      }
    }
    return new AccelerationNoise(noise(best(sum, 0)), noise(best(sum, 1)), noise(best(sum, 2)));
  }

  private static int best(double[] logLikelihood, int axis) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double unusual = (step - USUAL) / (STEPS_A_DECADE * USUAL_DECADES);
      double posterior = logLikelihood[axis * STEPS + step] - 0.5 * unusual * unusual;
      if (posterior > most) {
        most = posterior;
        best = step;
      }
    }
    return best;
  }

  /** A step of the ladder in square metres a cubic frame. */
  private double noise(int step) {
    return LOWEST * StrictMath.pow(10, step / STEPS_A_DECADE) / (fps * fps * fps);
  }
}
