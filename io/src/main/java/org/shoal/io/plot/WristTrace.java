package org.shoal.io.plot;

import java.util.Arrays;
import org.jfree.data.xy.XYSeries;

/**
 * A wrist's height over the frames, kept as the least and greatest of a bounded number of equally
 * long stretches, so that no stroke gets lost between points however long the recording.
 */
final class WristTrace {
  private static final int STRETCHES = 2048;

  private final float[] least = new float[STRETCHES];
  private final float[] greatest = new float[STRETCHES];
  private final double[] time = new double[STRETCHES];
  private long stride = 1;

  WristTrace() {
    Arrays.fill(least, Float.NaN);
    Arrays.fill(greatest, Float.NaN);
  }

  /** Adds a frame's height, pixels; frames ascend. */
  void add(long frame, double seconds, float y) {
    while (frame >= STRETCHES * stride) {
      halve();
    }
    int at = (int) (frame / stride);
    time[at] = Float.isNaN(least[at]) ? seconds : time[at];
    least[at] = lesser(least[at], y);
    greatest[at] = greater(greatest[at], y);
  }

  /** Points to draw a line through; broken where the wrist was not seen. */
  XYSeries series(String name) {
    XYSeries series = new XYSeries(name, false, true);
    for (int at = 0; at < STRETCHES; at++) {
      if (Float.isNaN(least[at])) {
        if (at > 0 && !Float.isNaN(least[at - 1])) {
          series.add(time[at - 1], Double.NaN);
        }
      } else {
        series.add(time[at], least[at]);
        if (greatest[at] > least[at]) {
          series.add(time[at], greatest[at]);
        }
      }
    }
    return series;
  }

  private void halve() {
    for (int at = 0; at < STRETCHES; at++) {
      boolean kept = 2 * at < STRETCHES;
      if (kept) {
        time[at] = Float.isNaN(least[2 * at]) ? time[2 * at + 1] : time[2 * at];
      }
      least[at] = kept ? lesser(least[2 * at], least[2 * at + 1]) : Float.NaN;
      greatest[at] = kept ? greater(greatest[2 * at], greatest[2 * at + 1]) : Float.NaN;
    }
    stride *= 2;
  }

  private static float lesser(float a, float b) {
    return Float.isNaN(a) || b < a ? b : a;
  }

  private static float greater(float a, float b) {
    return Float.isNaN(a) || b > a ? b : a;
  }
}
