package org.shoal.transforms.simulate;

/**
 * Where one fish is at one moment, and how it is bent. Metres and radians, world axes, z down.
 *
 * @param x middle of the body
 * @param y middle of the body
 * @param z middle of the body
 * @param heading direction of the nose in the xy plane, from x to y
 * @param pitch angle of the nose below the horizontal
 * @param bend curvature of the spine times the body's length, positive to its right
 * @param beat phase of the tail's beat
 */
record FishPose(
    double x, double y, double z, double heading, double pitch, double bend, double beat) {}
