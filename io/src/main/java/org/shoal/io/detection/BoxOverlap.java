package org.shoal.io.detection;

/** How much of two boxes is both's. */
public final class BoxOverlap {
  private BoxOverlap() {}

  /**
   * Intersection over union, 0 to 1; 0 when they share no area. Pixels, or any other unit.
   *
   * @param left left edge of the one
   * @param top its top edge
   * @param right its right edge, at least left
   * @param bottom its bottom edge, at least top
   * @param otherLeft left edge of the other, and so on
   */
  public static double iou(
      double left,
      double top,
      double right,
      double bottom,
      double otherLeft,
      double otherTop,
      double otherRight,
      double otherBottom) {
    double sharedWidth = Math.min(right, otherRight) - Math.max(left, otherLeft);
    if (!(sharedWidth > 0)) {
      return 0;
    }
    double sharedHeight = Math.min(bottom, otherBottom) - Math.max(top, otherTop);
    if (!(sharedHeight > 0)) {
      return 0;
    }
    double shared = sharedWidth * sharedHeight;
    double all =
        (right - left) * (bottom - top)
            + (otherRight - otherLeft) * (otherBottom - otherTop)
            - shared;
    return shared / all;
  }
}
