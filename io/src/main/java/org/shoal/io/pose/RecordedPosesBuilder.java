package org.shoal.io.pose;

import java.util.Arrays;
import java.util.List;

/** Collects one swimmer's poses, whose frames and times must ascend. */
final class RecordedPosesBuilder {
  private final String camera;
  private final int swimmer;
  private int size;
  private long[] frames = new long[64];
  private double[] timestamps = new double[64];
  private float[] keypoints = new float[64 * PoseColumns.STRIDE];
  private float[] box = new float[64 * 4];
  private float[] confidence = new float[64];

  RecordedPosesBuilder(String camera, int swimmer) {
    this.camera = camera;
    this.swimmer = swimmer;
  }

  /**
   * Adds the next pose.
   *
   * @throws IllegalArgumentException when it is not later than the one before
   */
  void add(SwimPose pose) {
    if (size > 0) {
      require(pose.frameIndex() > frames[size - 1], "frame_index", pose.frameIndex());
      require(pose.timestampSeconds() > timestamps[size - 1], "timestamp", pose.timestampSeconds());
    }
    if (size == frames.length) {
      grow(2 * size);
    }
    frames[size] = pose.frameIndex();
    timestamps[size] = pose.timestampSeconds();
    PoseColumns one = PoseColumns.of(pose.frameIndex(), 1, List.of(pose));
    System.arraycopy(one.keypoints(), 0, keypoints, size * PoseColumns.STRIDE, PoseColumns.STRIDE);
    System.arraycopy(one.box(), 0, box, size * 4, 4);
    confidence[size] = pose.confidence();
    size++;
  }

  RecordedPoses build() {
    return new RecordedPoses(
        camera,
        swimmer,
        Arrays.copyOf(frames, size),
        Arrays.copyOf(timestamps, size),
        new PoseColumns(
            Arrays.copyOf(keypoints, size * PoseColumns.STRIDE),
            Arrays.copyOf(box, size * 4),
            Arrays.copyOf(confidence, size)));
  }

  private void require(boolean later, String field, Number value) {
    if (!later) {
      throw new IllegalArgumentException(
          "%s is %s, not later than that of the pose before (frame_index %d, timestamp %s): sort the poses by frame"
              .formatted(field, value, frames[size - 1], timestamps[size - 1]));
    }
  }

  private void grow(int capacity) {
    frames = Arrays.copyOf(frames, capacity);
    timestamps = Arrays.copyOf(timestamps, capacity);
    keypoints = Arrays.copyOf(keypoints, capacity * PoseColumns.STRIDE);
    box = Arrays.copyOf(box, capacity * 4);
    confidence = Arrays.copyOf(confidence, capacity);
  }
}
