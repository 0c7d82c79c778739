package org.shoal.io.pose;

/**
 * The box around a person, in pixels, origin top left, x right, y down.
 *
 * @param x1 left edge
 * @param y1 top edge
 * @param x2 right edge, not less than x1
 * @param y2 bottom edge, not less than y1
 */
public record PoseBox(float x1, float y1, float x2, float y2) {
  public PoseBox {
    if (!Float.isFinite(x1) || !Float.isFinite(y1) || !(x2 >= x1) || !(y2 >= y1)) {
      throw new IllegalArgumentException(
          "a box must have finite edges, the left not beyond the right and the top not beyond the"
              + " bottom: x1 %s, y1 %s, x2 %s, y2 %s".formatted(x1, y1, x2, y2));
    }
    if (!Float.isFinite(x2) || !Float.isFinite(y2)) {
      throw new IllegalArgumentException("a box must have finite edges: x2 " + x2 + ", y2 " + y2);
    }
  }
}
