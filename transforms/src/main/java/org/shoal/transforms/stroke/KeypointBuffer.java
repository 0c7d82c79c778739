package org.shoal.transforms.stroke;

import java.util.Arrays;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.stroke.Wrist;

/**
 * The wrists over the last frames, for looking at: strokes are found without it. Times are doubles:
 * a float cannot tell the frames of today's clock apart. Not safe for use by several threads.
 */
public final class KeypointBuffer {
  /** Ten seconds at 30 frames a second. */
  public static final int DEFAULT_FRAMES = 300;

  private final double minConfidence;
  private final double[] times;
  private final double[][] ys;
  private long added;

  /**
   * Where a wrist was, in the frames in which it was seen.
   *
   * @param y pixels, down; shape (frames seen)
   * @param timeSeconds of each; shape (frames seen)
   */
  public record Trajectory(double[] y, double[] timeSeconds) {}

  /** A buffer of 300 frames in which a wrist counts as seen with a confidence of 0.5. */
  public static KeypointBuffer create() {
    return new KeypointBuffer(DEFAULT_FRAMES, StrokeConfig.defaults().minConfidence());
  }

  /**
   * @param frames kept at most, at least 1
   * @param minConfidence a wrist with less is not seen, 0 to 1
   */
  public KeypointBuffer(int frames, double minConfidence) {
    if (frames < 1) {
      throw new IllegalArgumentException("frames must be at least 1, is " + frames);
    }
    this.minConfidence = minConfidence;
    times = new double[frames];
    ys = new double[Wrist.values().length][frames];
  }

  /** Adds a frame's pose; when the buffer is full the oldest frame goes. */
  public void add(SwimPose pose) {
    int at = (int) (added++ % times.length);
    times[at] = pose.timestampSeconds();
    for (Wrist wrist : Wrist.values()) {
      boolean seen = pose.confidence(wrist.keypoint()) >= minConfidence;
      column(wrist)[at] = seen ? pose.y(wrist.keypoint()) : Double.NaN;
    }
  }

  /** Where a wrist was, oldest first, without the frames in which it was not seen. */
  public Trajectory trajectory(Wrist wrist) {
    double[] y = new double[size()];
    double[] time = new double[size()];
    int seen = 0;
    for (long frame = added - size(); frame < added; frame++) {
      int at = (int) (frame % times.length);
      if (!Double.isNaN(column(wrist)[at])) {
        y[seen] = column(wrist)[at];
        time[seen++] = times[at];
      }
    }
    return new Trajectory(Arrays.copyOf(y, seen), Arrays.copyOf(time, seen));
  }

  /** Number of frames held, with the wrists seen or not. */
  public int size() {
    return (int) Math.min(added, times.length);
  }

  /** Forgets everything. */
  public void clear() {
    added = 0;
  }

  private double[] column(Wrist wrist) {
    return ys[wrist == Wrist.LEFT ? 0 : 1];
  }
}
