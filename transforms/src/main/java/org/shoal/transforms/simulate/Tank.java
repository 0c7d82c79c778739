package org.shoal.transforms.simulate;

/**
 * The simulated tank: a cylinder of water about the world's z axis, in metres, z down.
 *
 * @param radius radius of the wall
 * @param surfaceZ z of the water's surface
 * @param floorZ z of the floor
 * @param wallMargin how far the middle of a fish stays from the wall
 * @param topMargin how far the middle of a fish stays from the surface
 * @param bottomMargin how far the middle of a fish stays from the floor
 */
record Tank(
    double radius,
    double surfaceZ,
    double floorZ,
    double wallMargin,
    double topMargin,
    double bottomMargin) {
  static final double N_AIR = 1.0;
  static final double N_WATER = 1.333;

  double swimRadius() {
    return radius - wallMargin;
  }

  double topZ() {
    return surfaceZ + topMargin;
  }

  double bottomZ() {
    return floorZ - bottomMargin;
  }
}
