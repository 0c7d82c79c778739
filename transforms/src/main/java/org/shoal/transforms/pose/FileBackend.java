package org.shoal.transforms.pose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.pose.PoseReader;
import org.shoal.io.pose.RecordedPoses;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/** Gives recorded keypoints again, by frame index and with the time that was recorded. */
final class FileBackend implements PoseBackend {
  private final boolean available;
  private final List<RecordedPoses> recorded;

  private FileBackend(boolean available, List<RecordedPoses> recorded) {
    this.available = available;
    this.recorded = recorded;
  }

  /** Reads the file, if it is there. */
  static FileBackend open(PoseConfig config) throws IOException {
    if (config.keypoints().isEmpty()) {
      throw new InvalidInputException("--keypoints", "", "must name a file of recorded keypoints");
    }
    if (BeamFiles.match(config.keypoints()).isEmpty()) {
      return new FileBackend(false, List.of());
    }
    List<RecordedPoses> ours =
        PoseReader.read(config.keypoints()).stream()
            .filter(poses -> poses.camera().isEmpty() || poses.camera().equals(config.camera()))
            .toList();
    return new FileBackend(true, ours);
  }

  @Override
  public boolean isAvailable() {
    return available;
  }

  @Override
  public Optional<FrameScaling> scaling() {
    return Optional.empty();
  }

  @Override
  public List<SwimPose> estimate(DecodedFrame frame) {
    List<SwimPose> poses = new ArrayList<>();
    recorded.forEach(swimmer -> swimmer.find(frame.index()).ifPresent(poses::add));
    poses.sort(Comparator.comparingDouble((SwimPose pose) -> pose.confidence()).reversed());
    return poses;
  }
}
