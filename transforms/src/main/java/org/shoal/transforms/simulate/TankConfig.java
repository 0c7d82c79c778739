package org.shoal.transforms.simulate;

import org.shoal.io.InvalidInputException;

/**
 * What to simulate. The same configuration gives the same files.
 *
 * @param cameras number of cameras, 1 to 99, on a ring over the tank
 * @param fish number of fish, 0 to 200
 * @param seconds length of the recording
 * @param fps frames a second, 1 to 1000
 * @param width width of the images in pixels, even, 64 to 8192
 * @param height height of the images in pixels, even, 64 to 8192
 * @param seed decides everything that is random: rig, fish, floor, light and noise
 * @param boxes whether to write the true boxes of the fish in every image, too
 */
public record TankConfig(
    int cameras,
    int fish,
    double seconds,
    double fps,
    int width,
    int height,
    long seed,
    boolean boxes) {

  /** Checks the ranges; throws {@link InvalidInputException} naming the option. */
  public TankConfig {
    require(cameras >= 1 && cameras <= 99, "cameras", "must be 1 to 99");
    require(fish >= 0 && fish <= 200, "fish", "must be 0 to 200");
    require(fps >= 1 && fps <= 1000, "fps", "must be 1 to 1000");
    require(seconds * fps >= 1 && seconds * fps < 1e8, "seconds", "must make 1 frame or more");
    require(isImageSide(width), "width", "must be even, 64 to 8192");
    require(isImageSide(height), "height", "must be even, 64 to 8192");
  }

  /** The usual tank: 4 cameras of 640 x 480 pixels, 3 fish, 10 s at 30 frames a second. */
  public static TankConfig ofSeed(long seed) {
    return new TankConfig(4, 3, 10, 30, 640, 480, seed, false);
  }

  /** Number of frames of every camera. */
  public int frames() {
    return (int) Math.max(1, Math.round(seconds * fps));
  }

  private static boolean isImageSide(int side) {
    return side >= 64 && side <= 8192 && side % 2 == 0;
  }

  private static void require(boolean good, String option, String reason) {
    if (!good) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
