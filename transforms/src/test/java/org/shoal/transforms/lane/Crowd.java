package org.shoal.transforms.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PoseBox;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;

/** People in frames, by hand: a body of 200 x 100 pixels around a place. */
final class Crowd {
  static final FrameClock CLOCK = new FrameClock(10, 0);

  private final List<List<SwimPose>> frames = new ArrayList<>();

  /** A person whose nose tells who it is: its y is {@code who}. */
  static SwimPose person(double x, double y, double confidence, int who) {
    float[][] rows = new float[Keypoint.COUNT][];
    for (Keypoint keypoint : Keypoint.values()) {
      rows[keypoint.index()] = new float[] {(float) x, (float) y, 0.9f};
    }
    rows[Keypoint.NOSE.index()][1] = who;
    PoseBox box = new PoseBox((float) x - 100, (float) y - 50, (float) x + 100, (float) y + 50);
    return SwimPose.of(rows, Optional.of(box), (float) confidence, 0, 0);
  }

  /** Adds a frame with some people, the most confident first. */
  Crowd frame(SwimPose... people) {
    frames.add(
        Arrays.stream(people)
            .sorted((one, other) -> Float.compare(other.confidence(), one.confidence()))
            .toList());
    return this;
  }

  /** The frames in windows. */
  List<PeopleWindow> windows(int windowFrames) {
    List<PeopleWindow> windows = new ArrayList<>();
    for (int from = 0; from < frames.size(); from += windowFrames) {
      int to = Math.min(frames.size(), from + windowFrames);
      windows.add(
          new PeopleWindow(
              new WindowKey("pool", from / windowFrames),
              CLOCK,
              to == frames.size(),
              part(from, to)));
    }
    return windows;
  }

  private CameraPoses part(int from, int to) {
    int[] offsets = new int[to - from + 1];
    for (int f = from; f < to; f++) {
      offsets[f - from + 1] = offsets[f - from] + frames.get(f).size();
    }
    PoseColumns people = PoseColumns.empty(offsets[to - from]);
    int row = 0;
    for (List<SwimPose> frame : frames.subList(from, to)) {
      for (SwimPose pose : frame) {
        people.set(row++, pose);
      }
    }
    byte[] status = new byte[to - from];
    Arrays.fill(status, FrameStatus.DECODED.code());
    double[] times = new double[to - from];
    Arrays.setAll(times, f -> CLOCK.timeOf(from + f));
    return new CameraPoses("deck", from, status, times, 0, offsets, people);
  }
}
