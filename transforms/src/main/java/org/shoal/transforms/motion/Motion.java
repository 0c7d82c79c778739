package org.shoal.transforms.motion;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;

/**
 * How the things that are followed move, whatever the cameras' frame rate. Between two frames the
 * velocity takes a random step, so that its variance grows with the time and not with the number of
 * frames (white noise on the acceleration).
 *
 * @param maxSpeed fastest that one darts, metres a second
 * @param speed how fast one may be when first seen, standard deviation along each axis, metres a
 *     second
 * @param speedChange how much the velocity changes within a second, standard deviation along each
 *     axis, metres a second
 */
public record Motion(double maxSpeed, double speed, double speedChange) implements Serializable {

  public Motion {
    require(maxSpeed, "maxSpeed");
    require(speed, "usualSpeed");
    require(speedChange, "speedChange");
  }

  /** Small fish: up to 3 m/s, commonly 0.3 m/s, changing by 0.115 m/s within a second. */
  public static Motion ofFish() {
    return new Motion(3, 0.3, 0.115);
  }

  /** Greatest way from one frame to the next, metres. */
  public double maxDistance(double fps) {
    return maxSpeed / fps;
  }

  /** Standard deviation of the speed when first seen, metres a frame. */
  public double speedSigma(double fps) {
    return speed / fps;
  }

  /** Standard deviation of the change of velocity from frame to frame, metres a frame, a frame. */
  public double accelerationSigma(double fps) {
    return speedChange / (fps * Math.sqrt(fps));
  }

  private static void require(double value, String option) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new InvalidInputException("--" + option, "", "must be above 0 m/s");
    }
  }
}
