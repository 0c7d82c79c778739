package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** A fish whose views lie apart, and two fish side by side. */
final class SplitViewsTest {
  /** What two cameras see is 11 px from the fish: too far for a view, too near for another fish. */
  @Test
  void viewsThatStrayTogetherAreNoSecondFishWhereEachCameraSeesOne() {
    Scene scene = Scene.tank(8);
    for (int f = 0; f < 10; f++) {
      scene.frame().see(0, 0, 1.5);
    }
    scene.frame().see(0, 0, 1.5, 0, 1, 2, 3, 4, 5).see(0.015, 0, 1.5, 6, 7);
    PointColumns points = associate(scene);
    int last = points.frameOffsets()[10];
    assertThat(points.nCameras()[last], is(6));
    assertPoint(points, last, 0, 0, 1.5, 1e-4);
    assertThat(points.nCameras()[last + 1], is(1));
    assertThat(points.nCameras()[last + 2], is(1));
  }

  @Test
  void fishThatAppearsAsNearIsASecondOneWhereCamerasSeeBoth() {
    Scene scene = Scene.tank(8);
    for (int f = 0; f < 10; f++) {
      scene.frame().see(0, 0, 1.5);
    }
    scene.frame().see(0, 0, 1.5).see(0.015, 0, 1.5, 0, 4, 6, 7);
    PointColumns points = associate(scene);
    int last = points.frameOffsets()[10];
    assertThat(points.frameOffsets()[11] - last, is(2));
    assertThat(points.nCameras()[last], is(8));
    assertPoint(points, last + 1, 0.015, 0, 1.5, 1e-4);
  }

  private static PointColumns associate(Scene scene) {
    return new RansacAssociator(AssociationConfig.defaults(), scene.rig())
        .associate(scene.window());
  }

  private static void assertPoint(
      PointColumns points, int row, double x, double y, double z, double tolerance) {
    assertThat(points.x()[row], closeTo(x, tolerance));
    assertThat(points.y()[row], closeTo(y, tolerance));
    assertThat(points.z()[row], closeTo(z, tolerance));
  }
}
