package org.shoal.io.calibration;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A camera rig, in metres, world to camera.
 *
 * @param cameras one entry a camera; names are unique
 * @param medium what the cameras look through
 */
public record Calibration(List<CameraCalibration> cameras, Medium medium) implements Serializable {
  public Calibration {
    cameras = List.copyOf(cameras);
  }

  /** The camera of a name, if there is one. */
  public Optional<CameraCalibration> camera(String name) {
    return cameras.stream().filter(camera -> camera.name().equals(name)).findFirst();
  }
}
