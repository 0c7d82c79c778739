package org.shoal.transforms.pose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.pose.PoseReader;
import org.shoal.io.pose.RecordedPoses;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/** Gives recorded keypoints again, by frame index and with the time that was recorded. */
final class FileBackend implements PoseBackend {
  private final boolean available;
  private final List<RecordedPoses> recorded;
  private final NavigableMap<Long, Double> times;

  private FileBackend(
      boolean available, List<RecordedPoses> recorded, NavigableMap<Long, Double> times) {
    this.available = available;
    this.recorded = recorded;
    this.times = times;
  }

  /** Reads the file, if it is there. */
  static FileBackend open(PoseConfig config) throws IOException {
    if (config.keypoints().isEmpty()) {
      throw new InvalidInputException("--detections", "", "must name a file of recorded keypoints");
    }
    if (BeamFiles.match(config.keypoints()).isEmpty()) {
      return new FileBackend(false, List.of(), new TreeMap<>());
    }
    List<RecordedPoses> ours =
        PoseReader.read(config.keypoints()).stream()
            .filter(poses -> poses.camera().isEmpty() || poses.camera().equals(config.camera()))
            .toList();
    return new FileBackend(true, ours, times(config.keypoints(), ours));
  }

  /** When each frame was, which all swimmers must agree on. */
  private static NavigableMap<Long, Double> times(String file, List<RecordedPoses> recorded) {
    NavigableMap<Long, Double> times = new TreeMap<>();
    for (RecordedPoses swimmer : recorded) {
      for (int i = 0; i < swimmer.size(); i++) {
        Double other = times.putIfAbsent(swimmer.frame(i), swimmer.timestampSeconds(i));
        if (other != null && other != swimmer.timestampSeconds(i)) {
          throw unlikeTimes(file, swimmer.frame(i), other, swimmer.timestampSeconds(i));
        }
      }
    }
    double last = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Long, Double> frame : times.entrySet()) {
      if (frame.getValue() <= last) {
        throw unlikeTimes(file, frame.getKey(), last, frame.getValue());
      }
      last = frame.getValue();
    }
    return times;
  }

  private static InvalidInputException unlikeTimes(
      String file, long frame, double one, double other) {
    return new InvalidInputException(
        file,
        "frame_index " + frame,
        "swimmers of one camera disagree about the time: timestamp %s after or beside %s"
            .formatted(other, one));
  }

  @Override
  public boolean isAvailable() {
    return available;
  }

  @Override
  public Optional<FrameScaling> scaling() {
    return Optional.empty();
  }

  /** As recorded; from the frame before or else after that was, where this one was not. */
  @Override
  public double timeOf(long frame, FrameClock clock) {
    Map.Entry<Long, Double> near = times.floorEntry(frame);
    near = near == null ? times.ceilingEntry(frame) : near;
    return near == null
        ? clock.timeOf(frame)
        : near.getValue() + (frame - near.getKey()) / clock.fps();
  }

  @Override
  public List<SwimPose> estimate(DecodedFrame frame) {
    List<SwimPose> poses = new ArrayList<>();
    recorded.forEach(swimmer -> swimmer.find(frame.index()).ifPresent(poses::add));
    poses.sort(Comparator.comparingDouble((SwimPose pose) -> pose.confidence()).reversed());
    return poses;
  }
}
