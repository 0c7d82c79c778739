package org.shoal.transforms.geometry;

import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.Medium;

/** Calibrated cameras in a fixed order, and the medium they share. Immutable. */
public final class CameraRig {
  private final CameraModel[] cameras;
  private final Medium medium;
  private final double top;
  private final double bottom;

  private CameraRig(CameraModel[] cameras, Medium medium) {
    this.cameras = cameras;
    this.medium = medium;
    boolean wet = medium instanceof Medium.Water;
    top = wet ? ((Medium.Water) medium).surfaceZ() : Double.NEGATIVE_INFINITY;
    bottom = wet ? ((Medium.Water) medium).floorZ() : Double.POSITIVE_INFINITY;
  }

  /**
   * The cameras of some names, in their order.
   *
   * @throws IllegalArgumentException naming the camera that has no calibration, or an unusable one
   */
  public static CameraRig of(Calibration calibration, List<String> cameraNames) {
    CameraModel[] cameras =
        cameraNames.stream().map(name -> model(calibration, name)).toArray(CameraModel[]::new);
    return new CameraRig(cameras, calibration.medium());
  }

  private static CameraModel model(Calibration calibration, String name) {
    return calibration
        .camera(name)
        .map(camera -> CameraModel.of(camera, calibration.medium()))
        .orElseThrow(() -> new IllegalArgumentException("camera " + name + " has no calibration"));
  }

  /** The number of cameras. */
  public int size() {
    return cameras.length;
  }

  /** A camera by its place in the order of names. */
  public CameraModel camera(int i) {
    return cameras[i];
  }

  /** Every camera's field of view, with a margin in pixels around its picture. */
  public List<FieldOfView> fieldsOfView(double marginPx) {
    return Stream.of(cameras).map(camera -> FieldOfView.of(camera, marginPx)).toList();
  }

  public Medium medium() {
    return medium;
  }

  /**
   * Whether something filmed can be at a point, in metres: in water that it is finite, under the
   * surface and not below the floor; in air that it is finite.
   */
  public boolean canHold(double x, double y, double z) {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z) && z > top && z <= bottom;
  }
}
