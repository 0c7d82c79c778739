package org.shoal.transforms.motion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;

import org.junit.jupiter.api.Test;

/** Reference values: the textbook matrix equations in numpy, float64. */
final class ConstantVelocityFilterTest {
  private static final double[] FIRST = {4e-6, 1e-6, -2e-6, 5e-6, 3e-6, 3e-5};
  private static final double[] SECOND = {0, 2e-6, -1e-6, 1e-6, 3e-6, 2e-6, 2e-5};

  private final ConstantVelocityFilter filter = new ConstantVelocityFilter();

  private void startAndPredictTwice() {
    filter.start(0.1, 0.2, 1.5, FIRST, 0, 0.01);
    filter.predict(0.001);
    filter.predict(0.001);
  }

  @Test
  void updateFollowsTheKalmanEquations() {
    startAndPredictTwice();
    filter.update(0.11, 0.195, 1.49, SECOND, 1);
    double[] expected = {0.10996115, 0.19510399, 1.49043768, 0.00493408, -0.0024065, -0.00442659};
    for (int i = 0; i < 6; i++) {
      assertThat(filter.state()[i], closeTo(expected[i], 5e-9));
    }
    double[] covariance = filter.covariance();
    assertThat(covariance[0], closeTo(1.98548564e-06, 1e-14));
    assertThat(covariance[1], closeTo(-9.92204226e-07, 1e-14));
    assertThat(covariance[14], closeTo(1.91056424e-05, 1e-13));
    assertThat(covariance[3], closeTo(9.900957047538557e-07, 1e-15));
    assertThat(covariance[21], closeTo(2.1120666425261696e-06, 1e-15));
    assertThat(covariance[17], closeTo(8.919643573796842e-06, 1e-15));
    assertThat(covariance[35], closeTo(1.181278829048252e-05, 1e-15));
  }

  @Test
  void distancesAreThoseOfTheInnovation() {
    startAndPredictTwice();
    assertThat(
        filter.squaredDistance(0.11, 0.195, 1.49, SECOND, 1), closeTo(0.5229666318154219, 1e-12));
    assertThat(filter.logSpread(SECOND, 1), closeTo(13.701864341543718, 1e-9));
    assertThat(
        filter.displacement(0.11, 0.195, 1.49, SECOND, 1), closeTo(0.01465037091256117, 1e-12));
  }

  @Test
  void constantVelocityIsLearntAndCarriedThroughAGap() {
    double[] sharp = {1e-8, 0, 0, 1e-8, 0, 1e-8};
    filter.start(0, 0, 1.5, sharp, 0, 0.01);
    for (int frame = 1; frame <= 20; frame++) {
      filter.predict(0.0005);
      filter.update(0.004 * frame, -0.002 * frame, 1.5, sharp, 0);
    }
    for (int frame = 0; frame < 5; frame++) {
      filter.predict(0.0005);
    }
    assertThat(filter.position(0), closeTo(0.1, 1e-4));
    assertThat(filter.position(1), closeTo(-0.05, 1e-4));
    assertThat(filter.velocity(0), closeTo(0.004, 1e-5));
  }

  @Test
  void restoredFilterGoesOnAsIfNothingHappened() {
    startAndPredictTwice();
    ConstantVelocityFilter other = new ConstantVelocityFilter();
    other.restore(filter.state(), filter.covariance());
    filter.update(0.11, 0.195, 1.49, SECOND, 1);
    other.update(0.11, 0.195, 1.49, SECOND, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(other.position(i), closeTo(filter.position(i), 0));
    }
  }

  @Test
  void looseningAdmitsAnotherVelocity() {
    double[] sharp = {1e-8, 0, 0, 1e-8, 0, 1e-8};
    filter.start(0, 0, 1.5, sharp, 0, 1e-4);
    filter.predict(1e-4);
    double before = filter.squaredDistance(0.01, 0, 1.5, sharp, 0);
    filter.loosen(0.01);
    // Innovation variance: position and velocity as started, acceleration / 4, loosening, noise.
    double variance = 1e-8 + 1e-8 + 1e-8 / 4 + 1e-4 + 1e-8;
    assertThat(filter.squaredDistance(0.01, 0, 1.5, sharp, 0), closeTo(1e-4 / variance, 1e-9));
    assertThat(before, closeTo(1e-4 / (variance - 1e-4), 1e-6));
  }
}
