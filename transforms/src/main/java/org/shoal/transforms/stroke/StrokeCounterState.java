package org.shoal.transforms.stroke;

import java.util.List;
import org.shoal.io.stroke.Stroke;

/**
 * All that a {@link StrokeCounter} knows between two frames.
 *
 * @param left the left wrist's signal
 * @param right the right wrist's signal
 * @param pending strokes that wait for the other wrist's, in the order of time
 * @param rate the rate's state
 * @param startSeconds time of frame 0; NaN before the first frame with a time
 * @param nowSeconds time of the last frame with a time
 * @param nowFrame that frame
 * @param samples number of rate samples taken
 * @param lastStrokeSeconds time of the last stroke; NaN when there was none
 * @param poseDetected whether the last frame showed a pose
 */
public record StrokeCounterState(
    WristState left,
    WristState right,
    List<Stroke> pending,
    RateCalculator.State rate,
    double startSeconds,
    double nowSeconds,
    long nowFrame,
    long samples,
    double lastStrokeSeconds,
    boolean poseDetected) {
  public StrokeCounterState {
    pending = List.copyOf(pending);
  }

  /** Before the first frame. */
  public static StrokeCounterState start() {
    return new StrokeCounterState(
        WristState.start(),
        WristState.start(),
        List.of(),
        RateCalculator.State.start(),
        Double.NaN,
        Double.NaN,
        0,
        0,
        Double.NaN,
        false);
  }
}
