package org.shoal.io.pose;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The pose of one person in one frame.
 *
 * @param keypoints shape (17 x 3), row-major, in the order of {@link Keypoint}: x and y in pixels,
 *     origin top left, y down, and confidence, 0 to 1. Never fewer: a keypoint that is hidden has a
 *     low confidence. Must not be changed.
 * @param box the box around the person, if one is known
 * @param confidence that this is a person, 0 to 1
 * @param timestampSeconds time of the frame
 * @param frameIndex recording frame index, from 0
 */
public record SwimPose(
    float[] keypoints,
    Optional<PoseBox> box,
    float confidence,
    double timestampSeconds,
    long frameIndex) {
  /** Values a keypoint: x, y, confidence. */
  public static final int VALUES = 3;

  /** Checks the shape and the range of every value. */
  public SwimPose {
    Objects.requireNonNull(box);
    if (keypoints.length != Keypoint.COUNT * VALUES) {
      throw new IllegalArgumentException(
          "keypoints must have shape (17, 3), which is 51 values, not " + keypoints.length);
    }
    for (Keypoint keypoint : Keypoint.values()) {
      check(keypoint, keypoints, VALUES * keypoint.index());
    }
    if (!isFraction(confidence)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1, not " + confidence);
    }
    if (!Double.isFinite(timestampSeconds)) {
      throw new IllegalArgumentException("timestamp must be finite, not " + timestampSeconds);
    }
    if (frameIndex < 0) {
      throw new IllegalArgumentException("frame index must not be negative, is " + frameIndex);
    }
  }

  /**
   * A pose from rows of keypoints.
   *
   * @param rows shape (17, 3)
   * @throws IllegalArgumentException when the shape or a value is wrong
   */
  public static SwimPose of(
      float[][] rows, Optional<PoseBox> box, float confidence, double timestamp, long frameIndex) {
    if (rows.length != Keypoint.COUNT) {
      throw new IllegalArgumentException(
          "keypoints must have shape (17, 3), which is 17 rows, not " + rows.length);
    }
    float[] keypoints = new float[Keypoint.COUNT * VALUES];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != VALUES) {
        throw new IllegalArgumentException(
            "keypoint %d must have 3 values (x, y, confidence), not %d"
                .formatted(row, rows[row].length));
      }
      System.arraycopy(rows[row], 0, keypoints, VALUES * row, VALUES);
    }
    return new SwimPose(keypoints, box, confidence, timestamp, frameIndex);
  }

  /** The x of a keypoint, pixels. */
  public float x(Keypoint keypoint) {
    return keypoints[VALUES * keypoint.index()];
  }

  /** The y of a keypoint, pixels, down. */
  public float y(Keypoint keypoint) {
    return keypoints[VALUES * keypoint.index() + 1];
  }

  /** The confidence of a keypoint, 0 to 1. */
  public float confidence(Keypoint keypoint) {
    return keypoints[VALUES * keypoint.index() + 2];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SwimPose pose
        && Arrays.equals(keypoints, pose.keypoints)
        && box.equals(pose.box)
        && Float.compare(confidence, pose.confidence) == 0
        && Double.compare(timestampSeconds, pose.timestampSeconds) == 0
        && frameIndex == pose.frameIndex;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(keypoints), box, confidence, timestampSeconds, frameIndex);
  }

  private static boolean isFraction(float value) {
    return value >= 0 && value <= 1;
  }

  private static void check(Keypoint keypoint, float[] values, int at) {
    if (!Float.isFinite(values[at]) || !Float.isFinite(values[at + 1])) {
      throw new IllegalArgumentException(
          "x and y of %s must be finite, not %s and %s"
              .formatted(keypoint.label(), values[at], values[at + 1]));
    }
    if (!isFraction(values[at + 2])) {
      throw new IllegalArgumentException(
          "confidence of %s must be between 0 and 1, not %s"
              .formatted(keypoint.label(), values[at + 2]));
    }
  }
}
