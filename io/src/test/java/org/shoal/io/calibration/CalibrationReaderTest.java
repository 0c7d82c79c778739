package org.shoal.io.calibration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.calibration.LensDistortion.Model;

/**
 * Every format gives the same rig. The OpenCV files were written by OpenCV 4.6, which also computed
 * the rotations from Rodrigues vectors.
 */
final class CalibrationReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rig.json",
        "rig.toml",
        "rig-keyed.yml",
        "rig-keyed.json",
        "rig-nested.yml",
      })
  void everyFormatGivesTheSameRig(String file) {
    Calibration rig = CalibrationReader.read(resource(file));
    assertIsTheRig(rig.cameras());
    assertThat(rig.medium(), is(new Medium.Air()));
  }

  @Test
  void nativeWaterIsInMetres() {
    Calibration rig = CalibrationReader.read(resource("rig-water.json"));
    assertIsTheRig(rig.cameras());
    assertThat(rig.medium(), is(new Medium.Water(1.25, 1.0, 1.333, 2.0)));
  }

  @Test
  void aquaCalsInterfaceIsWaterOfUnknownDepth() {
    Calibration rig = CalibrationReader.read(resource("rig-aquacal.json"));
    assertIsTheRig(rig.cameras());
    assertThat(rig.medium(), is(new Medium.Water(1.25, 1.0, 1.333, Double.POSITIVE_INFINITY)));
  }

  @Test
  void aquaCalsFormerNameOfTheSurfaceIsKnown() throws IOException {
    String text = Files.readString(Path.of(resource("rig-aquacal.json")));
    Path file = write("old.json", text.replace("\"water_z\"", "\"interface_distance\""));
    Medium medium = CalibrationReader.read(file.toString()).medium();
    assertThat(medium, is(new Medium.Water(1.25, 1.0, 1.333, Double.POSITIVE_INFINITY)));
  }

  @Test
  void poseToolsTomlIsReadAsOpenCvWould() {
    Calibration rig = CalibrationReader.read(resource("pose2sim.toml"));
    assertThat(
        rig.cameras().stream().map(CameraCalibration::name).toList(), contains("cam_01", "cam_02"));
    CameraCalibration second = rig.cameras().get(1);
    assertThat(second.width(), is(1088));
    assertThat(second.height(), is(1920));
    assertClose(
        second.k(),
        1673.729614265625,
        0,
        534.494567875,
        0,
        1673.79724121875,
        963.225891109375,
        0,
        0,
        1);
    assertThat(second.distortion().model(), is(Model.PINHOLE));
    assertClose(
        second.distortion().coefficients(),
        -0.000747609375,
        0.00213728125,
        1.51875e-05,
        4.546875e-06,
        0,
        0,
        0,
        0);
    assertClose(
        second.r(),
        -0.19668322170919228,
        0.9795232273095059,
        -0.043011131806342084,
        0.3147810708529998,
        0.02153908797812698,
        -0.9489198834051844,
        -0.9285626460991908,
        -0.20017570994064265,
        -0.31257174763408846);
    assertClose(second.t(), -0.11152829, 0.77661848, 3.06755196);
  }

  @Test
  void centimetresAreConverted() throws IOException {
    String text = Files.readString(Path.of(resource("rig-water.json")));
    Path file = write("cm.json", text.replace("\"mm\"", "\"cm\""));
    Calibration rig = CalibrationReader.read(file.toString());
    assertClose(rig.cameras().get(0).t(), 2.5, -1.25, 5);
    assertThat(rig.medium(), is(new Medium.Water(12.5, 1.0, 1.333, 20.0)));
  }

  @Test
  void eightAndNoCoefficientsArePinholeLenses() throws IOException {
    String text = Files.readString(Path.of(resource("rig.json")));
    String five = "-0.31, 0.12, 0.001, -0.002, 0.03";
    Path eight = write("eight.json", text.replace(five, "1, 2, 3, 4, 5, 6, 7, 8"));
    assertClose(lensOfFirst(eight).coefficients(), 1, 2, 3, 4, 5, 6, 7, 8);
    Path none = write("none.json", text.replace(five, ""));
    assertClose(lensOfFirst(none).coefficients(), 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(lensOfFirst(none).model(), is(Model.PINHOLE));
  }

  @Test
  void roundedRotationBecomesTheNearestExactOne() throws IOException {
    String text = Files.readString(Path.of(resource("rig.json")));
    Path file = write("rounded.json", text.replaceAll("(0\\.\\d{4})\\d{8,}", "$1"));
    double[] r = CalibrationReader.read(file.toString()).cameras().get(0).r();
    assertThat(Rotations.deviation(r) < 1e-14, is(true));
    double[] exact = CalibrationReader.read(resource("rig.json")).cameras().get(0).r();
    for (int i = 0; i < 9; i++) {
      assertThat(r[i], closeTo(exact[i], 2e-4));
    }
  }

  @Test
  void byteOrderMarkIsNoPartOfTheText() throws IOException {
    String text = Files.readString(Path.of(resource("rig.json")));
    assertIsTheRig(CalibrationReader.read(write("bom.json", "\uFEFF" + text).toString()).cameras());
  }

  private static LensDistortion lensOfFirst(Path file) {
    return CalibrationReader.read(file.toString()).cameras().get(0).distortion();
  }

  private static void assertIsTheRig(List<CameraCalibration> cameras) {
    assertThat(cameras.stream().map(CameraCalibration::name).toList(), contains("left", "right"));
    CameraCalibration left = cameras.get(0);
    assertThat(left.width(), is(1600));
    assertThat(left.height(), is(1200));
    assertClose(left.k(), 1570.5, 0, 800.25, 0, 1568.75, 600.5, 0, 0, 1);
    assertThat(left.distortion().model(), is(Model.PINHOLE));
    assertClose(left.distortion().coefficients(), -0.31, 0.12, 0.001, -0.002, 0.03, 0, 0, 0);
    assertClose(
        left.r(),
        0.9357548032779188,
        -0.3029327134026371,
        -0.18054007669439776,
        0.28316496056507373,
        0.9505806179060914,
        -0.12733457491763028,
        0.21019170595074288,
        0.06803131640494002,
        0.9752903089530457);
    assertClose(left.t(), 0.25, -0.125, 0.5);
    CameraCalibration right = cameras.get(1);
    assertThat(right.width(), is(1608));
    assertClose(right.k(), 1571.5, 0.25, 800.25, 0, 1568.75, 599.5, 0, 0, 1);
    assertThat(right.distortion().model(), is(Model.FISHEYE));
    assertClose(right.distortion().coefficients(), 0.03, -0.012, 0.004, -0.0008);
    assertThat(right.r()[1], closeTo(0.9244146891532513, 1e-14));
    assertThat(right.r()[3], closeTo(-0.931042626280408, 1e-14));
    assertClose(right.t(), -0.5, 0.75, 0.0625);
  }

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual.length, is(expected.length));
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i], closeTo(expected[i], 1e-13));
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  static String resource(String name) {
    try {
      return Path.of(CalibrationReaderTest.class.getResource(name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
