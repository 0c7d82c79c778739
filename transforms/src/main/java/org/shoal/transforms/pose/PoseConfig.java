package org.shoal.transforms.pose;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;

/**
 * Which backend, and what it is made of; each takes what concerns it.
 *
 * @param kind the backend
 * @param network the network, for {@code yolo}
 * @param keypoints path or URI of recorded keypoints, for {@code file}
 * @param camera whose recorded keypoints; keypoints without a camera are taken for any
 * @param strokeRate strokes of both arms together a minute, for {@code sine}; above 0
 * @param frameWidth width of the frames that the made-up swimmers are in, pixels
 * @param frameHeight height of those frames, pixels
 * @param seed of made-up swimmers; the same seed gives the same poses
 */
public record PoseConfig(
    BackendKind kind,
    OnnxPoseConfig network,
    String keypoints,
    String camera,
    double strokeRate,
    int frameWidth,
    int frameHeight,
    long seed)
    implements Serializable {
  private static final int SMALLEST_FRAME = 100;

  public PoseConfig {
    if (!(strokeRate > 0) || Double.isInfinite(strokeRate)) {
      throw new InvalidInputException("--strokeRate", "", "must be above 0 strokes a minute");
    }
    if (frameWidth < SMALLEST_FRAME || frameHeight < SMALLEST_FRAME) {
      throw new InvalidInputException(
          "--frameWidth, --frameHeight",
          "",
          "must be at least 100 pixels each way, not " + frameWidth + " x " + frameHeight);
    }
  }

  /** A backend with 60 strokes a minute, frames of 1920 x 1080, seed 0, no model and no file. */
  public static PoseConfig of(BackendKind kind) {
    return new PoseConfig(kind, OnnxPoseConfig.of(""), "", "", 60, 1920, 1080, 0);
  }

  /** The same with a network. */
  public PoseConfig withNetwork(OnnxPoseConfig value) {
    return new PoseConfig(
        kind, value, keypoints, camera, strokeRate, frameWidth, frameHeight, seed);
  }

  /** The same for another camera. */
  public PoseConfig withCamera(String value) {
    return withKeypoints(keypoints, value);
  }

  /** The same with recorded keypoints of a camera, or of none. */
  public PoseConfig withKeypoints(String uri, String ofCamera) {
    return new PoseConfig(kind, network, uri, ofCamera, strokeRate, frameWidth, frameHeight, seed);
  }

  /** The same with other strokes a minute. */
  public PoseConfig withStrokeRate(double strokesPerMinute) {
    return new PoseConfig(
        kind, network, keypoints, camera, strokesPerMinute, frameWidth, frameHeight, seed);
  }

  /** The same with another frame size, pixels. */
  public PoseConfig withFrameSize(int width, int height) {
    return new PoseConfig(kind, network, keypoints, camera, strokeRate, width, height, seed);
  }

  /** The same with another seed. */
  public PoseConfig withSeed(long value) {
    return new PoseConfig(
        kind, network, keypoints, camera, strokeRate, frameWidth, frameHeight, value);
  }
}
