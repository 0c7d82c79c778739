package org.shoal.io.zone;

import java.io.Serializable;

/**
 * A rectangle of the picture in which bottles are classified, in percent of the frame. A zone lies
 * wholly in the frame; its border belongs to it.
 *
 * @param x distance of its left edge from the frame's, 0 to 50 % of the width
 * @param y distance of its top edge from the frame's, 0 to 50 % of the height
 * @param width 20 to 80 % of the frame's width
 * @param height 20 to 80 % of the frame's height
 */
public record TriggerZone(double x, double y, double width, double height) implements Serializable {
  /** The zone of 40 % x 60 % in the middle. */
  public static final TriggerZone CENTRED = new TriggerZone(30, 20, 40, 60);

  private static final double MAX_OFFSET = 50;
  private static final double MIN_SIZE = 20;
  private static final double MAX_SIZE = 80;

  /**
   * @throws IllegalArgumentException saying which value is out of range
   */
  public TriggerZone {
    check("x", x, 0, MAX_OFFSET);
    check("y", y, 0, MAX_OFFSET);
    check("width", width, MIN_SIZE, MAX_SIZE);
    check("height", height, MIN_SIZE, MAX_SIZE);
    checkInside("x and width", x, width);
    checkInside("y and height", y, height);
  }

  /**
   * Where the zone is in a frame, in pixels from the frame's outer top left corner, so that a frame
   * of width W spans 0 to W.
   *
   * @param frameWidth width of the upright picture
   * @param frameHeight height of the upright picture
   */
  public Bounds bounds(int frameWidth, int frameHeight) {
    return new Bounds(
        part(x, frameWidth),
        part(y, frameHeight),
        part(x + width, frameWidth),
        part(y + height, frameHeight));
  }

  /**
   * Whether a point lies in the zone or on its border.
   *
   * @param pixelX x, origin at the centre of the top-left pixel
   * @param pixelY y, origin at the centre of the top-left pixel
   */
  public boolean contains(double pixelX, double pixelY, int frameWidth, int frameHeight) {
    return bounds(frameWidth, frameHeight).contains(pixelX + 0.5, pixelY + 0.5);
  }

  /** What part of the smaller of two zones the other covers, 0 to 1. */
  public double overlap(TriggerZone other) {
    double common =
        common(x, width, other.x, other.width) * common(y, height, other.y, other.height);
    return common / Math.min(width * height, other.width * other.height);
  }

  /**
   * A zone in pixels, its edges measured from the frame's outer corner.
   *
   * @param left its left edge
   * @param top its top edge
   * @param right its right edge
   * @param bottom its bottom edge
   */
  public record Bounds(double left, double top, double right, double bottom) {
    /** What rounding may put between a point on the border and the border, pixels. */
    private static final double HAIR = 1e-9;

    /** Whether a point, measured alike, lies inside or on the border. */
    public boolean contains(double x, double y) {
      return x >= left - HAIR && x <= right + HAIR && y >= top - HAIR && y <= bottom + HAIR;
    }
  }

  private static double part(double percent, int size) {
    return Math.min(percent / 100 * size, size);
  }

  private static double common(double from, double size, double otherFrom, double otherSize) {
    double end = Math.min(from + size, otherFrom + otherSize);
    return Math.max(0, end - Math.max(from, otherFrom));
  }

  private static void check(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %.0f to %.0f %%, not %s".formatted(what, least, most, value));
    }
  }

  private static void checkInside(String what, double from, double size) {
    if (from + size > 100) {
      throw new IllegalArgumentException(
          what + " together must be at most 100 %, not " + (from + size));
    }
  }
}
