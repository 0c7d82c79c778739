package org.shoal.transforms.simulate;

import org.shoal.io.InvalidInputException;

/**
 * How a tank and its cameras are built. World axes: metres, z down, the middle of the cameras' ring
 * at the origin.
 *
 * @param rig how the cameras look at the tank
 * @param tankRadius radius of the cylinder of water, metres, 0.15 to 100
 * @param waterDepth from the surface to the floor, metres, 0.15 to 100
 * @param cameraHeight of the ring of cameras above the surface, metres, 0.1 to 100
 */
public record TankLayout(Rig rig, double tankRadius, double waterDepth, double cameraHeight) {

  /** How the cameras of a ring look down. */
  public enum Rig {
    /** Tilted towards the middle: every camera sees the whole tank. */
    TILTED,
    /** Straight down: every camera sees a part, and only what swims deeper than some depth. */
    OVERHEAD
  }

  /** Checks the ranges; throws {@link InvalidInputException} naming the option. */
  public TankLayout {
    require(tankRadius >= 0.15 && tankRadius <= 100, "tankRadius", "must be 0.15 to 100");
    require(waterDepth >= 0.15 && waterDepth <= 100, "waterDepth", "must be 0.15 to 100");
    require(cameraHeight >= 0.1 && cameraHeight <= 100, "cameraHeight", "must be 0.1 to 100");
  }

  /** 80 cm wide and 40 cm deep, under tilted cameras. */
  public static TankLayout small() {
    return new TankLayout(Rig.TILTED, 0.40, 0.40, 0.70);
  }

  /** 1.6 m wide and 90 cm deep, under cameras that look straight down. */
  public static TankLayout large() {
    return new TankLayout(Rig.OVERHEAD, 0.80, 0.90, 1.00);
  }

  /** The water, and the part of it where fish swim: under tilted cameras nearly all of it. */
  Tank tank() {
    double floorZ = cameraHeight + waterDepth;
    return rig == Rig.TILTED
        ? new Tank(tankRadius, cameraHeight, floorZ, 0.06, 0.05, 0.05)
        : new Tank(tankRadius, cameraHeight, floorZ, 0.04, 0.45 * waterDepth, 0.04);
  }

  /** Radius of the ring of cameras. */
  double ringRadius() {
    return rig == Rig.TILTED ? 0.42 * (tankRadius / 0.40) : 0.65 * (tankRadius / 0.80);
  }

  /** Depth at which the cameras aim. */
  double aimZ() {
    return cameraHeight + 0.25 * waterDepth;
  }

  /** Focal length in pixels of a 640 x 480 image. */
  double focalLength() {
    return rig == Rig.TILTED
        ? 545 * (cameraHeight / 0.70) * (0.40 / tankRadius)
        : 628 * (cameraHeight / 1.00) * (0.80 / tankRadius);
  }

  private static void require(boolean good, String option, String reason) {
    if (!good) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
