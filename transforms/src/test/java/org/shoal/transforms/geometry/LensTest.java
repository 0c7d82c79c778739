package org.shoal.transforms.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.LensDistortion.Model;
import org.shoal.io.calibration.Medium;

/** Lenses against OpenCV 4.6's projectPoints and fisheye::projectPoints, and where they end. */
final class LensTest {
  private static final double[][] POINTS = {
    {0.2, -0.3, 1.5}, {-0.8, 0.5, 2.0}, {0.6, 0.7, 1.2}, {-0.1, 0.05, 3.0}
  };

  /** OpenCV's Rodrigues of (0.3, -0.2, 0.1). */
  private static final double[] R = {
    0.9752903089530457, -0.12733457491763028, -0.18054007669439776,
    0.06803131640494002, 0.9505806179060914, -0.3029327134026371,
    0.21019170595074288, 0.28316496056507373, 0.9357548032779188
  };

  @Test
  void undistortedPinholeProjectsAsOpenCvDoes() {
    assertProjects(
        LensDistortion.none(),
        0,
        new double[][] {
          {979.8980169717722, -117.36798829680072},
          {249.7257460473155, 354.80580334811356},
          {1219.6424833493752, 711.3164026479374},
          {709.4946015615958, 112.57147955549254}
        });
  }

  @Test
  void fiveCoefficientsProjectAsOpenCvDoes() {
    assertProjects(
        pinhole(-0.31, 0.12, 0.0011, -0.0007, -0.02, 0, 0, 0),
        0,
        new double[][] {
          {979.0520423155369, -75.8121089407149},
          {305.33665535448336, 368.8253932909142},
          {1215.8790742958963, 708.6924146086416},
          {719.1748031089267, 128.47233949040714}
        });
  }

  @Test
  void eightCoefficientsProjectAsOpenCvDoes() {
    assertProjects(
        pinhole(0.42, -0.21, -0.0005, 0.0009, 0.03, 0.55, -0.11, 0.02),
        0,
        new double[][] {
          {979.8843001248409, -98.48360043663877},
          {278.41068168011896, 361.5030976690899},
          {1218.1426702736812, 710.1483342970361},
          {714.0456950920823, 119.52239756743177}
        });
  }

  @Test
  void fisheyeProjectsAsOpenCvDoes() {
    assertProjects(
        new LensDistortion(Model.FISHEYE, new double[] {0.03, -0.012, 0.004, -0.0008}),
        0,
        new double[][] {
          {979.3043837357579, -78.54211490411524},
          {303.355563581561, 367.85032458143337},
          {1216.0197767449874, 708.685215357299},
          {718.8503374505592, 127.56291932299882}
        });
  }

  @Test
  void skewIsHonoured() {
    assertProjects(
        new LensDistortion(Model.FISHEYE, new double[] {0.03, -0.012, 0.004, -0.0008}),
        14,
        new double[][] {
          {973.1307680773104, -78.54211490411524},
          {301.71056687441614, 367.85032458143337},
          {1217.8325253065832, 708.685215357299},
          {714.7676424291983, 127.56291932299882}
        });
  }

  @Test
  void barrelLensEndsWhereItsRadiusTurnsBack() {
    // r (1 - 0.3 r²) grows up to r = √(1 / 0.9), where it is 0.7027...
    Lens lens = Lens.of(pinhole(-0.3, 0, 0, 0, 0, 0, 0, 0));
    double end = Math.sqrt(1 / 0.9);
    double edge = end * (1 - 0.3 * end * end);
    double[] out = new double[6];
    assertThat(lens.distort(end * 0.999, 0, out), is(true));
    assertThat(lens.distort(end * 1.001, 0, out), is(false));
    assertThat(lens.undistort(edge * 1.001, 0, out), is(false));
    assertThat(lens.undistort(0, edge * 3, out), is(false));
    assertThat(lens.undistort(0.6 * edge * 0.9999, 0.8 * edge * 0.9999, out), is(true));
    double r = Math.hypot(out[0], out[1]);
    assertThat(r * (1 - 0.3 * r * r), closeTo(edge * 0.9999, 1e-12));
    assertThat(r < end, is(true));
  }

  @Test
  void rationalLensEndsAtItsPole() {
    Lens lens = Lens.of(pinhole(0, 0, 0, 0, 0, -1, 0, 0));
    double[] out = new double[6];
    assertThat(lens.distort(0.99, 0, out), is(true));
    assertThat(lens.distort(1.01, 0, out), is(false));
    assertThat(lens.undistort(40, 0, out), is(true));
    assertThat(out[0] / (1 - out[0] * out[0]), closeTo(40, 1e-9));
  }

  @Test
  void fisheyeEndsAtARightAngle() {
    Lens lens = Lens.of(new LensDistortion(Model.FISHEYE, new double[4]));
    double[] out = new double[6];
    assertThat(lens.undistort(Math.PI / 2 + 0.001, 0, out), is(false));
    assertThat(lens.undistort(0, 1.5, out), is(true));
    assertThat(Math.atan(out[1]), closeTo(1.5, 1e-12));
  }

  @Test
  void notANumberIsNotUndistorted() {
    double[] out = new double[6];
    assertThat(Lens.of(LensDistortion.none()).undistort(Double.NaN, 0, out), is(false));
    assertThat(
        Lens.of(new LensDistortion(Model.FISHEYE, new double[4])).undistort(0, Double.NaN, out),
        is(false));
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Lens.of(LensDistortion.none()).undistort(infinite, 0, out), is(false));
  }

  @Test
  void wrongNumberOfCoefficientsIsRefused() {
    LensDistortion five = new LensDistortion(Model.PINHOLE, new double[5]);
    LensDistortion eight = new LensDistortion(Model.FISHEYE, new double[8]);
    assertThrows(IllegalArgumentException.class, () -> Lens.of(five));
    assertThrows(IllegalArgumentException.class, () -> Lens.of(eight));
  }

  private static void assertProjects(LensDistortion lens, double skew, double[][] expected) {
    double[] k = {1400, skew, 970, 0, 1380, 530, 0, 0, 1};
    double[] t = {0.05, -0.1, 0.4};
    CameraModel camera =
        CameraModel.of(new CameraCalibration("c", 1920, 1080, k, lens, R, t), new Medium.Air());
    double[] pixel = new double[2];
    for (int i = 0; i < POINTS.length; i++) {
      assertThat(camera.project(POINTS[i][0], POINTS[i][1], POINTS[i][2], pixel), is(true));
      assertThat(pixel[0], closeTo(expected[i][0], 1e-9));
      assertThat(pixel[1], closeTo(expected[i][1], 1e-9));
    }
  }

  private static LensDistortion pinhole(double... coefficients) {
    return new LensDistortion(Model.PINHOLE, coefficients);
  }
}
