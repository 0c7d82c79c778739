package org.shoal.io.calibration;

import java.util.List;
import org.shoal.io.files.Field;

/**
 * AquaCal's calibration.json (version 1.0): {@code cameras} with {@code intrinsics}, {@code
 * extrinsics} and {@code water_z}, and the {@code interface} that all share. Metres. The board,
 * diagnostics and metadata in it are not used.
 */
final class AquaCalCalibration {
  private static final double SAME_SURFACE = 1e-6;

  private AquaCalCalibration() {}

  static Calibration read(Field root) {
    Field version = root.get("version");
    if (!version.text().equals("1.0")) {
      throw version.refusal("must be 1.0, not " + version.text());
    }
    Field cameras = root.get("cameras");
    List<Field> all = cameras.fields();
    if (all.isEmpty()) {
      throw cameras.refusal("has no cameras");
    }
    double surfaceZ = surface(all.get(0)).number();
    all.forEach(camera -> requireSame(surface(camera), surfaceZ));
    Field boundary = root.get("interface");
    Medium.Water water =
        CalibrationRules.water(
            boundary,
            surfaceZ,
            boundary.get("normal"),
            boundary.get("n_air"),
            boundary.get("n_water"),
            Double.POSITIVE_INFINITY);
    return CalibrationRules.calibration(
        cameras, all.stream().map(AquaCalCalibration::camera).toList(), water);
  }

  /** Older files call the surface's z, which is what they hold, a distance. */
  private static Field surface(Field camera) {
    return camera.getAny("water_z", "interface_distance");
  }

  private static void requireSame(Field surface, double z) {
    if (Math.abs(surface.number() - z) > SAME_SURFACE) {
      throw surface.refusal("must be the same for all cameras; another one has " + z);
    }
  }

  private static CameraCalibration camera(Field at) {
    Field intrinsics = at.get("intrinsics");
    Field extrinsics = at.get("extrinsics");
    int[] size = CalibrationRules.size(intrinsics.get("image_size"));
    boolean fisheye = intrinsics.find("is_fisheye").map(Field::flag).orElse(false);
    Field k = intrinsics.get("K");
    Field distortion = intrinsics.get("dist_coeffs");
    Field r = extrinsics.get("R");
    return new CameraCalibration(
        at.find("name").map(Field::text).orElse(at.name()),
        size[0],
        size[1],
        CalibrationRules.intrinsics(k, k.matrix()),
        CalibrationRules.lens(distortion, distortion.numbers(), fisheye),
        CalibrationRules.rotation(r, r.matrix()),
        extrinsics.get("t").numbers(3));
  }
}
