package org.shoal.transforms.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;

/** Plausible cameras drawn from a seed: anywhere within 2 m, tilted up to 70 degrees from +z. */
final class RandomRig {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1200;

  enum LensKind {
    NONE,
    FIVE,
    EIGHT,
    FISHEYE
  }

  private final Random random;

  RandomRig(long seed) {
    random = new Random(seed);
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  Medium.Water water() {
    return new Medium.Water(between(0.5, 1.5), 1.0, between(1.30, 1.36), Double.POSITIVE_INFINITY);
  }

  CameraCalibration camera(String name, LensKind lens) {
    double[] k = {
      between(700, 1800),
      between(-5, 5),
      between(700, 900),
      0,
      between(700, 1800),
      between(500, 700),
      0,
      0,
      1
    };
    double[] r = rotation();
    double[] centre = {between(-1, 1), between(-1, 1), between(-0.3, 0.3)};
    double[] t = new double[3];
    for (int i = 0; i < 3; i++) {
      t[i] = -(r[3 * i] * centre[0] + r[3 * i + 1] * centre[1] + r[3 * i + 2] * centre[2]);
    }
    return new CameraCalibration(name, WIDTH, HEIGHT, k, distortion(lens), r, t);
  }

  Calibration calibration(int cameras, Medium medium) {
    List<CameraCalibration> all = new ArrayList<>();
    for (int i = 0; i < cameras; i++) {
      LensKind lens = LensKind.values()[i % LensKind.values().length];
      all.add(camera("cam_" + i, lens));
    }
    return new Calibration(all, medium);
  }

  double[] weights(int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = between(0.1, 1);
    }
    return weights;
  }

  private LensDistortion distortion(LensKind lens) {
    return switch (lens) {
      case NONE -> LensDistortion.none();
      case FIVE -> pinhole(0, 0, 0);
      case EIGHT -> pinhole(between(-0.2, 0.5), between(-0.1, 0.2), between(-0.02, 0.05));
      case FISHEYE ->
          new LensDistortion(
              LensDistortion.Model.FISHEYE,
              new double[] {
                between(-0.05, 0.1), between(-0.03, 0.03), between(-0.01, 0.01), between(-0.003, 0)
              });
    };
  }

  private LensDistortion pinhole(double k4, double k5, double k6) {
    double tangential = 0.003;
    double[] coefficients = {
      between(-0.35, 0.35),
      between(-0.15, 0.2),
      between(-tangential, tangential),
      between(-tangential, tangential),
      between(-0.05, 0.05),
      k4,
      k5,
      k6
    };
    return new LensDistortion(LensDistortion.Model.PINHOLE, coefficients);
  }

  /** Rz(roll) Rx(tilt) Rz(heading), row-major. */
  private double[] rotation() {
    double tilt = Math.toRadians(between(0, 70));
    double[] x = {1, 0, 0, 0, Math.cos(tilt), -Math.sin(tilt), 0, Math.sin(tilt), Math.cos(tilt)};
    return multiply(aroundZ(between(0, 7)), multiply(x, aroundZ(between(0, 7))));
  }

  private static double[] aroundZ(double angle) {
    return new double[] {
      Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0, 0, 0, 1
    };
  }

  private static double[] multiply(double[] a, double[] b) {
    double[] product = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 3; j++) {
        product[i] += a[i / 3 * 3 + j] * b[3 * j + i % 3];
      }
    }
    return product;
  }
}
