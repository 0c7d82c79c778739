package org.shoal.transforms.stroke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.video.DecodedFrame;
import org.shoal.transforms.pose.PoseBackend;

/** Made-up swims, cut into windows, and what was counted in them. */
final class Swim {
  final List<Stroke> strokes = new ArrayList<>();
  final List<RateSample> rates = new ArrayList<>();
  final List<String> events = new ArrayList<>();

  /** Collects what is counted. */
  StrokeSink sink() {
    return new StrokeSink() {
      @Override
      public void stroke(Stroke stroke) {
        strokes.add(stroke);
        events.add(stroke.toString());
      }

      @Override
      public void rate(RateSample sample) {
        rates.add(sample);
        events.add(sample.toString());
      }
    };
  }

  /** Counts the windows of one swimmer. */
  static Swim of(StrokeConfig config, List<PoseWindow> windows) {
    Swim swim = new Swim();
    StrokeCounter counter = new StrokeCounter(config, windows.get(0).clock().fps());
    windows.forEach(window -> counter.count(window, swim.sink()));
    return swim;
  }

  /** A backend's poses, cut into windows. */
  static List<PoseWindow> windows(
      PoseBackend backend, FrameClock clock, int frames, int windowFrames) {
    double[] times = new double[frames];
    float[] left = new float[frames];
    float[] right = new float[frames];
    for (int f = 0; f < frames; f++) {
      times[f] = clock.timeOf(f);
      DecodedFrame frame = new DecodedFrame(f, times[f], 0, 0, 0, 0, new byte[0]);
      SwimPose pose = backend.estimate(frame).get(0);
      left[f] = pose.y(Keypoint.LEFT_WRIST);
      right[f] = pose.y(Keypoint.RIGHT_WRIST);
    }
    return windows("pool", clock, times, left, right, windowFrames);
  }

  /**
   * Windows with the wrists at some heights.
   *
   * @param times NaN where the frame is missing
   * @param left y of the left wrist, NaN where it is not seen; infinite where nobody is
   */
  static List<PoseWindow> windows(
      String recording,
      FrameClock clock,
      double[] times,
      float[] left,
      float[] right,
      int windowFrames) {
    List<PoseWindow> windows = new ArrayList<>();
    for (int from = 0; from < times.length; from += windowFrames) {
      int to = Math.min(times.length, from + windowFrames);
      PoseColumns poses = PoseColumns.empty(to - from);
      byte[] status = new byte[to - from];
      for (int f = from; f < to; f++) {
        status[f - from] = (byte) (Double.isNaN(times[f]) ? 0 : 1);
        if (status[f - from] == 1 && !Float.isInfinite(left[f])) {
          put(poses, f - from, Keypoint.LEFT_WRIST, left[f]);
          put(poses, f - from, Keypoint.RIGHT_WRIST, right[f]);
        }
      }
      windows.add(
          new PoseWindow(
              new WindowKey(recording, from / windowFrames),
              "deck",
              0,
              clock,
              from,
              to == times.length,
              status,
              Arrays.copyOfRange(times, from, to),
              0,
              poses));
    }
    return windows;
  }

  private static void put(PoseColumns poses, int position, Keypoint keypoint, float y) {
    if (!poses.hasPose(position)) {
      int from = PoseColumns.STRIDE * position;
      Arrays.fill(poses.keypoints(), from, from + PoseColumns.STRIDE, 0);
      poses.confidence()[position] = 0.9f;
    }
    int at = PoseColumns.STRIDE * position + SwimPose.VALUES * keypoint.index();
    poses.keypoints()[at + 1] = Float.isNaN(y) ? 0 : y;
    poses.keypoints()[at + 2] = Float.isNaN(y) ? 0.49f : 0.5f;
  }
}
