package org.shoal.io.calibration;

import java.util.List;
import java.util.Set;
import org.shoal.io.files.Field;

/**
 * Shoal's own calibration JSON: {@code units} (m, cm or mm), {@code cameras} (name to {@code size},
 * {@code K}, {@code distortion}, {@code fisheye}, {@code R}, {@code t}) and, where there is any,
 * {@code water} ({@code surface_z}, {@code normal}, {@code n_air}, {@code n_water}, {@code
 * floor_z}).
 */
final class NativeCalibration {
  private NativeCalibration() {}

  static Calibration read(Field root) {
    root.allowOnly(Set.of("units", "cameras", "water"));
    double unitsPerMetre = unitsPerMetre(root.get("units"));
    List<CameraCalibration> cameras =
        root.get("cameras").fields().stream().map(camera -> camera(camera, unitsPerMetre)).toList();
    Medium medium =
        root.find("water").<Medium>map(at -> water(at, unitsPerMetre)).orElseGet(Medium.Air::new);
    return CalibrationRules.calibration(root.get("cameras"), cameras, medium);
  }

  private static double unitsPerMetre(Field at) {
    return switch (at.text()) {
      case "m" -> 1;
      case "cm" -> 100;
      case "mm" -> 1000;
      default -> throw at.refusal("must be m, cm or mm, not " + at.text());
    };
  }

  private static CameraCalibration camera(Field at, double unitsPerMetre) {
    at.allowOnly(Set.of("size", "K", "distortion", "fisheye", "R", "t"));
    int[] size = CalibrationRules.size(at.get("size"));
    boolean fisheye = at.find("fisheye").map(Field::flag).orElse(false);
    Field distortion = at.get("distortion");
    double[] t = at.get("t").numbers(3);
    for (int i = 0; i < 3; i++) {
      t[i] /= unitsPerMetre;
    }
    return new CameraCalibration(
        at.name(),
        size[0],
        size[1],
        CalibrationRules.intrinsics(at.get("K"), at.get("K").matrix()),
        CalibrationRules.lens(distortion, distortion.numbers(), fisheye),
        CalibrationRules.rotation(at.get("R"), at.get("R").matrix()),
        t);
  }

  private static Medium.Water water(Field at, double unitsPerMetre) {
    at.allowOnly(Set.of("surface_z", "normal", "n_air", "n_water", "floor_z"));
    double floor =
        at.find("floor_z").map(Field::number).orElse(Double.POSITIVE_INFINITY) / unitsPerMetre;
    return CalibrationRules.water(
        at,
        at.get("surface_z").number() / unitsPerMetre,
        at.get("normal"),
        at.get("n_air"),
        at.get("n_water"),
        floor);
  }
}
