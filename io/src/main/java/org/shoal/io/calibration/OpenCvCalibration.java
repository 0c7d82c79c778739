package org.shoal.io.calibration;

import java.util.List;
import java.util.Optional;
import org.shoal.io.files.Field;

/**
 * A calibration in OpenCV's FileStorage, as YAML or JSON, metres, in one of two conventions.
 *
 * <ul>
 *   <li>EasyMocap's keys, with {@code names} listing the cameras: {@code K_<cam>}, {@code
 *       dist_<cam>}, {@code R_<cam>} (Rodrigues or matrix) or {@code Rot_<cam>} (matrix), {@code
 *       T_<cam>}, and {@code size_<cam>}, {@code W_<cam>} and {@code H_<cam>}, or {@code
 *       image_width_<cam>} and {@code image_height_<cam>}.
 *   <li>A map a camera, at the top or in {@code cameras}: {@code camera_matrix} or {@code K},
 *       {@code distortion_coefficients}, {@code rotation} or {@code R} (Rodrigues or matrix),
 *       {@code translation}, {@code T} or {@code t}, {@code image_width} and {@code image_height}
 *       or {@code image_size}, and {@code fisheye}.
 * </ul>
 */
final class OpenCvCalibration {
  private static final double SAME_ROTATION = 1e-3;

  private OpenCvCalibration() {}

  static Calibration read(Field root) {
    List<CameraCalibration> cameras =
        root.has("names")
            ? root.get("names").elements().stream().map(name -> keyed(root, name.text())).toList()
            : maps(root).stream().map(OpenCvCalibration::nested).toList();
    return CalibrationRules.calibration(root, cameras, new Medium.Air());
  }

  private static List<Field> maps(Field root) {
    Field parent = root.find("cameras").filter(Field::isMap).orElse(root);
    return parent.fields().stream().filter(Field::isMap).filter(map -> !isMatrix(map)).toList();
  }

  private static CameraCalibration keyed(Field root, String name) {
    Field k = root.get("K_" + name);
    Field distortion = root.getAny("dist_" + name, "D_" + name);
    boolean fisheye = root.find("fisheye_" + name).map(OpenCvCalibration::flag).orElse(false);
    int[] size =
        size(
            root,
            "size_" + name,
            new String[] {"W_" + name, "image_width_" + name},
            new String[] {"H_" + name, "image_height_" + name});
    return new CameraCalibration(
        name,
        size[0],
        size[1],
        CalibrationRules.intrinsics(k, matrix(k, 9)),
        CalibrationRules.lens(distortion, matrix(distortion), fisheye),
        keyedRotation(root, name),
        matrix(root.getAny("T_" + name, "t_" + name), 3));
  }

  private static double[] keyedRotation(Field root, String name) {
    double[] r = rotation(root.getAny("Rot_" + name, "R_" + name));
    Optional<Field> vector = root.find("R_" + name);
    if (vector.isPresent()) {
      double[] same = rotation(vector.get());
      for (int i = 0; i < 9; i++) {
        if (Math.abs(r[i] - same[i]) > SAME_ROTATION) {
          throw vector.get().refusal("is another rotation than Rot_" + name);
        }
      }
    }
    return r;
  }

  private static CameraCalibration nested(Field at) {
    Field k = at.getAny("camera_matrix", "K");
    Field distortion = at.getAny("distortion_coefficients", "dist");
    boolean fisheye =
        at.find("fisheye")
            .or(() -> at.find("fisheye_model"))
            .map(OpenCvCalibration::flag)
            .orElse(false);
    int[] size =
        size(at, "image_size", new String[] {"image_width"}, new String[] {"image_height"});
    return new CameraCalibration(
        at.name(),
        size[0],
        size[1],
        CalibrationRules.intrinsics(k, matrix(k, 9)),
        CalibrationRules.lens(distortion, matrix(distortion), fisheye),
        rotation(at.getAny("rotation", "R")),
        matrix(at.getAny("translation", "T", "t"), 3));
  }

  private static int[] size(Field at, String both, String[] width, String[] height) {
    Optional<Field> size = at.find(both);
    if (size.isEmpty()) {
      return new int[] {at.getAny(width).count(), at.getAny(height).count()};
    }
    return CalibrationRules.size(isMatrix(size.get()) ? size.get().get("data") : size.get());
  }

  private static double[] rotation(Field at) {
    double[] values = matrix(at);
    return values.length == 3
        ? Rotations.fromRodrigues(values)
        : CalibrationRules.rotation(at, at.ofLength(values, 9));
  }

  /** FileStorage knows no booleans: they are written as 0 and 1. */
  private static boolean flag(Field at) {
    if (at.isFlag()) {
      return at.flag();
    }
    double value = at.number();
    if (value != 0 && value != 1) {
      throw at.refusal("must be 0 or 1, not " + value);
    }
    return value == 1;
  }

  private static boolean isMatrix(Field at) {
    return at.isMap() && at.has("rows") && at.has("cols") && at.has("data");
  }

  private static double[] matrix(Field at, int length) {
    return at.ofLength(matrix(at), length);
  }

  private static double[] matrix(Field at) {
    int rows = (int) at.get("rows").number();
    int columns = (int) at.get("cols").number();
    Field data = at.get("data");
    double[] values = data.elements().stream().mapToDouble(Field::numberOrNumeral).toArray();
    if (values.length != (long) rows * columns) {
      throw data.refusal(
          "must have %d x %d numbers, not %d".formatted(rows, columns, values.length));
    }
    return values;
  }
}
