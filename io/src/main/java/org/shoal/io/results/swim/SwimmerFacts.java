package org.shoal.io.results.swim;

import java.util.List;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.stroke.SwimState;

/**
 * What the last step must know of one swimmer in one window.
 *
 * @param strokes that became certain
 * @param rates that became certain
 * @param state the session at the window's end
 * @param poses frames with a pose
 * @param wrists frames in which a wrist was seen, each wrist counted
 */
record SwimmerFacts(
    List<Stroke> strokes, List<RateSample> rates, SwimState state, long poses, long wrists) {
  SwimmerFacts {
    strokes = List.copyOf(strokes);
    rates = List.copyOf(rates);
  }

  static SwimmerFacts of(PoseWindow window, StrokeWindow counted, double minConfidence) {
    PoseColumns columns = window.poses();
    long poses = 0;
    long wrists = 0;
    for (int f = 0; f < window.frameCount(); f++) {
      poses += columns.hasPose(f) ? 1 : 0;
      wrists += columns.confidence(f, Keypoint.LEFT_WRIST) >= minConfidence ? 1 : 0;
      wrists += columns.confidence(f, Keypoint.RIGHT_WRIST) >= minConfidence ? 1 : 0;
    }
    return new SwimmerFacts(counted.strokes(), counted.rates(), counted.state(), poses, wrists);
  }
}
