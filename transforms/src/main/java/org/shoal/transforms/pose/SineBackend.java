package org.shoal.transforms.pose;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseBox;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;

/**
 * A swimmer in the middle of the frame whose wrists go up and down as sines of time, half a cycle
 * apart. Each arm makes half of the strokes. The seed decides how the keypoints tremble (by less
 * than a quarter of a pixel) and how confident they are.
 */
final class SineBackend implements PoseBackend {
  /** Half the way of a wrist, pixels, where the frame is high enough. */
  private static final double AMPLITUDE = 100;

  private static final double TREMBLE = 0.25;

  /** Lying along the frame's width, head right: x and y a keypoint, in parts of a body's length. */
  private static final double[] BODY = {
    0.50, 0.00, 0.48, -0.02, 0.48, 0.02, 0.46, -0.03, 0.46, 0.03, 0.36, -0.08, 0.36, 0.08, 0.28,
    -0.12, 0.28, 0.12, 0.20, -0.06, 0.20, 0.06, 0.02, -0.05, 0.02, 0.05, -0.22, -0.05, -0.22, 0.05,
    -0.46, -0.05, -0.46, 0.05
  };

  private final double cyclesPerSecond;
  private final double amplitude;
  private final double length;
  private final double centerX;
  private final double centerY;
  private final long seed;

  SineBackend(PoseConfig config) {
    cyclesPerSecond = config.strokeRate() / 2 / 60;
    amplitude = Math.min(AMPLITUDE, 0.4 * config.frameHeight());
    length = 0.5 * Math.min(config.frameWidth(), config.frameHeight());
    centerX = config.frameWidth() / 2.0;
    centerY = config.frameHeight() / 2.0;
    seed = config.seed();
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
    SplittableRandom random = FrameSeed.random(seed, frame.index());
    double cycles = frame.timestampSeconds() * cyclesPerSecond;
    double way = amplitude * Math.sin(2 * Math.PI * (cycles - Math.floor(cycles)));
    float[] keypoints = new float[Keypoint.COUNT * SwimPose.VALUES];
    for (Keypoint keypoint : Keypoint.values()) {
      int body = 2 * keypoint.index();
      double y =
          switch (keypoint) {
            case LEFT_WRIST -> centerY + way;
            case RIGHT_WRIST -> centerY - way;
            default -> centerY + length * BODY[body + 1];
          };
      int at = SwimPose.VALUES * keypoint.index();
      keypoints[at] = (float) (centerX + length * BODY[body] + tremble(random));
      keypoints[at + 1] = (float) (y + tremble(random));
      keypoints[at + 2] = (float) (0.8 + 0.2 * random.nextDouble());
    }
    return List.of(
        new SwimPose(
            keypoints, Optional.of(box()), 0.95f, frame.timestampSeconds(), frame.index()));
  }

  private PoseBox box() {
    double half = 0.55 * length;
    double up = amplitude + 0.02 * length;
    return new PoseBox(
        (float) (centerX - half),
        (float) (centerY - up),
        (float) (centerX + half),
        (float) (centerY + up));
  }

  private static double tremble(SplittableRandom random) {
    return TREMBLE * (2 * random.nextDouble() - 1);
  }
}
