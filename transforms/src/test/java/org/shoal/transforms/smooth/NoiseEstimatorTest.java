package org.shoal.transforms.smooth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.calibration.Medium;

final class NoiseEstimatorTest {
  private static final WindowSmoother SMOOTHER = smoother(TrackScene.FPS);

  private static WindowSmoother smoother(double fps) {
    return new WindowSmoother(SmootherConfig.defaults(), fps, new Medium.Air());
  }

  private static List<NoiseEvidence> weigh(TrackScene scene, int windowFrames) {
    return TrackScene.inContext(scene.windows("pond", windowFrames), 300).stream()
        .map(SMOOTHER::weighNoise)
        .toList();
  }

  /**
   * Fish whose velocity changes by white noise of the given densities, in square metres a cubic
   * frame, sampled exactly.
   */
  private static TrackScene swim(double[] noise, double outliers, Random random) {
    TrackScene scene = new TrackScene(1500);
    for (int fish = 0; fish < 3; fish++) {
      double[] at = {0, 0, 1.5};
      double[] velocity = new double[3];
      for (int f = 0; f < 1500; f++) {
        double[] seen = new double[3];
        double off = random.nextDouble() < outliers ? 0.1 : 0;
        for (int axis = 0; axis < 3; axis++) {
          double sigma = Math.sqrt(noise[axis]);
          double a = random.nextGaussian();
          double b = random.nextGaussian();
          // Both have variances q / 3 and q and covariance q / 2.
          at[axis] += velocity[axis] + sigma * (a / 2 + b / Math.sqrt(12));
          velocity[axis] += sigma * a;
          seen[axis] =
              at[axis]
                  + (axis == 2 ? TrackScene.Z : TrackScene.XY) * random.nextGaussian()
                  + off * random.nextGaussian();
        }
        scene.add(f, fish, seen[0], seen[1], seen[2]);
      }
    }
    return scene;
  }

  /** Within two steps of the ladder, which are 1.8 each. */
  private static Matcher<Double> near(double noise) {
    return allOf(greaterThan(noise / 3.2), lessThan(noise * 3.2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-7, 1e-6, 3e-5})
  void findsTheNoiseOfEachAxis(double noise) {
    double[] truth = {noise, noise / 3, noise / 10};
    AccelerationNoise found = SMOOTHER.estimateNoise(weigh(swim(truth, 0, new Random(1)), 1500));
    assertThat(found.x(), near(truth[0]));
    assertThat(found.y(), near(truth[1]));
    assertThat(found.z(), near(truth[2]));
  }

  @Test
  void measurementsFarOffDoNotMakeFishLookRestless() {
    double[] truth = {1e-7, 1e-7, 1e-7};
    AccelerationNoise found = SMOOTHER.estimateNoise(weigh(swim(truth, 0.03, new Random(2)), 1500));
    assertThat(found.x(), near(truth[0]));
    assertThat(found.y(), near(truth[1]));
    assertThat(found.z(), near(truth[2]));
  }

  @Test
  void evidenceIsTheSameHoweverTheRecordingIsCut() {
    TrackScene scene = TrackScene.random(900, 2, 5e-4, new Random(3));
    double[] whole = sum(weigh(scene, 900));
    for (int windowFrames : new int[] {7, 100, 333}) {
      double[] cut = sum(weigh(scene, windowFrames));
      for (int i = 0; i < whole.length; i++) {
        assertThat(cut[i], closeTo(whole[i], 1e-6 * Math.abs(whole[i])));
      }
    }
  }

  private static double[] sum(List<NoiseEvidence> windows) {
    double[] sum = new double[3 * NoiseEstimator.STEPS];
    for (NoiseEvidence window : windows) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += window.logLikelihood()[i];
      }
    }
    return sum;
  }

  @Test
  void orderOfWindowsDoesNotMatter() {
    List<NoiseEvidence> windows =
        new ArrayList<>(weigh(TrackScene.random(900, 2, 5e-4, new Random(4)), 30));
    AccelerationNoise inOrder = SMOOTHER.estimateNoise(windows);
    Collections.shuffle(windows, new Random(5));
    assertThat(SMOOTHER.estimateNoise(windows), is(inOrder));
  }

  /** Of a recording without fish: that of fish which swim as most do, whatever the frame rate. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 30, 240})
  void nothingSeenGivesTheUsualNoise(double fps) {
    AccelerationNoise usual = smoother(fps).estimateNoise(List.of());
    assertThat(usual.x() * fps * fps * fps, closeTo(0.01, 1e-12));
    assertThat(usual.z(), is(usual.x()));
  }

  @Test
  void tracksNeverConfirmedAndSingleViewsAreNoEvidence() {
    TrackScene scene = new TrackScene(100);
    Random random = new Random(6);
    for (int f = 0; f < 100; f++) {
      scene.add(f, 0, 3, false, random.nextDouble(), random.nextDouble(), 1.5);
      scene.add(f, 1, 1, true, random.nextDouble(), random.nextDouble(), 1.5);
    }
    for (double logLikelihood : sum(weigh(scene, 100))) {
      assertThat(logLikelihood, is(0.0));
    }
  }

  /** Against the t-distribution's density, for one measurement of a filter that is at rest. */
  @Test
  void likelihoodIsThatOfTheTDistribution() {
    double noise = 1e-6;
    PredictionErrors errors = new PredictionErrors(new double[] {noise});
    errors.forget();
    errors.start(0.5, 4e-6, 0.01);
    errors.predict();
    errors.update(0.52, 9e-6, true);
    double[] sum = {7};
    errors.addLogLikelihood(sum, 0);
    double spread = 4e-6 + 1e-4 + noise / 3 + 9e-6;
    double expected = -0.5 * Math.log(spread) - 3 * Math.log(1 + 4e-4 / spread / 5);
    assertThat(sum[0], closeTo(7 + expected, 1e-9));
  }
}
