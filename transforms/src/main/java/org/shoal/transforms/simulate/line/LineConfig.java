package org.shoal.transforms.simulate.line;

import org.shoal.io.InvalidInputException;

/**
 * A conveyor to film. The same configuration gives the same files.
 *
 * @param cameras number of cameras, 1 to 26, each with a conveyor of its own
 * @param bottles number of bottles on each conveyor, 1 or more
 * @param lanes lanes of each conveyor, 1 to 4, each with a speed of its own
 * @param speed how far the nearest lane moves in a second, as a share of the picture's width, 0.02
 *     to 2
 * @param stops how often each conveyor stops
 * @param stopSeconds mean duration of a stop
 * @param posts posts between camera and conveyor, 0 to 4
 * @param seconds length of the recording
 * @param fps frames a second, 1 to 1000
 * @param width width of the images in pixels, even, 64 to 8192
 * @param height height of the images in pixels, even, 64 to 8192
 * @param seed decides everything that is random: bottles, conveyor, light, stops and noise
 * @param boxes whether to write the true boxes as detections, too
 */
public record LineConfig(
    int cameras,
    int bottles,
    int lanes,
    double speed,
    int stops,
    double stopSeconds,
    int posts,
    double seconds,
    double fps,
    int width,
    int height,
    long seed,
    boolean boxes) {

  /** Checks the ranges; throws {@link InvalidInputException} naming the option. */
  public LineConfig {
    require(cameras >= 1 && cameras <= 26, "cameras", "must be 1 to 26");
    require(bottles >= 1 && cameras * (long) bottles <= 30_000, "bottles", "must be 1 to 30000");
    require(lanes >= 1 && lanes <= 4, "lanes", "must be 1 to 4");
    require(speed >= 0.02 && speed <= 2, "speed", "must be 0.02 to 2");
    require(fps >= 1 && fps <= 1000, "fps", "must be 1 to 1000");
    require(seconds * fps >= 1 && seconds * fps < 1e8, "seconds", "must make 1 frame or more");
    require(stops >= 0, "stops", "must not be negative");
    require(stopSeconds > 0, "stopSeconds", "must be more than 0");
    boolean roomToStop = stops * BeltClock.longestStop(stopSeconds) <= 0.6 * seconds;
    require(roomToStop, "stops", "take more than half of the recording");
    require(posts >= 0 && posts <= 4, "posts", "must be 0 to 4");
    require(isImageSide(width), "width", "must be even, 64 to 8192");
    require(isImageSide(height), "height", "must be even, 64 to 8192");
  }

  /**
   * The usual recording: 12 bottles, one stop, one post, 20 s of 640 x 360 pixels at 15 a second.
   */
  public static LineConfig of(long seed) {
    return new LineConfig(1, 12, 3, 0.3, 1, 1.5, 1, 20, 15, 640, 360, seed, false);
  }

  /** Number of frames. */
  public int frames() {
    return (int) Math.max(1, Math.round(seconds * fps));
  }

  /** Name of a camera: line_a, line_b, ... */
  String cameraName(int camera) {
    return "line_" + (char) ('a' + camera);
  }

  private static boolean isImageSide(int side) {
    return side >= 64 && side <= 8192 && side % 2 == 0;
  }

  static void require(boolean good, String option, String reason) {
    if (!good) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
