package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.shoal.transforms.track.PointScene.ids;
import static org.shoal.transforms.track.PointScene.track;

import org.junit.jupiter.api.Test;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.AssociatedWindow;

final class FishTrackerTest {
  private static final TrackerConfig CONFIG = TrackerConfig.defaults();

  @Test
  void oneFishKeepsItsIdentity() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 30; f++) {
      scene.frame().point(0.005 * f, 0.1, 1.5);
    }
    TrackColumns tracks = track(scene);
    assertThat(tracks.size(), is(30));
    for (int f = 0; f < 30; f++) {
      assertThat(ids(tracks, f), is(new int[] {0}));
      assertThat((double) tracks.x()[f], closeTo(0.005 * f, 1e-6));
      assertThat(tracks.confirmed()[f], is((byte) 1));
    }
  }

  @Test
  void firstIdentitiesAreOrderedByX() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 3; f++) {
      scene.frame().point(0.3, 0, 1.5).point(-0.2, 0, 1.5).point(0.1, 0, 1.5);
    }
    TrackColumns tracks = track(scene);
    assertThat(ids(tracks, 2), is(new int[] {0, 1, 2}));
    assertThat((double) tracks.x()[6], closeTo(-0.2, 1e-6));
    assertThat((double) tracks.x()[7], closeTo(0.1, 1e-6));
    assertThat((double) tracks.x()[8], closeTo(0.3, 1e-6));
  }

  @Test
  void twoFishThatCrossKeepTheirIdentities() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 41; f++) {
      double x = 0.004 * (f - 20);
      scene.frame().point(x, 0.001, 1.5).point(-x, -0.001, 1.5);
    }
    TrackColumns tracks = track(scene);
    assertThat(tracks.size(), is(82));
    assertThat((double) tracks.x()[80], closeTo(0.08, 1e-6));
    assertThat((double) tracks.x()[81], closeTo(-0.08, 1e-6));
  }

  @Test
  void fishThatEntersLaterIsConfirmedAfterMinHits() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 10; f++) {
      scene.frame().point(0, 0, 1.5);
      if (f >= 4) {
        scene.point(0.3, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene, CONFIG.withMinHits(3));
    assertThat(ids(tracks, 3), is(new int[] {0}));
    for (int f = 4; f < 10; f++) {
      assertThat(ids(tracks, f), is(new int[] {0, 1}));
      byte confirmed = tracks.confirmed()[tracks.frameOffsets()[f] + 1];
      assertThat(confirmed, is((byte) (f >= 6 ? 1 : 0)));
    }
  }

  @Test
  void pointSeenOnceLeavesNoRowAndUsesUpNoIdentity() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 10; f++) {
      scene.frame().point(0, 0, 1.5);
      if (f == 3) {
        scene.point(0.3, 0, 1.5);
      }
      if (f >= 6) {
        scene.point(-0.3, 0, 1.5);
      }
    }
    FishTracker tracker = new FishTracker(CONFIG);
    TrackColumns tracks = tracker.track(scene.window());
    assertThat(ids(tracks, 3), is(new int[] {0}));
    assertThat(ids(tracks, 9), is(new int[] {0, 1}));
    assertThat(tracker.counts(), is(new TrackerCounts(3, 1, 2, 0, 0)));
  }

  @Test
  void twoCamerasAreWeakEvidence() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 4; f++) {
      scene.frame().point(0, 0, 1.5, 2);
    }
    assertThat(track(scene, CONFIG.withMinHits(2)).size(), is(4));
    assertThat(track(scene, CONFIG.withMinHits(3)).size(), is(0));
  }

  @Test
  void twoCamerasThatAThirdContradictsAreWeakerEvidence() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 19; f++) {
      scene.frame().doubtedPair(0, 0, 1.5);
    }
    assertThat(track(scene).size(), is(0));
    assertThat(track(scene.frame().doubtedPair(0, 0, 1.5)).size(), is(20));
  }

  @Test
  void fishIsWaitedForThroughMaxAge() {
    FishTracker patient = new FishTracker(CONFIG.withMaxAge(7));
    assertThat(patient.track(swimmerWithAGap(7)).confirmed()[10], is((byte) 1));
    assertThat(patient.counts(), is(new TrackerCounts(1, 0, 1, 0, 0)));
  }

  @Test
  void afterMaxAgeATrackIsDeadAndAnotherTakesItsIdentity() {
    FishTracker tracker = new FishTracker(CONFIG.withMaxAge(7));
    TrackColumns tracks = tracker.track(swimmerWithAGap(8));
    assertThat(tracks.confirmed()[10], is((byte) 0));
    assertThat(tracks.fishId()[tracks.size() - 1], is(0));
    assertThat(tracker.counts(), is(new TrackerCounts(2, 0, 2, 1, 1)));
  }

  private static AssociatedWindow swimmerWithAGap(int gap) {
    PointScene scene = swimmer(0, 10);
    scene.emptyFrames(gap);
    for (int f = 10 + gap; f < 15 + gap; f++) {
      scene.frame().point(0.005 * f, 0, 1.5);
    }
    return scene.window();
  }

  private static PointScene swimmer(int from, int to) {
    PointScene scene = new PointScene();
    for (int f = from; f < to; f++) {
      scene.frame().point(0.005 * f, 0, 1.5);
    }
    return scene;
  }

  @Test
  void velocityIsCarriedThroughTheGap() {
    PointScene scene = swimmer(0, 20);
    scene.emptyFrames(6);
    // Where the first fish must be by now, and another where it was last seen.
    for (int f = 26; f < 30; f++) {
      scene.frame().point(0.005 * f, 0, 1.5).point(0.005 * 19, 0, 1.5);
    }
    TrackColumns tracks = track(scene);
    int row = tracks.frameOffsets()[29];
    assertThat(tracks.fishId()[row], is(0));
    assertThat((double) tracks.x()[row], closeTo(0.145, 1e-6));
    assertThat(tracks.fishId()[row + 1], is(1));
  }

  @Test
  void pointBeyondTheDistanceGateIsAnotherFish() {
    PointScene scene = new PointScene().covarianceScale(400);
    for (int f = 0; f < 10; f++) {
      scene.frame().point(0, 0, 1.5);
    }
    for (int f = 10; f < 14; f++) {
      scene.frame().point(0.06, 0, 1.5);
    }
    TrackerConfig narrow = CONFIG.withMaxDistance(0.0059).withMaxAge(2);
    assertThat(track(scene, CONFIG).fishId()[13], is(0));
    assertThat(track(scene, narrow).fishId()[13], is(1));
  }

  @Test
  void certainXyCountsMoreThanUncertainDepth() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 20; f++) {
      scene.frame().point(0, 0, 1.5);
    }
    TrackColumns tracks = track(scene.frame().point(0, 0, 1.514).point(0.007, 0, 1.5));
    assertThat(ids(tracks, 20), is(new int[] {0}));
    assertThat((double) tracks.z()[20], closeTo(1.514, 1e-6));
  }

  @Test
  void confirmedTracksComeBeforeWhatMayBeAGhost() {
    PointScene scene = swimmer(0, 20);
    scene.frame().point(0.1, 0, 1.5).doubtedPair(0.112, 0, 1.5);
    for (int f = 21; f < 30; f++) {
      scene.frame().point(0.005 * f + 0.004, 0, 1.5);
    }
    TrackColumns tracks = track(scene);
    for (int f = 0; f < 30; f++) {
      assertThat(ids(tracks, f), is(new int[] {0}));
    }
  }

  @Test
  void fishThatAreSeenAsOneForAWhilePassEachOther() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 61; f++) {
      double x = 0.003 * (f - 30);
      scene.frame();
      if (Math.abs(x) < 0.013) {
        scene.point(0, 0.002, 1.5);
      } else {
        scene.point(x, 0, 1.5).point(-x, 0.004, 1.5);
      }
    }
    FishTracker tracker = new FishTracker(CONFIG.withMaxAge(3));
    TrackColumns tracks = tracker.track(scene.window());
    int last = tracks.frameOffsets()[60];
    assertThat(ids(tracks, 60), is(new int[] {0, 1}));
    assertThat((double) tracks.x()[last], closeTo(0.09, 1e-6));
    assertThat((double) tracks.x()[last + 1], closeTo(-0.09, 1e-6));
    assertThat(tracker.counts(), is(new TrackerCounts(2, 0, 2, 0, 0)));
  }

  @Test
  void fishTooManyIsBelievedOnlyWhenItStays() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 80; f++) {
      scene.frame().point(0, 0, 1.5);
      if (f >= 10) {
        scene.point(0.4, 0, 1.5);
      }
    }
    TrackColumns tracks = track(scene, CONFIG.withExpectedCount(1));
    assertThat(ids(tracks, 79), is(new int[] {0, 1}));
    assertThat(tracks.confirmed()[tracks.frameOffsets()[20] + 1], is((byte) 0));
  }

  @Test
  void suddenTurnIsFollowed() {
    PointScene scene = swimmer(0, 30);
    for (int f = 1; f < 10; f++) {
      scene.frame().point(0.145, 0.012 * f, 1.5);
    }
    TrackColumns tracks = track(scene);
    assertThat(tracks.size(), is(39));
    assertThat(tracks.fishId()[38], is(0));
  }
}
