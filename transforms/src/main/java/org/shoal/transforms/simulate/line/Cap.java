package org.shoal.transforms.simulate.line;

import java.util.Locale;

/** Caps, by colour; without one the thread shows. */
enum Cap {
  NONE(180, 190, 190),
  WHITE(232, 232, 228),
  RED(200, 30, 35),
  BLUE(35, 75, 190),
  GREEN(30, 140, 60),
  YELLOW(240, 205, 40);

  private final int colour;

  Cap(int red, int green, int blue) {
    this.colour = Rgb.of(red, green, blue);
  }

  /** Its colour, 0xRRGGBB. */
  int colour() {
    return colour;
  }

  /** The attribute's value. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
