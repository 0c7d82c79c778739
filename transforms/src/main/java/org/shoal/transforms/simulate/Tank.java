package org.shoal.transforms.simulate;

/**
 * The simulated tank: a cylinder of water about the world's z axis, in metres, z down.
 *
 * @param radius radius of the wall
 * @param surfaceZ z of the water's surface
 * @param floorZ z of the floor
 * @param wallMargin how far the middle of a fish stays from the wall
 * @param depthMargin how far the middle of a fish stays from surface and floor
 */
record Tank(double radius, double surfaceZ, double floorZ, double wallMargin, double depthMargin) {
  static final double N_AIR = 1.0;
  static final double N_WATER = 1.333;

  /** 80 cm wide and 40 cm deep, under cameras at z = 0. */
  static Tank standard() {
    return new Tank(0.40, 0.70, 1.10, 0.06, 0.05);
  }

  double swimRadius() {
    return radius - wallMargin;
  }

  double topZ() {
    return surfaceZ + depthMargin;
  }

  double bottomZ() {
    return floorZ - depthMargin;
  }
}
