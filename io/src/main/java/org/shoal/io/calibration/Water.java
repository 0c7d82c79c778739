package org.shoal.io.calibration;

import java.util.OptionalDouble;

/**
 * The flat interface between air and water, the plane z = surfaceZ with the water at greater z.
 *
 * @param surfaceZ world z of the surface, metres
 * @param nAir refractive index of air
 * @param nWater refractive index of water
 * @param floorZ world z of the tank's floor, metres, if the calibration tells it
 */
public record Water(double surfaceZ, double nAir, double nWater, OptionalDouble floorZ) {}
