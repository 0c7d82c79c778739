package org.shoal.io.pose;

import java.util.Arrays;
import java.util.Optional;

/**
 * Poses as columns: those of one person, a row a frame, or those of the people of some frames, a
 * row a person. The arrays are changed by whoever fills them, and by nobody after that.
 *
 * @param keypoints shape (rows x 17 x 3), row-major, in the order of {@link Keypoint}: x, y in
 *     pixels and confidence, 0 to 1; NaN where there is no pose
 * @param box shape (rows x 4), row-major: x1, y1, x2, y2 in pixels; NaN where there is none
 * @param confidence shape (rows): that this is a person, 0 to 1; NaN where there is no pose
 */
public record PoseColumns(float[] keypoints, float[] box, float[] confidence) {
  /** Values a row in {@link #keypoints}. */
  public static final int STRIDE = Keypoint.COUNT * SwimPose.VALUES;

  /** Values a row in {@link #box}. */
  public static final int BOX = 4;

  public PoseColumns {
    int rows = confidence.length;
    if (keypoints.length != STRIDE * rows || box.length != BOX * rows) {
      throw new IllegalArgumentException(
          "keypoints (%d values), box (%d) and confidence (%d) must be of the same poses"
              .formatted(keypoints.length, box.length, rows));
    }
  }

  /** Columns of rows none of which has a pose. */
  public static PoseColumns empty(int rows) {
    return new PoseColumns(missing(STRIDE * rows), missing(BOX * rows), missing(rows));
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

  /** Number of rows. */
  public int size() {
    return confidence.length;
  }

  /** Whether a row has a pose. */
  public boolean hasPose(int row) {
    return !Float.isNaN(confidence[row]);
  }

  /** The x of a keypoint in pixels; NaN where there is no pose. */
  public float x(int row, Keypoint keypoint) {
    return keypoints[STRIDE * row + SwimPose.VALUES * keypoint.index()];
  }

  /** The y of a keypoint in pixels; NaN where there is no pose. */
  public float y(int row, Keypoint keypoint) {
    return keypoints[STRIDE * row + SwimPose.VALUES * keypoint.index() + 1];
  }

  /** The confidence of a keypoint; NaN where there is no pose. */
  public float confidence(int row, Keypoint keypoint) {
    return keypoints[STRIDE * row + SwimPose.VALUES * keypoint.index() + 2];
  }

  /** Makes a row that of another's. */
  public void copyRow(int row, PoseColumns source, int sourceRow) {
    System.arraycopy(source.keypoints, STRIDE * sourceRow, keypoints, STRIDE * row, STRIDE);
    System.arraycopy(source.box, BOX * sourceRow, box, BOX * row, BOX);
    confidence[row] = source.confidence[sourceRow];
  }

  /** The pose of a row, if there is one. */
  public Optional<SwimPose> pose(int row, double timestampSeconds, long frameIndex) {
    if (!hasPose(row)) {
      return Optional.empty();
    }
    int at = BOX * row;
    Optional<PoseBox> around =
        Float.isNaN(box[at])
            ? Optional.empty()
            : Optional.of(new PoseBox(box[at], box[at + 1], box[at + 2], box[at + 3]));
    return Optional.of(
        new SwimPose(
            Arrays.copyOfRange(keypoints, STRIDE * row, STRIDE * (row + 1)),
            around,
            confidence[row],
            timestampSeconds,
            frameIndex));
  }

  /** Makes a row that of a pose. */
  public void set(int row, SwimPose pose) {
    System.arraycopy(pose.keypoints(), 0, keypoints, STRIDE * row, STRIDE);
    confidence[row] = pose.confidence();
    pose.box()
        .ifPresent(
            edges -> {
              box[BOX * row] = edges.x1();
              box[BOX * row + 1] = edges.y1();
              box[BOX * row + 2] = edges.x2();
              box[BOX * row + 3] = edges.y2();
            });
  }

  private static float[] missing(int length) {
    float[] column = new float[length];
    Arrays.fill(column, Float.NaN);
    return column;
  }
}
