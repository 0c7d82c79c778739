package org.shoal.io.calibration;

import java.util.List;
import java.util.Optional;

/**
 * A camera rig, in metres, world to camera.
 *
 * @param cameras one entry a camera; names are unique
 * @param water the flat water surface the cameras look through; empty for cameras and scene in air
 */
public record Calibration(List<CameraCalibration> cameras, Optional<Water> water) {
  public Calibration {
    cameras = List.copyOf(cameras);
  }

  /** The camera of a name, if there is one. */
  public Optional<CameraCalibration> camera(String name) {
    return cameras.stream().filter(camera -> camera.name().equals(name)).findFirst();
  }
}
