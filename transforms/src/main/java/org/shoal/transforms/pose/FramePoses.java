package org.shoal.transforms.pose;

/**
 * The people of one frame, as columns, the most confident first. Pixels of the upright source
 * picture, the origin at the centre of its top-left pixel, x right, y down. The arrays must not be
 * changed.
 *
 * @param box shape (people x 4), row-major: x1, y1, x2, y2, cut at the picture's edges
 * @param confidence shape (people): that this is a person, 0 to 1
 * @param keypoints shape (people x 17 x 3), row-major, in COCO's order: x, y, which may lie outside
 *     the picture, and confidence, 0 to 1
 */
public record FramePoses(float[] box, float[] confidence, float[] keypoints) {
  /** Number of keypoints of a person. */
  public static final int KEYPOINTS = 17;

  /** Values of a person in {@link #keypoints}. */
  public static final int STRIDE = 3 * KEYPOINTS;

  public FramePoses {
    if (box.length != 4 * confidence.length || keypoints.length != STRIDE * confidence.length) {
      throw new IllegalArgumentException(
          "box (%d values), confidence (%d) and keypoints (%d) must be of the same people"
              .formatted(box.length, confidence.length, keypoints.length));
    }
  }

  /** Number of people. */
  public int size() {
    return confidence.length;
  }
}
