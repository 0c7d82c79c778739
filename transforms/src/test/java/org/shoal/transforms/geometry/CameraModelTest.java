package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;

/** What a camera sees and what it does not, by hand. */
final class CameraModelTest {
  private static final Medium AIR = new Medium.Air();
  private static final Medium WATER = new Medium.Water(1, 1, 1.333, 2.5);
  private static final double[] DOWN = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final double[] SIDEWAYS = {1, 0, 0, 0, 0, -1, 0, 1, 0};

  private final double[] pixel = new double[2];
  private final double[] ray = new double[6];

  @Test
  void waterBendsByTheClosedFormOfSnellsLaw() {
    // 30 degrees in air: crosses 1 m below at tan 30°, then sin t = 0.5 / 1.333.
    CameraModel camera = camera(DOWN, WATER);
    double inWater = Math.asin(0.5 / 1.333);
    double x = Math.tan(Math.PI / 6) + 0.7 * Math.tan(inWater);
    assertThat(camera.project(x, 0, 1.7, pixel), is(true));
    assertThat(pixel[0], closeTo(800 + 1000 * Math.tan(Math.PI / 6), 1e-9));
    assertThat(pixel[1], closeTo(600, 1e-9));
  }

  @Test
  void pointStraightBelowKeepsItsPixelAndHasAJacobian() {
    CameraModel camera = camera(DOWN, WATER);
    double[] jacobian = new double[6];
    assertThat(camera.projectWithJacobian(0, 0, 1.5, pixel, jacobian), is(true));
    assertThat(pixel[0], is(800.0));
    assertThat(pixel[1], is(600.0));
    // Paraxial: a depth d under water looks like d / 1.333.
    double slope = 1000 / (1 + 0.5 / 1.333);
    assertThat(jacobian[0], closeTo(slope, 1e-9));
    assertThat(jacobian[4], closeTo(slope, 1e-9));
    assertThat(jacobian[1], closeTo(0, 0));
    assertThat(jacobian[2], closeTo(0, 0));
    assertThat(jacobian[5], closeTo(0, 0));
  }

  @Test
  void pointsNotUnderWaterAreNotVisible() {
    CameraModel camera = camera(DOWN, WATER);
    assertThat(camera.project(0, 0, 1, pixel), is(false));
    assertThat(camera.project(0, 0, 0.5, pixel), is(false));
    assertThat(camera.project(0, 0, 1.0001, pixel), is(true));
  }

  @Test
  void pointsBehindTheCameraOrNotFiniteAreNotVisible() {
    for (Medium medium : List.of(AIR, WATER)) {
      CameraModel camera = camera(DOWN, medium);
      double[] jacobian = new double[6];
      assertThat(camera.project(0, 0, -1, pixel), is(false));
      assertThat(camera.project(Double.NaN, 0, 2, pixel), is(false));
      assertThat(camera.project(0, Double.POSITIVE_INFINITY, 2, pixel), is(false));
      assertThat(camera.project(0, 0, Double.POSITIVE_INFINITY, pixel), is(false));
      assertThat(camera.projectWithJacobian(0, Double.NaN, 2, pixel, jacobian), is(false));
      assertThat(camera.projectWithJacobian(0, 0, -1, pixel, jacobian), is(false));
    }
  }

  @Test
  void sidewaysCameraSeesWaterOnlyBelowItsHorizon() {
    CameraModel camera = camera(SIDEWAYS, WATER);
    assertThat(camera.cast(800, 600, ray), is(false));
    assertThat(camera.cast(800, 700, ray), is(false));
    assertThat(camera.cast(800, 500, ray), is(true));
    assertThat(ray[1], closeTo(10, 1e-9));
    assertThat(Math.hypot(ray[3], ray[4]), closeTo(Math.cos(Math.atan(0.1)) / 1.333, 1e-12));
  }

  @Test
  void rayInAirStartsAtTheCamera() {
    CameraModel camera = camera(SIDEWAYS, AIR);
    assertThat(camera.cast(800, 700, ray), is(true));
    for (int i = 0; i < 4; i++) {
      assertThat(ray[i], closeTo(0, 0));
    }
    assertThat(ray[5] / ray[4], closeTo(-0.1, 1e-12));
  }

  @Test
  void pixelsThatAreNotFiniteAreNotCast() {
    for (Medium medium : List.of(AIR, WATER)) {
      CameraModel camera = camera(DOWN, medium);
      assertThat(camera.cast(Double.NaN, 0, ray), is(false));
      assertThat(camera.cast(0, Double.NEGATIVE_INFINITY, ray), is(false));
      assertThat(camera.cast(1e300, 1e300, ray), is(false));
    }
  }

  @Test
  void imageReachesHalfAPixelAroundTheOutermostCentres() {
    CameraModel camera = camera(DOWN, AIR);
    assertThat(camera.isInside(-0.5, -0.5), is(true));
    assertThat(camera.isInside(1599.49, 1199.49), is(true));
    assertThat(camera.isInside(1599.5, 0), is(false));
    assertThat(camera.isInside(0, 1199.5), is(false));
    assertThat(camera.isInside(-0.51, 0), is(false));
    assertThat(camera.isInside(Double.NaN, 0), is(false));
  }

  @Test
  void cameraUnderWaterIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> camera(DOWN, new Medium.Water(-0.1, 1, 1.333, 2)));
    assertThat(refusal.getMessage(), containsString("camera one"));
  }

  @Test
  void rigKeepsTheOrderOfNamesAndNamesTheCameraItMisses() {
    CameraCalibration a = calibration("a", DOWN);
    CameraCalibration b = calibration("b", DOWN);
    Calibration calibration = new Calibration(List.of(a, b), AIR);
    CameraRig rig = CameraRig.of(calibration, List.of("b", "a"));
    assertThat(rig.size(), is(2));
    assertThat(rig.camera(0).name(), is("b"));
    assertThat(rig.camera(1).name(), is("a"));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> CameraRig.of(calibration, List.of("a", "c")));
    assertThat(refusal.getMessage(), is("camera c has no calibration"));
  }

  @Test
  void rigHoldsPointsBetweenSurfaceAndFloor() {
    CameraRig wet = CameraRig.of(new Calibration(List.of(), WATER), List.of());
    assertThat(wet.canHold(0, 0, 1), is(false));
    assertThat(wet.canHold(0, 0, 1.01), is(true));
    assertThat(wet.canHold(0, 0, 2.5), is(true));
    assertThat(wet.canHold(0, 0, 2.51), is(false));
    assertThat(wet.canHold(Double.NaN, 0, 2), is(false));
    CameraRig dry = CameraRig.of(new Calibration(List.of(), AIR), List.of());
    assertThat(dry.canHold(-100, 0, -100), is(true));
    assertThat(dry.canHold(0, 0, Double.POSITIVE_INFINITY), is(false));
  }

  private static CameraModel camera(double[] r, Medium medium) {
    return CameraModel.of(calibration("one", r), medium);
  }

  private static CameraCalibration calibration(String name, double[] r) {
    double[] k = {1000, 0, 800, 0, 1000, 600, 0, 0, 1};
    return new CameraCalibration(name, 1600, 1200, k, LensDistortion.none(), r, new double[3]);
  }
}
