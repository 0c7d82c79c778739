package org.shoal.transforms.simulate;

import org.shoal.io.InvalidInputException;

/**
 * A swimmer to film. The same configuration gives the same files.
 *
 * @param swimmers number of swimmers, 1 to 3, each in a lane of their own, the first nearest
 * @param strokes how fast they stroke
 * @param seconds length of the recording
 * @param fps frames a second, 1 to 1000
 * @param width width of the images in pixels, even, 64 to 8192
 * @param height height of the images in pixels, even, 64 to 8192
 * @param seed decides everything that is random: swimmer, pool, light, camera and noise
 * @param keypoints whether to write the true keypoints of every frame, too
 */
public record SwimConfig(
    int swimmers,
    StrokeSchedule strokes,
    double seconds,
    double fps,
    int width,
    int height,
    long seed,
    boolean keypoints) {

  /** Checks the ranges; throws {@link InvalidInputException} naming the option. */
  public SwimConfig {
    require(swimmers >= 1 && swimmers <= 3, "swimmers", "must be 1 to 3");
    require(fps >= 1 && fps <= 1000, "fps", "must be 1 to 1000");
    require(seconds * fps >= 1 && seconds * fps < 1e8, "seconds", "must make 1 frame or more");
    require(isImageSide(width), "width", "must be even, 64 to 8192");
    require(isImageSide(height), "height", "must be even, 64 to 8192");
  }

  /** The usual recording: one swimmer, 30 s of 640 x 360 pixels at 30 frames a second. */
  public static SwimConfig of(long seed, String strokes) {
    return new SwimConfig(1, StrokeSchedule.parse(strokes), 30, 30, 640, 360, seed, false);
  }

  /** Number of frames. */
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
