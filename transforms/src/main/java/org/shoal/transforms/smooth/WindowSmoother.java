package org.shoal.transforms.smooth;

import java.util.List;
import org.shoal.io.calibration.Medium;

/**
 * Smooths the tracks of one window, with those around it as context, and gives fish that are unseen
 * for a short while rows of their own. What comes out does not depend on where a recording is cut
 * into windows: the context reaches so far that what lies beyond it has no influence.
 *
 * <p>Every row of a track's part has a smoothed position, also those from before the track was
 * confirmed, once it has been; one that never was has none. Under water no position is above the
 * surface or below the floor.
 *
 * <p>Can be used by several threads.
 */
public final class WindowSmoother {
  /** Spread of velocities of a fish just seen, metres a second: hardly any fish is faster. */
  private static final double SPEED_SIGMA = 2;

  /**
   * How often a position's influence has fallen by a factor of e where it no longer matters: that
   * of a metre is then 2 nanometres.
   */
  private static final double FORGOTTEN = 20;

  private final SmootherConfig config;
  private final double fps;
  private final float top;
  private final float bottom;

  /**
   * A smoother for a recording.
   *
   * @param fps frames a second
   */
  public WindowSmoother(SmootherConfig config, double fps, Medium medium) {
    this.config = config;
    this.fps = fps;
    boolean wet = medium instanceof Medium.Water;
    top = wet ? Math.nextUp((float) ((Medium.Water) medium).surfaceZ()) : Float.NEGATIVE_INFINITY;
    bottom =
        wet ? Math.nextDown((float) ((Medium.Water) medium).floorZ()) : Float.POSITIVE_INFINITY;
  }

  /** What a window says of how restless fish are. */
  public NoiseEvidence weighNoise(WindowInContext window) {
    return new NoiseEstimator(fps).weigh(window, parts(window), SPEED_SIGMA / fps);
  }

  /** How restless fish are, by all windows of the recording. */
  public AccelerationNoise estimateNoise(List<NoiseEvidence> windows) {
    return new NoiseEstimator(fps).estimate(windows);
  }

  /**
   * Smooths a window.
   *
   * @return the window's rows, and a row for every fish that is unseen in between; the same for the
   *     same window, always
   */
  public SmoothedTracks smooth(WindowInContext window, AccelerationNoise noise) {
    FixedIntervalSmoother smoother = new FixedIntervalSmoother(noise, SPEED_SIGMA / fps);
    FilledRows rows = new FilledRows(window.window());
    for (TrackPart part : parts(window)) {
      if (part.confirmed()
          && part.firstFrame() < window.endFrame()
          && part.endFrame() > window.firstFrame()) {
        smooth(part, window, noise, smoother, rows);
      }
    }
    return rows.build();
  }

  private List<TrackPart> parts(WindowInContext window) {
    return TrackPart.cut(window.stretches(), config.maxGapFrames(fps));
  }

  private void smooth(
      TrackPart part,
      WindowInContext window,
      AccelerationNoise noise,
      FixedIntervalSmoother smoother,
      FilledRows rows) {
    int first = (int) Math.max(0, window.firstFrame() - part.firstFrame());
    int end = (int) Math.min(part.length(), window.endFrame() - part.firstFrame());
    int from = reach(part, first, -1, noise.least());
    int to = reach(part, end - 1, 1, noise.least()) + 1;
    smoother.smooth(part, from, to);
    int offset = (int) (part.firstFrame() - window.firstFrame());
    for (int i = first; i < end; i++) {
      float[] smoothed = rows.of(offset + i, part.fishId());
      for (int axis = 0; axis < 3; axis++) {
        smoothed[axis] = (float) smoother.position(i - from, axis);
        smoothed[3 + axis] = (float) smoother.sigma(i - from, axis);
      }
      smoothed[2] = Math.max(top, Math.min(bottom, smoothed[2]));
    }
  }

  /**
   * The nearest measurement, from a frame on, behind which a measurement no longer matters to that
   * frame. With much between measurements, influence falls by e in √2 (r / q)^(1/4) frames, where r
   * is a measurement's variance and q the noise: the filter's slowest pole.
   */
  private static int reach(TrackPart part, int start, int direction, double noise) {
    double forgotten = 0;
    int i = start;
    int last = direction < 0 ? 0 : part.length() - 1;
    while (i != last && !(forgotten >= FORGOTTEN && part.isMeasured(i))) {
      if (part.isMeasured(i)) {
        double rate = Math.sqrt(Math.sqrt(noise / part.trace(i)) / 2);
        forgotten += Math.min(1, rate);
      }
      i += direction;
    }
    return i;
  }
}
