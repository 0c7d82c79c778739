package org.shoal.transforms.smooth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class FixedIntervalSmootherTest {
  private static final double SPEED_SIGMA = 0.07;

  /** The textbook matrix equations of Rauch, Tung and Striebel, in numpy, float64. */
  private static final double[][] POSITION = {
    {0.099894265495032, 0.200411045219487, 1.498963962892251},
    {0.105427435725687, 0.198420834918714, 1.502051805946251},
    {0.110980263814461, 0.196420097251992, 1.505141067479715},
    {0.116568412485314, 0.194411263535136, 1.508228749964966},
    {0.122206579824629, 0.192394719425550, 1.511312521501904},
    {0.127894585688972, 0.190359104360695, 1.514395710430299}
  };

  private static final double[][] SIGMA = {
    {1.643237825655532e-03, 1.828317811441112e-03, 4.458207489017665e-03},
    {1.277999613608583e-03, 1.415038237417997e-03, 3.442140877561380e-03},
    {1.173689891218899e-03, 1.263465018245176e-03, 3.014287459793679e-03},
    {1.292214794181911e-03, 1.410260443553355e-03, 3.396138591223565e-03},
    {1.608420108944885e-03, 1.794157179425781e-03, 4.382718545149377e-03},
    {2.112712066872979e-03, 2.336749912019256e-03, 5.672800356216914e-03}
  };

  @Test
  void followsTheEquationsOfRauchTungAndStriebel() {
    double[] position = {
      0.1, 0.2, 1.5, 0.106, 0.199, 1.497, 9, 9, 9, 0.115, 0.193, 1.52, 0.121, 0.196, 1.506, 0.13,
      0.188, 1.512
    };
    double[] first = {4e-6, 1e-6, -2e-6, 5e-6, 3e-6, 3e-5};
    double[] covariance = new double[36];
    for (int i = 0; i < 6; i++) {
      for (int k = 0; k < 6; k++) {
        covariance[6 * i + k] = first[k] * (1 + 0.25 * i);
      }
    }
    TrackPart part = new TrackPart(0, 0, position, covariance, new int[] {3, 3, 0, 3, 3, 3}, true);
    FixedIntervalSmoother smoother =
        new FixedIntervalSmoother(new AccelerationNoise(2e-7, 1e-7, 4e-8), 0.02, 1);
    smoother.smooth(part, 0, 6);
    for (int i = 0; i < 6; i++) {
      for (int axis = 0; axis < 3; axis++) {
        assertThat(smoother.position(i, axis), closeTo(POSITION[i][axis], 1e-13));
        assertThat(smoother.sigma(i, axis), closeTo(SIGMA[i][axis], 1e-14));
      }
    }
  }

  /** Metres of the size of 1, so that elimination costs no precision. */
  @Test
  void isTheLeastSquaresSolution() {
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      TrackPart part = randomPart(10, random);
      AccelerationNoise noise = new AccelerationNoise(0.3, 0.1, 0.8);
      LeastSquares expected = new LeastSquares(part, noise, 2);
      FixedIntervalSmoother smoother = new FixedIntervalSmoother(noise, 2, 1);
      smoother.smooth(part, 0, part.length());
      for (int i = 0; i < part.length(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          int at = 6 * i + axis;
          assertThat(smoother.position(i, axis), closeTo(expected.state[at], 1e-9));
          double sigma = Math.sqrt(expected.covariance[at][at]);
          assertThat(smoother.sigma(i, axis), closeTo(sigma, 1e-9));
        }
        if (i > 0) {
          assertThat(smoother.squaredNoise(i), closeTo(expected.squaredNoise(i), 1e-8));
        }
      }
    }
  }

  /** Gaps, correlated covariances, first and last frame measured. */
  private static TrackPart randomPart(int length, Random random) {
    double[] position = new double[3 * length];
    double[] covariance = new double[6 * length];
    int[] nCameras = new int[length];
    for (int i = 0; i < length; i++) {
      nCameras[i] = i == 0 || i == length - 1 || random.nextInt(3) > 0 ? 3 : 0;
      double[] root = new double[9];
      for (int k = 0; k < 9; k++) {
        root[k] = random.nextGaussian() + (k % 4 == 0 ? 2 : 0);
      }
      int k = 0;
      for (int a = 0; a < 3; a++) {
        position[3 * i + a] = random.nextGaussian();
        for (int b = a; b < 3; b++) {
          covariance[6 * i + k++] =
              root[3 * a] * root[3 * b]
                  + root[3 * a + 1] * root[3 * b + 1]
                  + root[3 * a + 2] * root[3 * b + 2]
                  + (a == b ? 0.1 : 0);
        }
      }
    }
    return new TrackPart(0, 0, position, covariance, nCameras, true);
  }

  private static final AccelerationNoise CALM = new AccelerationNoise(1e-8, 1e-8, 1e-8);

  /** A fish that swims steadily along x, seen with 2 mm and 6 mm in depth. */
  private static TrackPart steady(int length) {
    double[] position = new double[3 * length];
    double[] covariance = new double[6 * length];
    int[] nCameras = new int[length];
    for (int i = 0; i < length; i++) {
      position[3 * i] = 0.004 * i;
      position[3 * i + 1] = 0.1;
      position[3 * i + 2] = 1.5;
      covariance[6 * i] = covariance[6 * i + 3] = 4e-6;
      covariance[6 * i + 5] = 36e-6;
      nCameras[i] = 4;
    }
    return new TrackPart(0, 0, position, covariance, nCameras, true);
  }

  @Test
  void steadyMotionStaysAsItIs() {
    TrackPart part = steady(50);
    FixedIntervalSmoother smoother = new FixedIntervalSmoother(CALM, SPEED_SIGMA);
    smoother.smooth(part, 0, 50);
    for (int i = 0; i < 50; i++) {
      assertThat(smoother.position(i, 0), closeTo(0.004 * i, 1e-5));
      assertThat(smoother.position(i, 2), closeTo(1.5, 1e-9));
      assertThat(smoother.sigma(i, 2), greaterThan(smoother.sigma(i, 0)));
    }
  }

  @Test
  void measurementFarOffIsLeftOut() {
    TrackPart part = steady(60);
    part.position()[3 * 30 + 1] += 0.1;
    part.position()[3 * 31 + 1] += 0.1;
    FixedIntervalSmoother robust = new FixedIntervalSmoother(CALM, SPEED_SIGMA);
    robust.smooth(part, 0, 60);
    FixedIntervalSmoother linear = new FixedIntervalSmoother(CALM, SPEED_SIGMA, 1);
    linear.smooth(part, 0, 60);
    assertThat(Math.abs(linear.position(30, 1) - 0.1), greaterThan(0.005));
    for (int i = 0; i < 60; i++) {
      assertThat(robust.position(i, 1), closeTo(0.1, 3e-4));
    }
  }

  @Test
  void dartIsFollowed() {
    TrackPart part = steady(60);
    for (int i = 30; i < 60; i++) {
      part.position()[3 * i + 1] += 0.02 * (i - 30);
    }
    FixedIntervalSmoother robust = new FixedIntervalSmoother(CALM, SPEED_SIGMA);
    robust.smooth(part, 0, 60);
    FixedIntervalSmoother linear = new FixedIntervalSmoother(CALM, SPEED_SIGMA, 1);
    linear.smooth(part, 0, 60);
    double robustError = 0;
    double linearError = 0;
    for (int i = 20; i < 40; i++) {
      double truth = 0.1 + 0.02 * Math.max(0, i - 30);
      robustError += Math.abs(robust.position(i, 1) - truth);
      linearError += Math.abs(linear.position(i, 1) - truth);
    }
    assertThat(robustError, lessThan(0.3 * linearError));
  }

  @Test
  void uncertaintyGrowsTowardsTheMiddleOfAGap() {
    TrackPart part = steady(60);
    for (int i = 20; i < 41; i++) {
      part.nCameras()[i] = 0;
    }
    FixedIntervalSmoother smoother = new FixedIntervalSmoother(CALM, SPEED_SIGMA);
    smoother.smooth(part, 0, 60);
    for (int i = 20; i < 30; i++) {
      assertThat(smoother.sigma(i + 1, 1), greaterThan(smoother.sigma(i, 1)));
      assertThat(smoother.sigma(i, 1), closeTo(smoother.sigma(60 - i, 1), 1e-5));
      assertThat(smoother.position(i, 0), closeTo(0.004 * i, 1e-5));
    }
  }

  @Test
  void singleViewTellsOnlyWhatItSees() {
    TrackPart part = steady(40);
    part.position()[3 * 20 + 2] = 1.9;
    part.covariance()[6 * 20 + 5] = 1;
    FixedIntervalSmoother smoother = new FixedIntervalSmoother(CALM, SPEED_SIGMA, 1);
    smoother.smooth(part, 0, 40);
    assertThat(smoother.position(20, 2), closeTo(1.5, 1e-5));
  }
}
