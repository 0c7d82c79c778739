package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.shoal.io.tracking.TrackedWindow;
import org.shoal.io.tracking.TrackedWindowCoder;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.AssociatedWindowCoder;

final class TrackerStateTest {
  private static final TrackerConfig CONFIG = TrackerConfig.defaults().withExpectedCount(2);

  /** A fish throughout, one that is away for long, and ghosts now and then. */
  private static PointScene scene() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 60; f++) {
      scene.frame().point(0.003 * f, 0, 1.5);
      if (f < 13 || f > 37) {
        scene.point(0.3, 0.002 * f, 1.6);
      }
      if (f % 9 == 0) {
        scene.point(-0.4, 0.01 * f, 1.5);
      }
    }
    return scene;
  }

  @Test
  void codedStateGoesOnWhereItStopped() throws CoderException {
    FishTracker through = new FishTracker(CONFIG);
    TrackerState state = TrackerState.start();
    int rows = 0;
    for (AssociatedWindow window : scene().windows(10)) {
      FishTracker resumed =
          new FishTracker(CONFIG, CoderUtils.clone(TrackerStateCoder.of(), state));
      TrackedWindow expected = window.tracked(through.track(window));
      TrackedWindow actual = window.tracked(resumed.track(window));
      state = resumed.state();
      assertThat(bytes(actual), is(bytes(expected)));
      rows += actual.tracks().size();
    }
    assertThat(rows, greaterThan(90));
    assertThat(state.nextFishId(), is(2));
  }

  @Test
  void stateCoderIsDeterministicAndLossless() throws Exception {
    FishTracker tracker = new FishTracker(CONFIG);
    List<AssociatedWindow> windows = scene().windows(10);
    tracker.track(windows.get(0));
    tracker.track(windows.get(1));
    TrackerState state = tracker.state();
    assertThat(state.tracks().isEmpty(), is(false));
    TrackerStateCoder coder = TrackerStateCoder.of();
    assertRoundTrip(coder, state);
    TrackerState decoded = CoderUtils.clone(coder, state);
    assertThat(decoded.speedSquares(), is(state.speedSquares()));
    assertThat(decoded.speedCount(), is(state.speedCount()));
    for (int i = 0; i < state.tracks().size(); i++) {
      TrackerState.Track track = state.tracks().get(i);
      TrackerState.Track other = decoded.tracks().get(i);
      assertThat(other.fishId(), is(track.fishId()));
      assertThat(other.bornAt(), is(track.bornAt()));
      assertThat(other.seenAt(), is(track.seenAt()));
      assertThat(other.locatedAt(), is(track.locatedAt()));
      assertThat(other.evidence(), is(track.evidence()));
      assertThat(other.sharedFrames(), is(track.sharedFrames()));
      assertThat(other.sightings(), is(track.sightings()));
      assertThat(other.birth(), is(track.birth()));
      assertThat(other.located(), is(track.located()));
      assertThat(other.motion(), is(track.motion()));
      assertThat(other.covariance(), is(track.covariance()));
    }
  }

  @Test
  void associatedWindowCoderIsLossless() throws Exception {
    AssociatedWindow window = scene().windows(10).get(1);
    AssociatedWindowCoder coder = AssociatedWindowCoder.of();
    assertRoundTrip(coder, window);
    AssociatedWindow decoded = CoderUtils.clone(coder, window);
    assertThat(decoded.key(), is(window.key()));
    assertThat(decoded.points().frameOffsets(), is(window.points().frameOffsets()));
    assertThat(decoded.points().x(), is(window.points().x()));
    assertThat(decoded.points().z(), is(window.points().z()));
    assertThat(decoded.points().covariance(), is(window.points().covariance()));
    assertThat(decoded.points().nCameras(), is(window.points().nCameras()));
    assertThat(decoded.points().nInView(), is(window.points().nInView()));
    assertThat(decoded.points().assignment(), is(window.points().assignment()));
  }

  /** Beam's CoderProperties say the same, but need JUnit 4. */
  private static <T> void assertRoundTrip(Coder<T> coder, T value) throws Exception {
    coder.verifyDeterministic();
    assertThat(SerializableUtils.ensureSerializable(coder), is(coder));
    byte[] once = CoderUtils.encodeToByteArray(coder, value);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    coder.encode(value, twice);
    coder.encode(value, twice);
    ByteArrayInputStream in = new ByteArrayInputStream(twice.toByteArray());
    assertThat(CoderUtils.encodeToByteArray(coder, coder.decode(in)), is(once));
    assertThat(CoderUtils.encodeToByteArray(coder, coder.decode(in)), is(once));
    assertThat(in.available(), is(0));
  }

  private static byte[] bytes(TrackedWindow window) throws CoderException {
    return CoderUtils.encodeToByteArray(TrackedWindowCoder.of(), window);
  }
}
