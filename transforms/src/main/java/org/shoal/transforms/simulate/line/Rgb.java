package org.shoal.transforms.simulate.line;

/** Colours as integers, 0xRRGGBB. */
final class Rgb {
  private Rgb() {}

  /** Packs red, green and blue, each 0 to 255. */
  static int of(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  /** Red (0), green (1) or blue (2) of a colour, 0 to 255. */
  static int channel(int rgb, int channel) {
    return rgb >> (16 - 8 * channel) & 0xff;
  }
}
