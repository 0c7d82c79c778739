package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.shoal.transforms.track.PointScene.swimmer;
import static org.shoal.transforms.track.PointScene.track;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.shoal.io.tracking.TrackColumns;

/** What a row of a track holds. */
final class TrackRowsTest {
  @Test
  void rowHoldsTheMeasuredPositionNotTheFilteredOne() {
    PointScene scene = swimmer();
    scene.frame().point(0.1013, 0.0007, 1.503);
    TrackColumns tracks = track(scene);
    assertThat(tracks.x()[20], is(0.1013f));
    assertThat(tracks.y()[20], is(0.0007f));
    assertThat(tracks.z()[20], is(1.503f));
  }

  @Test
  void rowCarriesItsPointsCovariance() {
    PointScene scene = swimmer();
    scene.frame().single(0.1, 0, 1.9);
    TrackColumns tracks = track(scene);
    assertThat(tracks.covariance().length, is(6 * 21));
    assertThat(
        Arrays.copyOfRange(tracks.covariance(), 6 * 19, 6 * 21),
        is(new float[] {1e-6f, 0, 0, 1e-6f, 0, 25e-6f, 1e-6f, 0, 0, 1e-6f, 0, 1}));
  }

  @Test
  void rowsCarryTheDetectionsOfTheirPoint() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 3; f++) {
      scene.frame().point(0.2, 0, 1.5).point(0.1, 0, 1.5);
    }
    TrackColumns tracks = track(scene);
    assertThat(Arrays.copyOfRange(tracks.assignment(), 0, 6), is(new int[] {1, 1, 1, 0, 0, 0}));
  }

  @Test
  void framesWithoutPointsHaveNoRows() {
    TrackColumns tracks = track(new PointScene().emptyFrames(5));
    assertThat(tracks.frameOffsets(), is(new int[6]));
    assertThat(tracks.size(), is(0));
  }
}
