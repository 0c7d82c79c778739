package org.shoal.io.stroke;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A snapshot of a swimming session. Trends are not part of it: they follow from the history.
 *
 * @param sessionActive whether a session was started and has not ended
 * @param sessionStartSeconds clock time of the session's start, if there is a session
 * @param strokeCount strokes of both arms since the start
 * @param strokeRate strokes a minute at present
 * @param rateHistory the last samples of the rate, oldest first
 * @param lastStrokeSeconds clock time of the last stroke, if there was one
 * @param poseDetected whether the last frame showed a pose
 * @param swimming whether there was a stroke within the last few seconds
 */
public record SwimState(
    boolean sessionActive,
    OptionalDouble sessionStartSeconds,
    long strokeCount,
    double strokeRate,
    List<RateSample> rateHistory,
    OptionalDouble lastStrokeSeconds,
    boolean poseDetected,
    boolean swimming) {
  public SwimState {
    rateHistory = List.copyOf(rateHistory);
  }

  /** Before a session. */
  public static SwimState idle() {
    return new SwimState(
        false, OptionalDouble.empty(), 0, 0, List.of(), OptionalDouble.empty(), false, false);
  }

  /** At the start of a session, with nothing counted yet. */
  public static SwimState started(double seconds) {
    return new SwimState(
        true, OptionalDouble.of(seconds), 0, 0, List.of(), OptionalDouble.empty(), false, false);
  }
}
