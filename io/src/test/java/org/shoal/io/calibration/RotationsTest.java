package org.shoal.io.calibration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.lessThan;

import org.junit.jupiter.api.Test;

/** Rotations against OpenCV 4.6's Rodrigues and by their properties. */
final class RotationsTest {
  @Test
  void rodriguesIsOpenCvs() {
    assertClose(
        Rotations.fromRodrigues(new double[] {1.6882754799999993, 1.0483220499999997, -0.41955852}),
        0.5536380477336261,
        0.8046719867383509,
        0.21444790943316278,
        0.4345300743838751,
        -0.05946489349975581,
        -0.8986921279821063,
        -0.7104002579937896,
        0.5907342212870503,
        -0.38257620579792906);
  }

  @Test
  void noTurnIsIdentityAndHalfATurnMirrorsTwoAxes() {
    assertClose(Rotations.fromRodrigues(new double[3]), 1, 0, 0, 0, 1, 0, 0, 0, 1);
    assertClose(Rotations.fromRodrigues(new double[] {Math.PI, 0, 0}), 1, 0, 0, 0, -1, 0, 0, 0, -1);
  }

  @Test
  void tinyTurnsAreExactToFirstOrder() {
    assertClose(
        Rotations.fromRodrigues(new double[] {1e-9, 2e-9, -1e-9}),
        1,
        1e-9,
        2e-9,
        -1e-9,
        1,
        -1e-9,
        -2e-9,
        1e-9,
        1);
  }

  @Test
  void nearestRotationOfAScaledOneIsThatRotation() {
    double[] rotation = Rotations.fromRodrigues(new double[] {0.4, -1.1, 0.7});
    double[] scaled = rotation.clone();
    for (int i = 0; i < 9; i++) {
      scaled[i] *= 1.0004;
    }
    double[] nearest = Rotations.nearest(scaled);
    assertClose(nearest, rotation);
    assertThat(Rotations.deviation(nearest), lessThan(1e-14));
    assertThat(Rotations.deviation(scaled), closeTo(0.0004 * 2.0004, 1e-12));
    assertThat(Rotations.determinant(nearest), closeTo(1, 1e-14));
  }

  private static void assertClose(double[] actual, double... expected) {
    for (int i = 0; i < 9; i++) {
      assertThat(actual[i], closeTo(expected[i], 1e-14));
    }
  }
}
