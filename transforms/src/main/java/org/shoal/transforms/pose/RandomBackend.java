package org.shoal.transforms.pose;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseBox;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/** Keypoints anywhere in the frame, with any confidence, in a box around them. */
final class RandomBackend implements PoseBackend {
  private final PoseConfig config;

  RandomBackend(PoseConfig config) {
    this.config = config;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Optional<FrameScaling> scaling() {
    return Optional.empty();
  }

  @Override
  public List<SwimPose> estimate(DecodedFrame frame) {
    SplittableRandom random = FrameSeed.random(config.seed(), frame.index());
    float[] keypoints = new float[Keypoint.COUNT * SwimPose.VALUES];
    float[] edges = {config.frameWidth(), config.frameHeight(), 0, 0};
    for (int at = 0; at < keypoints.length; at += SwimPose.VALUES) {
      float x = (float) (random.nextDouble() * config.frameWidth());
      float y = (float) (random.nextDouble() * config.frameHeight());
      keypoints[at] = x;
      keypoints[at + 1] = y;
      keypoints[at + 2] = (float) random.nextDouble();
      edges[0] = Math.min(edges[0], x);
      edges[1] = Math.min(edges[1], y);
      edges[2] = Math.max(edges[2], x);
      edges[3] = Math.max(edges[3], y);
    }
    return List.of(
        new SwimPose(
            keypoints,
            Optional.of(new PoseBox(edges[0], edges[1], edges[2], edges[3])),
            (float) random.nextDouble(),
            frame.timestampSeconds(),
            frame.index()));
  }
}
