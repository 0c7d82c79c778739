package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.shoal.transforms.track.PointScene.ids;
import static org.shoal.transforms.track.PointScene.swimmer;
import static org.shoal.transforms.track.PointScene.track;

import org.junit.jupiter.api.Test;
import org.shoal.io.tracking.TrackColumns;

/** Fish that only one camera sees for a while. */
final class SingleViewTrackingTest {
  @Test
  void singleViewContinuesATrackAtItsPredictedDepth() {
    PointScene scene = swimmer();
    for (int f = 20; f < 24; f++) {
      scene.frame().single(0.005 * f, 0.0005, 1.9);
    }
    TrackColumns tracks = track(scene);
    for (int f = 20; f < 24; f++) {
      int row = tracks.frameOffsets()[f];
      assertThat(ids(tracks, f), is(new int[] {0}));
      assertThat(tracks.nCameras()[row], is(1));
      assertThat((double) tracks.confidence()[row], lessThan(0.3));
      assertThat((double) tracks.z()[row], closeTo(1.5, 2e-3));
      assertThat((double) tracks.x()[row], closeTo(0.005 * f, 2e-3));
    }
  }

  @Test
  void singleViewsNeverStartATrack() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 50; f++) {
      scene.frame().single(0.1, 0, 1.5);
    }
    assertThat(track(scene).size(), is(0));
  }

  @Test
  void severalCamerasComeBeforeASingleView() {
    PointScene scene = swimmer();
    scene.frame().point(0.1015, 0, 1.5).single(0.1, 0, 1.5);
    TrackColumns tracks = track(scene);
    assertThat(tracks.size(), is(21));
    assertThat(tracks.nCameras()[20], is(PointScene.CAMERAS));
  }

  @Test
  void fishWhoseDepthSingleViewsDoNotTellIsFoundAgainWhereItIs() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 60; f++) {
      scene.frame();
      if (f < 20) {
        scene.point(0.002 * f, 0, 1.5 + 0.006 * f);
      } else if (f < 50) {
        scene.single(0.002 * f, 0, 1.5);
      } else {
        scene.point(0.002 * f, 0, 1.62);
      }
    }
    FishTracker tracker = new FishTracker(TrackerConfig.defaults());
    TrackColumns tracks = tracker.track(scene.window());
    assertThat(tracks.size(), is(60));
    assertThat((double) tracks.z()[50], closeTo(1.62, 1e-6));
    assertThat(tracker.counts(), is(new TrackerCounts(1, 0, 1, 0, 0)));
  }

  @Test
  void fishThatSinksUnseenComesToRest() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 370; f++) {
      scene.frame();
      if (f < 310) {
        scene.point(0, 0, 1.5 + 0.004 * Math.max(0, f - 290));
      } else {
        scene.single(0, 0, 1.576);
      }
    }
    TrackColumns tracks = track(scene);
    assertThat(tracks.size(), is(370));
    // Straight on it would be at 1.816 m by then.
    assertThat((double) tracks.z()[369], greaterThan(1.6));
    assertThat((double) tracks.z()[369], lessThan(1.69));
  }

  @Test
  void fishThatSingleViewsHoldIsNotTheOneThatReturns() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 60; f++) {
      scene.frame();
      if (f < 20) {
        scene.point(0, 0, 1.5).point(0.15, 0, 1.5);
      } else {
        scene.single(0, 0, 1.5);
      }
      if (f >= 40) {
        // Nearer to where the first one was.
        scene.point(0.06, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene);
    int last = tracks.frameOffsets()[59];
    assertThat(ids(tracks, 59), is(new int[] {0, 1}));
    assertThat(tracks.nCameras()[last], is(1));
    assertThat((double) tracks.x()[last + 1], closeTo(0.06, 1e-6));
  }
}
