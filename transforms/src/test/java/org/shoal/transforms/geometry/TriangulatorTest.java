package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;

/** Points from views: exact without noise, scattering as foretold with it, and refused. */
final class TriangulatorTest {
  private static final Medium AIR = new Medium.Air();
  private static final double FLOOR = 2.0;
  private static final Medium WATER = new Medium.Water(1, 1, 1.333, FLOOR);

  private final Triangulation out = new Triangulation();

  @Property(tries = 1500)
  void pointsAreFoundExactlyWithoutNoise(
      @ForAll long seed,
      @ForAll boolean wet,
      @ForAll @Scale(6) @DoubleRange(min = -1, max = 1) double x,
      @ForAll @Scale(6) @DoubleRange(min = -1, max = 1) double y,
      @ForAll @Scale(6) @DoubleRange(min = 0.6, max = 4) double z) {
    RandomRig random = new RandomRig(seed);
    Calibration calibration = random.calibration(6, wet ? random.water() : AIR);
    CameraRig rig = CameraRig.of(calibration, names(calibration));
    Views views = Views.of(rig, x, y, z);
    Assume.that(views.count() >= 2);
    double[] weights = random.weights(views.count());
    Triangulator triangulator = new Triangulator(rig);
    Assume.that(
        triangulator.intersect(views.cameras(), views.pixels(), weights, views.count(), out));
    assertPoint(x, y, z, 1e-7);
    assertThat(
        triangulator.triangulate(views.cameras(), views.pixels(), weights, views.count(), out),
        is(true));
    assertPoint(x, y, z, 1e-7);
    assertThat(out.meanResidualPx, lessThan(1e-5));
  }

  @Test
  void covarianceForetellsTheScatter() {
    CameraRig rig = ring(8, WATER);
    Views views = Views.of(rig, 0.15, -0.1, 1.6);
    double[] weights = ones(views.count());
    weights[0] = 0.25;
    Triangulator triangulator = new Triangulator(rig);
    assertThat(
        triangulator.triangulate(views.cameras(), views.pixels(), weights, views.count(), out),
        is(true));
    double[] foretold = out.covariance.clone();
    Random random = new Random(5);
    int draws = 20000;
    double[] scatter = new double[6];
    for (int i = 0; i < draws; i++) {
      double[] pixels = views.pixels().clone();
      for (int j = 0; j < pixels.length; j++) {
        pixels[j] += random.nextGaussian() / Math.sqrt(weights[j / 2]);
      }
      assertThat(
          triangulator.triangulate(views.cameras(), pixels, weights, views.count(), out), is(true));
      double[] d = {out.x - 0.15, out.y + 0.1, out.z - 1.6};
      for (int j = 0; j < 6; j++) {
        scatter[j] += d[ROW[j]] * d[COLUMN[j]] / draws;
      }
    }
    for (int j = 0; j < 6; j++) {
      double scale = Math.sqrt(foretold[DIAGONAL[ROW[j]]] * foretold[DIAGONAL[COLUMN[j]]]);
      assertThat(scatter[j], closeTo(foretold[j], 0.05 * scale));
    }
    assertThat(foretold[5], greaterThan(4 * foretold[0]));
  }

