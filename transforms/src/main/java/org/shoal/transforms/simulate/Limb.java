package org.shoal.transforms.simulate;

/**
 * A part of a body as it appears: a straight piece with round ends, thick or thin.
 *
 * @param from end, u, v and pixels a metre there
 * @param to other end
 * @param fromRadius metres
 * @param toRadius metres
 * @param fromZ height of the end over the water, metres
 * @param toZ height of the other end
 * @param away how far away it is, for the order of painting
 * @param colour red, green, blue
 */
record Limb(
    double[] from,
    double[] to,
    double fromRadius,
    double toRadius,
    double fromZ,
    double toZ,
    double away,
    double[] colour) {

  double fromPixels() {
    return fromRadius * from[2];
  }

  double toPixels() {
    return toRadius * to[2];
  }
}
