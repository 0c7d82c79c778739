package org.shoal.io.video;

/** Turns packed pictures of 3 bytes a pixel by right angles. */
final class Rotation {
  private Rotation() {}

  /**
   * The picture turned clockwise.
   *
   * @param pixels width * height * 3 bytes; returned itself when there is nothing to turn
   * @param clockwiseDegrees 0, 90, 180 or 270
   */
  static byte[] upright(byte[] pixels, int width, int height, int clockwiseDegrees) {
    return switch (clockwiseDegrees) {
      case 90 -> turn(pixels, width, height, height - 1, -1, height);
      case 180 -> turn(pixels, width, height, width * height - 1, -width, -1);
      case 270 -> turn(pixels, width, height, (width - 1) * height, 1, -height);
      default -> pixels;
    };
  }

  /** Pixel (x, y) goes to position first + x * perColumn + y * perRow. */
  private static byte[] turn(
      byte[] pixels, int width, int height, int first, int perRow, int perColumn) {
    byte[] turned = new byte[pixels.length];
    int from = 0;
    for (int y = 0; y < height; y++) {
      int to = 3 * (first + y * perRow);
      for (int x = 0; x < width; x++) {
        turned[to] = pixels[from];
        turned[to + 1] = pixels[from + 1];
        turned[to + 2] = pixels[from + 2];
        from += 3;
        to += 3 * perColumn;
      }
    }
    return turned;
  }
}
