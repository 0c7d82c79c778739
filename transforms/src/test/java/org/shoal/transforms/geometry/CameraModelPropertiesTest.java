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

  /**
   * How far differences over two steps may be apart, of the gradient, for their extrapolation
   * (Richardson) to tell it: its error is of the order of this squared. Beside a camera's principal
   * plane the step is as long as the way to that plane, and differences tell nothing.
   */
  private static final double SETTLED = 1e-3;

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
    double[][] wide = differences(camera, new double[] {x, y, z}, 2e-5);
    double[][] narrow = differences(camera, new double[] {x, y, z}, 1e-5);
    for (int row = 0; row < 2; row++) {
      double steepest = 1 + norm(narrow[row]);
      double change = norm(minus(wide[row], narrow[row])) / steepest;
      Statistics.label("settled")
          .collect(change < SETTLED)
          .coverage(c -> c.check(true).percentage(p -> p > 98));
      Assume.that(change < SETTLED);
      for (int axis = 0; axis < 3; axis++) {
        double slope = (4 * narrow[row][axis] - wide[row][axis]) / 3;
        assertThat(jacobian[3 * row + axis], closeTo(slope, 2e-5 * steepest));
      }
    }
  }

  /** Central differences of u (first row) and v by x, y and z. */
  private static double[][] differences(CameraModel camera, double[] point, double step) {
    double[][] slopes = new double[2][3];
    for (int axis = 0; axis < 3; axis++) {
      double[] ahead = point.clone();
      double[] behind = point.clone();
      ahead[axis] += step;
      behind[axis] -= step;
      double[] a = new double[2];
      double[] b = new double[2];
      Assume.that(
          camera.project(ahead[0], ahead[1], ahead[2], a)
              && camera.project(behind[0], behind[1], behind[2], b));
      slopes[0][axis] = (a[0] - b[0]) / (2 * step);
      slopes[1][axis] = (a[1] - b[1]) / (2 * step);
    }
    return slopes;
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double norm(double[] a) {
    return Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
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
