package org.shoal.transforms.sync;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.transforms.sync.OffsetEstimator.Estimate;

class OffsetEstimatorTest {
  /** Movement that changes over some frames, seen at a time in frames. */
  private static double movement(double time) {
    return 3 + Math.sin(time / 7) + Math.sin(time / 3.1 + 1) + 0.5 * Math.sin(time / 17 + 2);
  }

  private static double[] seen(double behind, double noise, int seed) {
    Random random = new Random(seed);
    double[] signal = new double[300];
    Arrays.setAll(signal, i -> 2 * movement(i - behind) + noise * random.nextGaussian());
    return signal;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -12, 2.5, -0.4})
  void findsHowFarASignalIsBehind(double behind) {
    Estimate estimate =
        OffsetEstimator.estimate(seen(0, 0.1, 1), seen(behind, 0.1, 2), 30).orElseThrow();

    assertThat(estimate.frames(), closeTo(behind, 0.15));
    assertThat(estimate.correlation(), greaterThan(0.95));
  }

  @Test
  void missingFramesAreLeftOut() {
    double[] holed = seen(5, 0, 2);
    Arrays.fill(holed, 100, 140, Double.NaN);

    Estimate estimate = OffsetEstimator.estimate(seen(0, 0, 1), holed, 30).orElseThrow();

    assertThat(estimate.frames(), closeTo(5, 0.05));
  }

  @Test
  void whatHasNothingInCommonIsToldByItsCorrelation() {
    double[] a = new Random(1).doubles(600).toArray();
    double[] b = new Random(2).doubles(600).toArray();

    assertThat(OffsetEstimator.estimate(a, b, 30).orElseThrow().correlation(), lessThan(0.3));
  }

  @Test
  void stillPicturesTellNothing() {
    double[] still = new double[100];

    assertThat(OffsetEstimator.estimate(still, still, 10).isEmpty(), is(true));
    assertThat(OffsetEstimator.estimate(new double[0], new double[0], 10).isEmpty(), is(true));
  }
}
