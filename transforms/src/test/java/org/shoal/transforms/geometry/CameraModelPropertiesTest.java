package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.statistics.Statistics;
import org.shoal.io.calibration.Medium;
import org.shoal.transforms.geometry.RandomRig.LensKind;

/** What holds for any camera, any lens, in air and through water. */
final class CameraModelPropertiesTest {
  private static final Medium AIR = new Medium.Air();

  @Property(tries = 4000)
  void everyPointOfAPixelsRayProjectsToThatPixel(
      @ForAll long seed,
      @ForAll LensKind lens,
      @ForAll boolean wet,
      @ForAll @Scale(6) @DoubleRange(min = -0.5, max = RandomRig.WIDTH - 0.5) double u,
      @ForAll @Scale(6) @DoubleRange(min = -0.5, max = RandomRig.HEIGHT - 0.5) double v,
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 20) double length) {
    CameraModel camera = camera(seed, lens, wet);
    double[] ray = new double[6];
    boolean cast = camera.cast(u, v, ray);
    Statistics.label("cast").collect(cast).coverage(c -> c.check(true).percentage(p -> p > 50));
    Assume.that(cast);
    assertThat(ray[3] * ray[3] + ray[4] * ray[4] + ray[5] * ray[5], closeTo(1, 1e-12));
    double[] pixel = new double[2];
    assertThat(
        camera.project(
            ray[0] + length * ray[3], ray[1] + length * ray[4], ray[2] + length * ray[5], pixel),
        is(true));
    assertThat(pixel[0], closeTo(u, 1e-6));
    assertThat(pixel[1], closeTo(v, 1e-6));
  }

  @Property(tries = 4000)
  void theRayOfAProjectedPointPassesThroughIt(
      @ForAll long seed,
      @ForAll LensKind lens,
      @ForAll boolean wet,
      @ForAll @Scale(6) @DoubleRange(min = -2, max = 2) double x,
      @ForAll @Scale(6) @DoubleRange(min = -2, max = 2) double y,
      @ForAll @Scale(6) @DoubleRange(min = 0.4, max = 4) double z) {
    CameraModel camera = camera(seed, lens, wet);
    double[] pixel = new double[2];
    Assume.that(camera.project(x, y, z, pixel));
    double[] ray = new double[6];
    assertThat(camera.cast(pixel[0], pixel[1], ray), is(true));
    assertThat(distance(ray, x, y, z), lessThan(1e-7));
  }

  @Property(tries = 3000)
  void jacobianIsTheLimitOfDifferences(
      @ForAll long seed,
      @ForAll LensKind lens,
      @ForAll boolean wet,
      @ForAll @Scale(6) @DoubleRange(min = -2, max = 2) double x,
      @ForAll @Scale(6) @DoubleRange(min = -2, max = 2) double y,
      @ForAll @Scale(6) @DoubleRange(min = 0.4, max = 4) double z) {
    CameraModel camera = camera(seed, lens, wet);
    double[] pixel = new double[2];
    double[] same = new double[2];
    double[] jacobian = new double[6];
    boolean seen = camera.projectWithJacobian(x, y, z, pixel, jacobian);
    assertThat(camera.project(x, y, z, same), is(seen));
    Assume.that(seen);
    assertThat(pixel[0], closeTo(same[0], 1e-9));
    assertThat(pixel[1], closeTo(same[1], 1e-9));
    double[] point = {x, y, z};
    for (int axis = 0; axis < 3; axis++) {
      double[] slope = differences(camera, point, axis);
      assertThat(jacobian[axis], closeTo(slope[0], 2e-5 * (1 + Math.abs(slope[0]))));
      assertThat(jacobian[3 + axis], closeTo(slope[1], 2e-5 * (1 + Math.abs(slope[1]))));
    }
  }

  /** Central differences with their second-order error taken out (Richardson). */
  private static double[] differences(CameraModel camera, double[] point, int axis) {
    double[] wide = central(camera, point, axis, 2e-5);
    double[] narrow = central(camera, point, axis, 1e-5);
    return new double[] {(4 * narrow[0] - wide[0]) / 3, (4 * narrow[1] - wide[1]) / 3};
  }

  private static double[] central(CameraModel camera, double[] point, int axis, double h) {
    double[] ahead = point.clone();
    double[] behind = point.clone();
    ahead[axis] += h;
    behind[axis] -= h;
    double[] a = new double[2];
    double[] b = new double[2];
    Assume.that(
        camera.project(ahead[0], ahead[1], ahead[2], a)
            && camera.project(behind[0], behind[1], behind[2], b));
    return new double[] {(a[0] - b[0]) / (2 * h), (a[1] - b[1]) / (2 * h)};
  }

  private static CameraModel camera(long seed, LensKind lens, boolean wet) {
    RandomRig rig = new RandomRig(seed);
    Medium medium = wet ? rig.water() : AIR;
    return CameraModel.of(rig.camera("camera", lens), medium);
  }

  private static double distance(double[] ray, double x, double y, double z) {
    double dx = x - ray[0];
    double dy = y - ray[1];
    double dz = z - ray[2];
    double way = dx * ray[3] + dy * ray[4] + dz * ray[5];
    return Math.sqrt(
        Math.pow(dx - way * ray[3], 2)
            + Math.pow(dy - way * ray[4], 2)
            + Math.pow(dz - way * ray[5], 2));
  }
}
