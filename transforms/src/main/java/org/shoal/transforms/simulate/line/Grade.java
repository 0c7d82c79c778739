package org.shoal.transforms.simulate.line;

import java.util.Locale;

/** What the bottle is made of, by colour. */
enum Grade {
  CLEAR(212, 222, 222, 0.22f),
  BLUE(70, 135, 215, 0.62f),
  GREEN(35, 115, 60, 0.70f),
  AMBER(125, 70, 22, 0.74f);

  private final int colour;
  private final float tint;

  Grade(int red, int green, int blue, float tint) {
    this.colour = Rgb.of(red, green, blue);
    this.tint = tint;
  }

  /** Its colour, 0xRRGGBB. */
  int colour() {
    return colour;
  }

  /** How much of what is behind or within it hides, 0 to 1. */
  float tint() {
    return tint;
  }

  /** The attribute's value. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
