package org.shoal.pipelines.swim;

import org.shoal.pipelines.Choices;
import org.shoal.pipelines.RecordingChecks;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.lane.LaneAxis;
import org.shoal.transforms.lane.LaneConfig;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.OnnxPoseConfig;
import org.shoal.transforms.pose.PoseConfig;
import org.shoal.transforms.stroke.StrokeConfig;

/**
 * What the options say to each step.
 *
 * @param pose the backend
 * @param lanes the swimmers
 * @param strokes what counts as a stroke
 */
record SwimSettings(PoseConfig pose, LaneConfig lanes, StrokeConfig strokes) {

  /**
   * Reads the options, each step checking its own.
   *
   * @throws org.shoal.io.InvalidInputException naming the option that is wrong
   */
  static SwimSettings of(SwimOptions options) {
    LaneConfig lanes =
        LaneConfig.of(options.getSwimmers())
            .withAxis(Choices.of("--laneAxis", options.getLaneAxis(), LaneAxis.class));
    BackendKind kind = kind(options);
    RecordingChecks.require(
        "--classes", options.getClasses() == null, "a pose model knows people only");
    boolean makesOne = kind == BackendKind.SINE || kind == BackendKind.RANDOM;
    RecordingChecks.require(
        "--swimmers",
        lanes.swimmers() == 1 || !makesOne,
        "must be 1: --pose=" + kind.label() + " makes up one swimmer");
    PoseConfig pose =
        PoseConfig.of(kind)
            .withNetwork(network(options, lanes))
            .withKeypoints(options.getDetections(), "")
            .withStrokeRate(options.getStrokeRate())
            .withFrameSize(options.getFrameWidth(), options.getFrameHeight())
            .withSeed(options.getSeed());
    return new SwimSettings(pose, lanes, strokes(options));
  }

  private static BackendKind kind(SwimOptions options) {
    BackendKind kind = Choices.of("--pose", options.getPose(), BackendKind.class);
    if (options.getDetections().isEmpty()) {
      RecordingChecks.require(
          "--detections",
          kind != BackendKind.FILE,
          "is required for --pose=file: recorded keypoints, as JSON");
      return kind;
    }
    RecordingChecks.require(
        "--detections",
        kind == BackendKind.FILE || kind == BackendKind.YOLO,
        "is for --pose=file, not " + kind.label());
    return BackendKind.FILE;
  }

  private static OnnxPoseConfig network(SwimOptions options, LaneConfig lanes) {
    return OnnxPoseConfig.of(options.getModel())
        .withDevice(Choices.of("--device", options.getDevice(), Device.class))
        .withBatchSize(options.getBatchSize())
        .withConfidence(options.getConfidence())
        .withNmsIou(options.getNmsIou())
        .withMaxPeople(lanes.candidates())
        .withThreads(options.getInferenceThreads());
  }

  private static StrokeConfig strokes(SwimOptions options) {
    return new StrokeConfig(
        options.getMinProminence(),
        options.getMinDistance(),
        options.getKeypointConfidence(),
        options.getMaxGapSeconds(),
        options.getRateWindow(),
        options.getRateInterval(),
        options.getRateHistory());
  }
}
