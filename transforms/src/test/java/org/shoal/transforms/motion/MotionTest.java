package org.shoal.transforms.motion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;

/** Motion in seconds against motion in frames. */
final class MotionTest {
  private static final Motion MOTION = new Motion(2, 0.3, 0.1);

  @ParameterizedTest
  @ValueSource(doubles = {24, 30, 60, 120})
  void whatASecondBringsDoesNotDependOnTheFrameRate(double fps) {
    ConstantVelocityFilter filter = new ConstantVelocityFilter();
    filter.start(0, 0, 0, new double[6], 0, MOTION.speedSigma(fps));
    double speedBefore = fps * Math.sqrt(filter.covariance()[21]);
    for (int frame = 0; frame < fps; frame++) {
      filter.predict(MOTION.accelerationSigma(fps));
    }
    double variance = fps * fps * filter.covariance()[21];
    assertThat(speedBefore, closeTo(0.3, 1e-12));
    assertThat(Math.sqrt(variance - 0.3 * 0.3), closeTo(0.1, 1e-9));
    assertThat(MOTION.maxDistance(fps) * fps, closeTo(2, 1e-12));
  }

  @Test
  void speedsMustBeAboveZero() {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> new Motion(3, 0.3, Double.NaN));
    assertThat(e.getMessage().contains("--speedChange"), is(true));
  }
}
