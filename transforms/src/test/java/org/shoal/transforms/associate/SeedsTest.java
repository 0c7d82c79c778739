package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeedsTest {
  private static final int SLOTS = 4;
  private static final double VARIANCE = 1e-6;

  private final AssociationConfig config = AssociationConfig.defaults();
  private final Seeds seeds = new Seeds(config);

  @Test
  void pointsOfTheFramesBeforeAreExpectedWhereTheirVelocityTakesThem() {
    swim(20);
    List<Hypothesis> expected = seeds.predict(SLOTS);
    assertThat(expected, hasSize(1));
    assertThat(expected.get(0).x, closeTo(0.004 * 20, 5e-4));
    assertThat(expected.get(0).y, closeTo(0.1, 1e-9));
    assertThat(expected.get(0).z, closeTo(1.5, 1e-9));
    assertThat(expected.get(0).viewCount, is(0));
    assertThat(expected.get(0).covariance[0], greaterThan(0.5 * VARIANCE));
  }

  @Test
  void seedThatIsMissedGoesOnAndBecomesLessCertainUntilItGoes() {
    swim(20);
    double before = 0;
    for (int missed = 0; missed <= config.seedFrames(); missed++) {
      List<Hypothesis> expected = seeds.predict(SLOTS);
      assertThat(expected, hasSize(1));
      assertThat(expected.get(0).x, closeTo(0.004 * (20 + missed), 1e-3));
      assertThat(expected.get(0).covariance[0], greaterThan(before));
      before = expected.get(0).covariance[0];
      seeds.update(List.of());
    }
    assertThat(seeds.predict(SLOTS), is(empty()));
  }

  /** A point that moves by 4 mm a frame, from 0. */
  private void swim(int frames) {
    for (int frame = 0; frame < frames; frame++) {
      List<Hypothesis> expected = seeds.predict(SLOTS);
      Hypothesis point = expected.isEmpty() ? new Hypothesis(SLOTS) : expected.get(0);
      point.moveTo(0.004 * frame, 0.1, 1.5);
      point.covariance[0] = VARIANCE;
      point.covariance[1] = 0;
      point.covariance[2] = 0;
      point.covariance[3] = VARIANCE;
      point.covariance[4] = 0;
      point.covariance[5] = VARIANCE;
      seeds.update(List.of(point));
    }
  }
}