  /** Near the minimum the cost of many views falls by less than its rounding. */
  @Test
  void noisyPixelsOfManyCamerasAlwaysGiveAPoint() {
    CameraRig rig = ring(24, WATER);
    Triangulator triangulator = new Triangulator(rig);
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      double x = 0.1 * random.nextGaussian();
      double y = 0.1 * random.nextGaussian();
      Views views = Views.of(rig, x, y, 1.6);
      double[] pixels = views.pixels().clone();
      for (int j = 0; j < pixels.length; j++) {
        pixels[j] += 3 * random.nextGaussian();
      }
      double[] weights = ones(views.count());
      assertThat(
          triangulator.triangulate(views.cameras(), pixels, weights, views.count(), out), is(true));
      assertPoint(x, y, 1.6, 0.03);
      assertFlat(rig, views, pixels);
    }
  }

  /** The sum of squares grows to either side of a minimum. */
  private void assertFlat(CameraRig rig, Views views, double[] pixels) {
    double step = 1e-5;
    double least = squares(rig, views, pixels, 0, 0, 0);
    for (int side = -1; side <= 1; side += 2) {
      assertThat(squares(rig, views, pixels, side * step, 0, 0), greaterThan(least));
      assertThat(squares(rig, views, pixels, 0, side * step, 0), greaterThan(least));
      assertThat(squares(rig, views, pixels, 0, 0, side * step), greaterThan(least));
    }
  }

  private double squares(
      CameraRig rig, Views views, double[] pixels, double dx, double dy, double dz) {
    double[] pixel = new double[2];
    double sum = 0;
    for (int i = 0; i < views.count(); i++) {
      rig.camera(views.cameras()[i]).project(out.x + dx, out.y + dy, out.z + dz, pixel);
      sum += Math.pow(pixels[2 * i] - pixel[0], 2) + Math.pow(pixels[2 * i + 1] - pixel[1], 2);
    }
    return sum;
  }

  private static final int[] ROW = {0, 0, 0, 1, 1, 2};
  private static final int[] COLUMN = {0, 1, 2, 1, 2, 2};
  private static final int[] DIAGONAL = {0, 3, 5};

  @Test
  void heavierViewsPullThePoint() {
    CameraRig rig = ring(3, WATER);
    Views views = Views.of(rig, 0, 0, 1.5);
    double[] pixels = views.pixels().clone();
    pixels[0] += 8;
    Triangulator triangulator = new Triangulator(rig);
    double[] weights = ones(3);
    assertThat(triangulator.triangulate(views.cameras(), pixels, weights, 3, out), is(true));
    double equal = out.residualsPx[0];
    weights[0] = 0.01;
    assertThat(triangulator.triangulate(views.cameras(), pixels, weights, 3, out), is(true));
    assertThat(out.residualsPx[0], greaterThan(equal));
    assertThat(out.residualsPx[0], closeTo(8, 0.5));
    double mean = (out.residualsPx[0] + out.residualsPx[1] + out.residualsPx[2]) / 3;
    assertThat(out.meanResidualPx, closeTo(mean, 1e-12));
    weights[0] = 0;
    assertThat(triangulator.triangulate(views.cameras(), pixels, weights, 3, out), is(true));
    assertPoint(0, 0, 1.5, 1e-9);
    assertThat(out.residualsPx[0], closeTo(8, 1e-5));
  }

  @Test
  void fewerThanTwoViewsOrUnusableWeightsGiveNoPoint() {
    CameraRig rig = ring(3, WATER);
    Views views = Views.of(rig, 0, 0, 1.5);
    assertRefused(rig, views.cameras(), views.pixels(), ones(3), 1);
    assertRefused(rig, views.cameras(), views.pixels(), ones(3), 0);
    assertRefused(rig, views.cameras(), views.pixels(), new double[3], 3);
    assertRefused(rig, views.cameras(), views.pixels(), new double[] {1, -1, 1}, 3);
    assertRefused(rig, views.cameras(), views.pixels(), new double[] {1, Double.NaN, 1}, 3);
    double infinite = Double.POSITIVE_INFINITY;
    assertRefused(rig, views.cameras(), views.pixels(), new double[] {1, infinite, 1}, 3);
  }

  @Test
  void pixelsThatAreNotFiniteGiveNoPoint() {
    CameraRig rig = ring(3, WATER);
    double[] pixels = Views.of(rig, 0, 0, 1.5).pixels();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
      double[] broken = pixels.clone();
      broken[3] = bad;
      assertRefused(rig, new int[] {0, 1, 2}, broken, ones(3), 3);
    }
  }

  @Test
  void parallelRaysGiveNoPoint() {
    for (Medium medium : List.of(AIR, WATER)) {
      CameraRig rig = rig(medium, camera("a", 0, 0), camera("b", 0.5, 0));
      assertRefused(rig, new int[] {0, 1}, new double[] {800, 600, 800, 600}, ones(2), 2);
      assertRefused(rig, new int[] {0, 1}, new double[] {800, 600, 799, 600}, ones(2), 2);
    }
  }

  @Test
  void raysThatMeetAboveTheWaterGiveNoPoint() {
    CameraRig rig = rig(WATER, camera("a", 0, 0), camera("b", 0.5, 0));
    assertRefused(rig, new int[] {0, 1}, new double[] {500, 600, 1100, 600}, ones(2), 2);
  }

  @Test
  void raysThatMeetBehindTheCamerasGiveNoPoint() {
    CameraRig rig = rig(AIR, camera("a", 0, 0), camera("b", 0.5, 0));
    assertRefused(rig, new int[] {0, 1}, new double[] {500, 600, 1100, 600}, ones(2), 2);
  }

  @Test
  void pointsBelowTheFloorAreNoPoints() {
    CameraRig rig = ring(6, WATER);
    Views views = Views.of(ring(6, new Medium.Water(1, 1, 1.333, 9)), 0, 0, FLOOR + 0.05);
    assertRefused(rig, views.cameras(), views.pixels(), ones(6), 6);
  }

  @Test
  void sameViewTwiceGivesNoPoint() {
    CameraRig rig = ring(3, WATER);
    double[] pixels = Views.of(rig, 0, 0, 1.5).pixels();
    double[] twice = {pixels[0], pixels[1], pixels[0], pixels[1]};
    assertRefused(rig, new int[] {0, 0}, twice, ones(2), 2);
  }

  private void assertRefused(
      CameraRig rig, int[] cameras, double[] pixels, double[] weights, int count) {
    Triangulator triangulator = new Triangulator(rig);
    assertThat(triangulator.intersect(cameras, pixels, weights, count, out), is(false));
    assertThat(triangulator.triangulate(cameras, pixels, weights, count, out), is(false));
  }

  private void assertPoint(double x, double y, double z, double tolerance) {
    assertThat(out.x, closeTo(x, tolerance));
    assertThat(out.y, closeTo(y, tolerance));
    assertThat(out.z, closeTo(z, tolerance));
  }

  /** Cameras on a ring of 0.6 m, looking straight down. */
  private static CameraRig ring(int count, Medium medium) {
    CameraCalibration[] cameras = new CameraCalibration[count];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      cameras[i] = camera("cam_" + i, 0.6 * Math.cos(angle), 0.6 * Math.sin(angle));
    }
    return rig(medium, cameras);
  }

  private static CameraRig rig(Medium medium, CameraCalibration... cameras) {
    Calibration calibration = new Calibration(List.of(cameras), medium);
    return CameraRig.of(calibration, names(calibration));
  }

  private static CameraCalibration camera(String name, double x, double y) {
    double[] k = {1000, 0, 800, 0, 1000, 600, 0, 0, 1};
    double[] down = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    double[] t = {-x, -y, 0};
    return new CameraCalibration(name, 1600, 1200, k, LensDistortion.none(), down, t);
  }

  private static List<String> names(Calibration calibration) {
    return calibration.cameras().stream().map(CameraCalibration::name).toList();
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The views of a point in the cameras that have it in their image. */
  private record Views(int[] cameras, double[] pixels) {
    static Views of(CameraRig rig, double x, double y, double z) {
      List<Integer> cameras = new ArrayList<>();
      double[] pixels = new double[2 * rig.size()];
      double[] pixel = new double[2];
      for (int i = 0; i < rig.size(); i++) {
        CameraModel camera = rig.camera(i);
        if (camera.project(x, y, z, pixel) && camera.isInside(pixel[0], pixel[1])) {
          pixels[2 * cameras.size()] = pixel[0];
          pixels[2 * cameras.size() + 1] = pixel[1];
          cameras.add(i);
        }
      }
      return new Views(
          cameras.stream().mapToInt(Integer::intValue).toArray(),
          Arrays.copyOf(pixels, 2 * cameras.size()));
    }

    int count() {
      return cameras.length;
    }
  }
}
