package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;

/** Makes the cameras: a ring in air, looking down on the tank. */
final class TankRig {
  private TankRig() {}

  static Calibration calibration(TankConfig config, TankLayout layout) {
    List<CameraCalibration> cameras = new ArrayList<>();
    for (int i = 0; i < config.cameras(); i++) {
      cameras.add(camera(config, layout, i));
    }
    Tank tank = layout.tank();
    return new Calibration(
        cameras, new Medium.Water(tank.surfaceZ(), Tank.N_AIR, Tank.N_WATER, tank.floorZ()));
  }

  static String cameraName(int index) {
    return String.format(Locale.ROOT, "cam_%02d", index);
  }

  private static CameraCalibration camera(TankConfig config, TankLayout layout, int index) {
    Random random = Seeds.RIG.random(config.seed(), index);
    double angle = 2 * Math.PI * (index + 0.3 * (random.nextDouble() - 0.5)) / config.cameras();
    double ring = layout.ringRadius() + jitter(random, 0.02);
    double[] centre = {
      ring * StrictMath.cos(angle), ring * StrictMath.sin(angle), jitter(random, 0.02)
    };
    double[] aim = {jitter(random, 0.02), jitter(random, 0.02), layout.aimZ()};
    double bearing = angle + jitter(random, 0.06);
    if (layout.rig() == TankLayout.Rig.OVERHEAD) {
      aim[0] += centre[0];
      aim[1] += centre[1];
      bearing = 2 * Math.PI * random.nextDouble();
    }
    double[] r = lookAt(centre, aim, bearing);
    double[] t = new double[3];
    for (int row = 0; row < 3; row++) {
      t[row] = -(r[3 * row] * centre[0] + r[3 * row + 1] * centre[1] + r[3 * row + 2] * centre[2]);
    }
    return new CameraCalibration(
        cameraName(index),
        config.width(),
        config.height(),
        intrinsics(config, layout, random),
        distortion(random),
        r,
        t);
  }

  private static double[] intrinsics(TankConfig config, TankLayout layout, Random random) {
    double size = Math.min(config.width() / 640.0, config.height() / 480.0);
    double f = layout.focalLength() * size * (1 + jitter(random, 0.02));
    double cx = 0.5 * (config.width() - 1) + jitter(random, 6 * size);
    double cy = 0.5 * (config.height() - 1) + jitter(random, 6 * size);
    return new double[] {f, 0, cx, 0, f * (1 + jitter(random, 0.002)), cy, 0, 0, 1};
  }

  private static LensDistortion distortion(Random random) {
    double[] coefficients = new double[8];
    coefficients[0] = -0.08 + jitter(random, 0.03);
    coefficients[1] = 0.03 + jitter(random, 0.01);
    coefficients[2] = jitter(random, 0.001);
    coefficients[3] = jitter(random, 0.001);
    return new LensDistortion(LensDistortion.Model.PINHOLE, coefficients);
  }

  /**
   * Rotation world to camera of a camera that looks from one point to another, its x axis towards
   * the given bearing in the world's xy plane as nearly as can be.
   */
  private static double[] lookAt(double[] from, double[] to, double bearing) {
    double[] z = unit(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    double[] side = {StrictMath.cos(bearing), StrictMath.sin(bearing), 0};
    double along = side[0] * z[0] + side[1] * z[1];
    double[] x = unit(side[0] - along * z[0], side[1] - along * z[1], -along * z[2]);
    return new double[] {
      x[0],
      x[1],
      x[2],
      z[1] * x[2] - z[2] * x[1],
      z[2] * x[0] - z[0] * x[2],
      z[0] * x[1] - z[1] * x[0],
      z[0],
      z[1],
      z[2]
    };
  }

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }

  private static double jitter(Random random, double amplitude) {
    return amplitude * (2 * random.nextDouble() - 1);
  }
}
