package org.shoal.io.calibration;

import java.util.List;
import org.shoal.io.files.Field;

/**
 * The TOML of aniposelib and Pose2Sim: a table a camera with {@code name}, {@code size}, {@code
 * matrix}, {@code distortions}, {@code rotation} (Rodrigues), {@code translation} (metres) and
 * {@code fisheye}; the table {@code metadata} is no camera.
 */
final class AniposeCalibration {
  private AniposeCalibration() {}

  static Calibration read(Field root) {
    List<CameraCalibration> cameras =
        root.fields().stream()
            .filter(table -> !table.name().equals("metadata"))
            .map(AniposeCalibration::camera)
            .toList();
    return CalibrationRules.calibration(root, cameras, new Medium.Air());
  }

  private static CameraCalibration camera(Field at) {
    int[] size = CalibrationRules.size(at.get("size"));
    boolean fisheye = at.find("fisheye").map(Field::flag).orElse(false);
    Field distortions = at.get("distortions");
    return new CameraCalibration(
        at.find("name").map(Field::text).orElse(at.name()),
        size[0],
        size[1],
        CalibrationRules.intrinsics(at.get("matrix"), at.get("matrix").matrix()),
        CalibrationRules.lens(distortions, distortions.numbers(), fisheye),
        Rotations.fromRodrigues(at.get("rotation").numbers(3)),
        at.get("translation").numbers(3));
  }
}
