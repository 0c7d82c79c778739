package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.InvalidInputException;

class DetectorFlawsTest {
  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 0, 1, 3, 0, 3, --pixelNoise",
    "NaN, 0, 0, 0, 0, 1, 3, 0, 3, --pixelNoise",
    "2, 1.1, 0, 0, 0, 1, 3, 0, 3, --missRate",
    "2, 0, 1, 0, 0, 1, 3, 0, 3, --falsePositiveRate",
    "2, 0, 0, -1, 0, 1, 3, 0, 3, --mergePixels",
    "2, 0, 0, 0, -1, 1, 3, 0, 3, --outages",
    "2, 0, 0, 0, 0, 0, 3, 0, 3, --outageCameras",
    "2, 0, 0, 0, 0, 1, 0, 0, 3, --outageSeconds",
    "2, 0, 0, 0, 0, 1, 3, -1, 3, --absences",
    "2, 0, 0, 0, 0, 1, 3, 0, NaN, --absenceSeconds",
  })
  void impossibleDetectorsAreRefusedByOption(
      double noise,
      double misses,
      double falsePositives,
      double merge,
      int outages,
      int outageCameras,
      double outageSeconds,
      int absences,
      double absenceSeconds,
      String option) {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () ->
                new DetectorFlaws(
                    noise,
                    misses,
                    falsePositives,
                    merge,
                    outages,
                    outageCameras,
                    outageSeconds,
                    false,
                    absences,
                    absenceSeconds));
    assertThat(refusal.getMessage(), containsString(option + ":"));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1, 1, --tankRadius", "1, NaN, 1, --waterDepth", "1, 1, 0, --cameraHeight"})
  void impossibleLayoutsAreRefusedByOption(
      double radius, double depth, double height, String option) {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> new TankLayout(TankLayout.Rig.TILTED, radius, depth, height));
    assertThat(refusal.getMessage(), containsString(option));
  }
}
