package org.shoal.transforms.detect;

/**
 * The detections of one frame, as columns: by confidence descending, then x, then y. Pixels of the
 * upright source picture, the origin at the centre of its top-left pixel, x right, y down: a box
 * around exactly the pixels 10 to 19 has x = 9.5, w = 10 and u = 14.5. The arrays must not be
 * changed.
 *
 * @param x left edge of the box
 * @param y top edge of the box
 * @param w width of the box, positive
 * @param h height of the box, positive
 * @param u x of the centroid: the centre of mass of the mask where the model gives one, else the
 *     middle of the box
 * @param v y of the centroid
 * @param confidence 0 to 1
 * @param label class name
 */
public record FrameDetections(
    float[] x,
    float[] y,
    float[] w,
    float[] h,
    float[] u,
    float[] v,
    float[] confidence,
    String[] label) {

  /** Number of detections. */
  public int size() {
    return x.length;
  }
}
