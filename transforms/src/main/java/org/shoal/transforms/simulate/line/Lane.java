package org.shoal.transforms.simulate.line;

/**
 * One lane of a conveyor as its camera sees it.
 *
 * @param baseline y of the bottles' bottom, pixels
 * @param scale height of the tallest bottle, pixels
 * @param speed pixels to the right in a second at full speed
 */
record Lane(double baseline, double scale, double speed) {
  /** The nearest lane is the lowest in the picture, and the fastest unless it is driven slower. */
  static Lane of(LineConfig config, int index, double drive) {
    double scale = Math.pow(0.88, index);
    return new Lane(
        config.height() * (0.90 - 0.165 * index),
        config.height() * 0.52 * scale,
        config.width() * config.speed() * scale * drive);
  }
}
