package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;
import org.shoal.transforms.geometry.RandomRig.LensKind;

final class FieldOfViewTest {
  private static final double MARGIN = 30;
  private static final int POINTS = 200;

  private final double[] pixel = new double[2];

  @Property(tries = 1000)
  void whatIsExcludedIsNotSeenNorIsAnythingWithinReach(
      @ForAll long seed,
      @ForAll LensKind lens,
      @ForAll boolean wet,
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.2) double reach) {
    RandomRig random = new RandomRig(seed);
    Medium medium = wet ? random.water() : new Medium.Air();
    CameraModel camera = CameraModel.of(random.camera("camera", lens), medium);
    FieldOfView field = FieldOfView.of(camera, MARGIN);
    for (int i = 0; i < POINTS; i++) {
      double x = random.between(-2, 2);
      double y = random.between(-2, 2);
      double z = random.between(0.4, 4);
      if (field.excludes(x, y, z, reach)) {
        double[] way = {random.between(-1, 1), random.between(-1, 1), random.between(-1, 1)};
        double length = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
        double step = reach / length;
        assertThat(
            camera.project(x + step * way[0], y + step * way[1], z + step * way[2], pixel)
                && camera.outside(pixel[0], pixel[1]) <= MARGIN,
            is(false));
      }
    }
  }

  @Test
  void mostOfWhatIsFarOutsideIsExcluded() {
    for (Medium medium : List.of(new Medium.Air(), new Medium.Water(1, 1, 1.333, 2))) {
      CameraModel camera = camera(medium, 1000);
      FieldOfView field = FieldOfView.of(camera, MARGIN);
      RandomRig random = new RandomRig(7);
      int far = 0;
      int excluded = 0;
      for (int i = 0; i < 100_000; i++) {
        double x = random.between(-3, 3);
        double y = random.between(-3, 3);
        double z = random.between(1.1, 2);
        if (camera.project(x, y, z, pixel) && camera.outside(pixel[0], pixel[1]) > 5 * MARGIN) {
          far++;
          excluded += field.excludes(x, y, z, 0) ? 1 : 0;
        }
      }
      assertThat(far, greaterThan(5000));
      assertThat(excluded, greaterThan(far * 9 / 10));
    }
  }

  @Test
  void aLensThatSeesLessThanThePictureExcludesNothing() {
    CameraModel camera = camera(new Medium.Air(), 100);
    FieldOfView field = FieldOfView.of(camera, MARGIN);
    assertThat(camera.undistort(0, 0, new double[6]), is(false));
    assertThat(field.excludes(50, 0, 1, 0), is(false));
  }

  /** A camera whose lens folds the image over itself 2 focal lengths from the middle. */
  private static CameraModel camera(Medium medium, double focalLength) {
    double[] k = {focalLength, 0, 800, 0, focalLength, 600, 0, 0, 1};
    double[] down = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    LensDistortion barrel =
        new LensDistortion(LensDistortion.Model.PINHOLE, new double[] {-0.08, 0, 0, 0, 0, 0, 0, 0});
    return CameraModel.of(
        new CameraCalibration("camera", 1600, 1200, k, barrel, down, new double[3]), medium);
  }
}
