package org.shoal.io.calibration;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shoal.io.calibration.LensDistortion.Model;
import org.shoal.io.files.Field;

/** What every calibration has to satisfy, whatever its format. */
final class CalibrationRules {
  private static final double ROTATION_TOLERANCE = 1e-3;
  private static final double EXACT = 1e-12;
  private static final double NORMAL_TOLERANCE = 1e-6;

  private CalibrationRules() {}

  /** Width and height from a list of two. */
  static int[] size(Field at) {
    List<Field> both = at.elements();
    if (both.size() != 2) {
      throw at.refusal("must be width and height, not %d numbers".formatted(both.size()));
    }
    return new int[] {both.get(0).count(), both.get(1).count()};
  }

  /** An intrinsic matrix. */
  static double[] intrinsics(Field at, double[] k) {
    if (!(k[0] > 0 && k[4] > 0)) {
      throw at.refusal("must have focal lengths above 0, not " + k[0] + " and " + k[4]);
    }
    if (k[3] != 0 || k[6] != 0 || k[7] != 0 || k[8] != 1) {
      throw at.refusal("must be [[fx, skew, cx], [0, fy, cy], [0, 0, 1]]");
    }
    return k;
  }

  /** A rotation matrix, made an exact one when it is one up to rounding in the file. */
  static double[] rotation(Field at, double[] r) {
    double deviation = Rotations.deviation(r);
    if (!(deviation <= ROTATION_TOLERANCE)) {
      throw at.refusal(
          "must be a rotation matrix; R Rᵀ differs from identity by " + (float) deviation);
    }
    if (!(Rotations.determinant(r) > 0)) {
      throw at.refusal("must be a rotation matrix; it is a reflection");
    }
    return deviation <= EXACT ? r : Rotations.nearest(r);
  }

  /** A lens from the coefficients that OpenCV has for it. */
  static LensDistortion lens(Field at, double[] coefficients, boolean fisheye) {
    int length = coefficients.length;
    if (fisheye) {
      if (length != 4) {
        throw at.refusal("must have 4 coefficients for a fisheye lens, not " + length);
      }
      return new LensDistortion(Model.FISHEYE, coefficients);
    }
    if (length != 0 && length != 4 && length != 5 && length != 8) {
      throw at.refusal("must have 0, 4, 5 or 8 coefficients, not " + length);
    }
    return new LensDistortion(Model.PINHOLE, Arrays.copyOf(coefficients, 8));
  }

  /** A water surface; the world's z axis points down into the water. */
  static Medium.Water water(
      Field at, double surfaceZ, Field normal, Field nAir, Field nWater, double floorZ) {
    double[] n = normal.numbers(3);
    boolean up = Math.abs(n[0]) <= NORMAL_TOLERANCE && Math.abs(n[1]) <= NORMAL_TOLERANCE;
    if (!up || Math.abs(n[2] + 1) > NORMAL_TOLERANCE) {
      throw normal.refusal(
          "must be [0, 0, -1], not "
              + Arrays.toString(n)
              + ": the surface has to be level in a world whose z axis points down into the water");
    }
    if (!(floorZ > surfaceZ)) {
      throw at.refusal("has its floor at z = " + floorZ + ", not below its surface");
    }
    return new Medium.Water(surfaceZ, index(nAir), index(nWater), floorZ);
  }

  private static double index(Field at) {
    double n = at.number();
    if (n < 1 || n > 3) {
      throw at.refusal("must be a refractive index from 1 to 3, not " + n);
    }
    return n;
  }

  /** The whole: at least one camera, no name twice, none under water. */
  static Calibration calibration(Field at, List<CameraCalibration> cameras, Medium medium) {
    if (cameras.isEmpty()) {
      throw at.refusal("has no cameras");
    }
    Set<String> names = new HashSet<>();
    for (CameraCalibration camera : cameras) {
      if (!names.add(camera.name())) {
        throw at.refusal("has two cameras named " + camera.name());
      }
      if (medium instanceof Medium.Water water && centreZ(camera) >= water.surfaceZ()) {
        throw at.refusal(
            "has camera %s at z = %s, not above the water surface at z = %s"
                .formatted(camera.name(), centreZ(camera), water.surfaceZ()));
      }
    }
    return new Calibration(cameras, medium);
  }

  private static double centreZ(CameraCalibration camera) {
    double[] r = camera.r();
    double[] t = camera.t();
    return -(r[2] * t[0] + r[5] * t[1] + r[8] * t[2]);
  }
}
