package org.shoal.io.calibration;

import java.io.Serializable;

/** What lies between the cameras and what they film. */
public sealed interface Medium extends Serializable {
  /** Cameras and scene are both in air; the world may have any axes. */
  record Air() implements Medium {}

  /**
   * Cameras in air look through a flat water surface, the plane z = surfaceZ, at a scene under
   * water, at greater z.
   *
   * @param surfaceZ world z of the surface, metres
   * @param nAir refractive index of air
   * @param nWater refractive index of water
   * @param floorZ world z of the tank's floor, metres; positive infinity when it is not known
   */
  record Water(double surfaceZ, double nAir, double nWater, double floorZ) implements Medium {}
}
