package org.shoal.transforms.associate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** Each of two fish is seen by one camera only, and the rays meet. */
final class ClaimedViewsTest {
  private static final int MEETING = 10;

  @Test
  void onlyViewsOfTwoKnownFishAreNoThirdFish() {
    PointColumns points = associate(approach(Scene.tank(2)));
    int last = points.frameOffsets()[MEETING];
    assertThat(points.frameOffsets()[MEETING + 1] - last, is(2));
    assertThat(points.nCameras()[last], is(1));
    assertThat(points.nCameras()[last + 1], is(1));
  }

  @Test
  void viewsThatNobodyExpectsMakeAPoint() {
    Scene scene = Scene.tank(2);
    for (int f = 0; f < MEETING; f++) {
      scene.frame();
    }
    PointColumns points = associate(meet(scene));
    assertThat(points.nCameras(), is(new int[] {2}));
    assertThat(points.x()[0], closeTo(0, 1e-3));
  }

  /** The two come from the sides, so that both cameras tell them apart until they meet. */
  private static Scene approach(Scene scene) {
    for (int f = 0; f < MEETING; f++) {
      double y = 0.003 * (MEETING - f);
      scene.frame().see(-0.02, -y, 1.5).see(0.02, y, 1.5);
    }
    return meet(scene);
  }

  private static Scene meet(Scene scene) {
    return scene.frame().see(-0.02, 0, 1.5, 0).see(0.02, 0, 1.5, 1);
  }

  private static PointColumns associate(Scene scene) {
    return new RansacAssociator(AssociationConfig.defaults(), scene.rig())
        .associate(scene.window());
  }
}
