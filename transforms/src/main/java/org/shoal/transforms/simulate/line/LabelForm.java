package org.shoal.transforms.simulate.line;

import java.util.Locale;

/** Forms of label. */
enum LabelForm {
  /** Around the middle of the body. */
  BAND,
  /** Around the whole body. */
  SLEEVE,
  /** In front only, an ellipse. */
  OVAL,
  /** Around the shoulder. */
  COLLAR;

  /** Where it begins, as a share of the bottle's height from the top. */
  double top(BottleShape shape) {
    double body = 1 - shape.shoulderEnd();
    return switch (this) {
      case BAND -> shape.shoulderEnd() + 0.18 * body;
      case SLEEVE -> shape.shoulderEnd() - 0.02;
      case OVAL -> shape.shoulderEnd() + 0.06 * body;
      case COLLAR -> shape.shoulderEnd() - 0.12;
    };
  }

  /** Where it ends. */
  double bottom(BottleShape shape) {
    double body = 1 - shape.shoulderEnd();
    return switch (this) {
      case BAND -> shape.shoulderEnd() + 0.68 * body;
      case SLEEVE -> 0.95;
      case OVAL -> shape.shoulderEnd() + 0.88 * body;
      case COLLAR -> shape.shoulderEnd() + 0.14 * body;
    };
  }

  /** The attribute's value. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
