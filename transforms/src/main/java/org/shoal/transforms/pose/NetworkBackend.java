package org.shoal.transforms.pose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/** Asks a network in an ONNX file. */
final class NetworkBackend implements PoseBackend {
  private final OnnxPoseEstimator estimator;

  private NetworkBackend(OnnxPoseEstimator estimator) {
    this.estimator = estimator;
  }

  /**
   * Opens the network.
   *
   * @return a backend that says it is not available when there is no such file
   * @throws InvalidInputException when no file is named, or it is not such a network
   */
  static PoseBackend open(OnnxPoseConfig config) throws IOException {
    if (config.model().isEmpty()) {
      throw new InvalidInputException("--model", "", "is required for --pose=yolo");
    }
    if (!BeamFiles.isRemote(config.model()) && BeamFiles.match(config.model()).isEmpty()) {
      return new Unavailable();
    }
    return new NetworkBackend(OnnxPoseEstimator.open(config));
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Optional<FrameScaling> scaling() {
    return Optional.of(estimator.scaling());
  }

  @Override
  public List<SwimPose> estimate(DecodedFrame frame) {
    return estimate(List.of(frame)).get(0);
  }

  @Override
  public List<List<SwimPose>> estimate(List<DecodedFrame> batch) {
    List<PoseColumns> found = estimator.estimate(batch);
    List<List<SwimPose>> poses = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      poses.add(poses(found.get(i), batch.get(i)));
    }
    return poses;
  }

  @Override
  public Executor decodingThreads() {
    return estimator.decodingThreads();
  }

  @Override
  public int takeFallbacks() {
    return estimator.takeFallbacks();
  }

  @Override
  public void close() {
    estimator.close();
  }

  private static List<SwimPose> poses(PoseColumns people, DecodedFrame frame) {
    List<SwimPose> poses = new ArrayList<>();
    for (int row = 0; row < people.size(); row++) {
      people.pose(row, frame.timestampSeconds(), frame.index()).ifPresent(poses::add);
    }
    return poses;
  }

  /** Stands for a network whose file is not there. */
  private static final class Unavailable implements PoseBackend {
    @Override
    public boolean isAvailable() {
      return false;
    }

    @Override
    public Optional<FrameScaling> scaling() {
      return Optional.empty();
    }

    @Override
    public List<SwimPose> estimate(DecodedFrame frame) {
      throw new IllegalStateException("there is no network to ask");
    }
  }
}
