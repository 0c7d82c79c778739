package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.shoal.transforms.track.PointScene.ids;
import static org.shoal.transforms.track.PointScene.track;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.tracking.TrackColumns;

/** Fish that were lost and return. */
final class LostFishTest {
  private static final TrackerConfig CONFIG = TrackerConfig.defaults();

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void lostFishReturnsAsItself(int expectedCount) {
    PointScene scene = new PointScene();
    for (int f = 0; f < 60; f++) {
      scene.frame().point(0.4, 0.4, 1.5);
      if (f < 10 || f >= 40) {
        scene.point(-0.3 + 0.002 * f, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene, CONFIG.withExpectedCount(expectedCount));
    assertThat(ids(tracks, 59), is(new int[] {0, 1}));
    assertThat((double) tracks.x()[tracks.size() - 2], closeTo(-0.182, 1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "2, 0"})
  void fishFromAfarIsTheLostOneOnlyWhenThereIsNoOther(int expectedCount, int id) {
    PointScene scene = new PointScene();
    for (int f = 0; f < 40; f++) {
      scene.frame().point(0.4, 0.4, 1.5);
      if (f < 15) {
        scene.point(-0.4, 0, 1.5);
      } else if (f >= 26) {
        scene.point(0.2, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene, CONFIG.withExpectedCount(expectedCount));
    assertThat(Arrays.stream(ids(tracks, 39)).anyMatch(seen -> seen == id), is(true));
  }

  @Test
  void lostFishIsLookedForWhereItWasHeading() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 60; f++) {
      scene.frame().point(0.4, 0.4, 1.5);
      if (f < 20) {
        // Two fish leave, side by side, one to the left and one to the right.
        scene.point(-0.005 * f, 0, 1.5).point(0.03 + 0.005 * f, 0, 1.5);
      } else if (f >= 40) {
        scene.point(0.07, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene);
    assertThat(ids(tracks, 0), is(new int[] {0, 1, 2}));
    assertThat(ids(tracks, 59), is(new int[] {1, 2}));
  }

  @Test
  void ofTwoLostFishTheNearerOneReturns() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 40; f++) {
      scene.frame();
      if (f < 10 || f >= 30) {
        scene.point(0.4, 0, 1.5);
      }
      if (f < 10) {
        scene.point(-0.4, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene, CONFIG.withExpectedCount(2));
    assertThat(ids(tracks, 39), is(new int[] {1}));
  }
}
