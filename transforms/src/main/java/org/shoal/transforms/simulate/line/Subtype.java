package org.shoal.transforms.simulate.line;

import java.util.Locale;

/** What is in a bottle; the label has a stripe of the subtype's colour. */
enum Subtype {
  STILL("water", 120, 200, 240, 190, 215, 225, 0.15f),
  SPARKLING("water", 130, 50, 170, 190, 215, 225, 0.15f),
  COLA("soda", 95, 40, 15, 55, 25, 12, 0.95f),
  LEMONADE("soda", 215, 240, 60, 225, 230, 170, 0.45f),
  ORANGE("juice", 250, 130, 10, 235, 145, 25, 0.93f),
  APPLE("juice", 60, 170, 40, 205, 160, 55, 0.7f),
  WHOLE("milk", 20, 90, 200, 240, 238, 230, 0.97f),
  OAT("milk", 200, 160, 100, 225, 205, 170, 0.97f);

  private final String type;
  private final int stripe;
  private final int liquid;
  private final float opacity;

  Subtype(
      String type,
      int stripeRed,
      int stripeGreen,
      int stripeBlue,
      int red,
      int green,
      int blue,
      float opacity) {
    this.type = type;
    this.stripe = Rgb.of(stripeRed, stripeGreen, stripeBlue);
    this.liquid = Rgb.of(red, green, blue);
    this.opacity = opacity;
  }

  /** The type it belongs to. */
  String type() {
    return type;
  }

  /** int of the stripe. */
  int stripe() {
    return stripe;
  }

  /** int of what is in the bottle. */
  int liquid() {
    return liquid;
  }

  /** How much of what is behind the liquid hides, 0 to 1. */
  float opacity() {
    return opacity;
  }

  /** The attribute's value. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
