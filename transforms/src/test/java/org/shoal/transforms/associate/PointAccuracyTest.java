package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** How near a point is to the truth when its views are not all equally good. */
final class PointAccuracyTest {
  private static PointColumns associate(Scene scene) {
    return new RansacAssociator(AssociationConfig.defaults(), scene.rig())
        .associate(scene.window());
  }

  @Test
  void outlierAmongTheViewsDoesNotMoveThePoint() {
    Scene scene = Scene.tank(5).frame().see(0.1, 0.1, 1.6, 0, 1, 2, 3);
    double[] pixel = new double[2];
    scene.rig().camera(4).project(0.1, 0.1, 1.6, pixel);
    scene.detect(4, pixel[0] + 40, pixel[1], 0.9);
    PointColumns points = associate(scene);
    assertThat(points.nCameras(), is(new int[] {4, 1}));
    assertThat(points.x()[0], closeTo(0.1, 1e-5));
    assertThat(points.y()[0], closeTo(0.1, 1e-5));
    assertThat(points.z()[0], closeTo(1.6, 1e-5));
  }

  @Test
  void lowConfidenceWeighsLess() {
    double[] truth = {0.05, 0.02, 1.55};
    double off = distanceWhenOneViewIsOff(truth, 0.9);
    double weak = distanceWhenOneViewIsOff(truth, 0.05);
    assertThat(weak, lessThan(0.5 * off));
  }

  private static double distanceWhenOneViewIsOff(double[] truth, double confidence) {
    Scene scene = Scene.tank(4).frame().see(truth[0], truth[1], truth[2], 0, 1, 2);
    double[] pixel = new double[2];
    scene.rig().camera(3).project(truth[0], truth[1], truth[2], pixel);
    PointColumns points = associate(scene.detect(3, pixel[0] + 6, pixel[1] - 4, confidence));
    assertThat(points.nCameras(), is(new int[] {4}));
    return Math.hypot(
        Math.hypot(points.x()[0] - truth[0], points.y()[0] - truth[1]), points.z()[0] - truth[2]);
  }

  @Test
  void covarianceIsThatOfRepeatedMeasurements() {
    Random random = new Random(11);
    Scene scene = Scene.tank(4);
    for (int f = 0; f < 2000; f++) {
      scene.frame().seeFaulty(new double[] {0.1, -0.2, 1.7}, 2, 0, random);
    }
    PointColumns points = associate(scene);
    double sumX = 0;
    double sumZ = 0;
    int last = points.size() - 1;
    for (int i = 0; i < points.size(); i++) {
      sumX += Math.pow(points.x()[i] - 0.1, 2);
      sumZ += Math.pow(points.z()[i] - 1.7, 2);
    }
    double ratioX = sumX / points.size() / points.covariance()[6 * last];
    double ratioZ = sumZ / points.size() / points.covariance()[6 * last + 5];
    assertThat(ratioX, closeTo(1, 0.15));
    assertThat(ratioZ, closeTo(1, 0.15));
  }
}
