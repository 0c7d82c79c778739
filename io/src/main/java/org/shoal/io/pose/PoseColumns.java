package org.shoal.io.pose;

import java.util.Arrays;
import java.util.Optional;

/**
 * The poses of one person over consecutive frames, as columns. The arrays must not be changed.
 *
 * @param keypoints shape (frames x 17 x 3), row-major: x, y in pixels and confidence; NaN where
 *     there is no pose
 * @param box shape (frames x 4), row-major: x1, y1, x2, y2 in pixels; NaN where there is none
 * @param confidence shape (frames): 0 to 1; NaN where there is no pose
 */
public record PoseColumns(float[] keypoints, float[] box, float[] confidence) {
  /** Values a frame in {@link #keypoints}. */
  public static final int STRIDE = Keypoint.COUNT * SwimPose.VALUES;

  private static final int BOX = 4;

  public PoseColumns {
    int frames = confidence.length;
    if (keypoints.length != STRIDE * frames || box.length != BOX * frames) {
      throw new IllegalArgumentException(
          "keypoints (%d values), box (%d) and confidence (%d) must be of the same frames"
              .formatted(keypoints.length, box.length, frames));
    }
  }

  /** Columns of frames none of which has a pose. */
  public static PoseColumns empty(int frameCount) {
    return new PoseColumns(
        missing(STRIDE * frameCount), missing(BOX * frameCount), missing(frameCount));
  }

  /**
   * Columns with the given poses, each at its frame.
   *
   * @param firstFrame recording frame index of position 0
   * @param poses at most one a frame, all within the frames
   */
  public static PoseColumns of(long firstFrame, int frameCount, Iterable<SwimPose> poses) {
    PoseColumns columns = empty(frameCount);
    for (SwimPose pose : poses) {
      long position = pose.frameIndex() - firstFrame;
      if (position < 0 || position >= frameCount || columns.hasPose((int) position)) {
        throw new IllegalArgumentException(
            "frame %d has a second pose or is not among the %d frames from %d on"
                .formatted(pose.frameIndex(), frameCount, firstFrame));
      }
      columns.set((int) position, pose);
    }
    return columns;
  }

  /** Number of frames covered. */
  public int frameCount() {
    return confidence.length;
  }

  /** Whether the frame at a position has a pose. */
  public boolean hasPose(int position) {
    return !Float.isNaN(confidence[position]);
  }

  /** The y of a keypoint in pixels at a position; NaN where there is no pose. */
  public float y(int position, Keypoint keypoint) {
    return keypoints[STRIDE * position + SwimPose.VALUES * keypoint.index() + 1];
  }

  /** The confidence of a keypoint at a position; NaN where there is no pose. */
  public float confidence(int position, Keypoint keypoint) {
    return keypoints[STRIDE * position + SwimPose.VALUES * keypoint.index() + 2];
  }

  /** The pose at a position, if there is one. */
  public Optional<SwimPose> pose(int position, double timestampSeconds, long frameIndex) {
    if (!hasPose(position)) {
      return Optional.empty();
    }
    int at = BOX * position;
    Optional<PoseBox> around =
        Float.isNaN(box[at])
            ? Optional.empty()
            : Optional.of(new PoseBox(box[at], box[at + 1], box[at + 2], box[at + 3]));
    return Optional.of(
        new SwimPose(
            Arrays.copyOfRange(keypoints, STRIDE * position, STRIDE * (position + 1)),
            around,
            confidence[position],
            timestampSeconds,
            frameIndex));
  }

  private void set(int position, SwimPose pose) {
    System.arraycopy(pose.keypoints(), 0, keypoints, STRIDE * position, STRIDE);
    confidence[position] = pose.confidence();
    pose.box()
        .ifPresent(
            edges -> {
              box[BOX * position] = edges.x1();
              box[BOX * position + 1] = edges.y1();
              box[BOX * position + 2] = edges.x2();
              box[BOX * position + 3] = edges.y2();
            });
  }

  private static float[] missing(int length) {
    float[] column = new float[length];
    Arrays.fill(column, Float.NaN);
    return column;
  }
}
