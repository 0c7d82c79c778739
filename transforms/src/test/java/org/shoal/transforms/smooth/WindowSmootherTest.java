package org.shoal.transforms.smooth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notANumber;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.Medium;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

final class WindowSmootherTest {
  private static final SmootherConfig CONFIG = SmootherConfig.defaults();
  private static final Medium WATER = new Medium.Water(1, 1, 1.333, 2);

  /** In square metres a cubic frame. */
  private static final AccelerationNoise NOISE = new AccelerationNoise(2e-7, 2e-7, 1e-7);

  private static final WindowSmoother SMOOTHER = new WindowSmoother(CONFIG, TrackScene.FPS, WATER);

  private static List<SmoothedTracks> smooth(TrackScene scene, int windowFrames) {
    int reach = CONFIG.contextFrames(TrackScene.FPS);
    return TrackScene.inContext(scene.windows("pond", windowFrames), reach).stream()
        .map(window -> SMOOTHER.smooth(window, NOISE))
        .toList();
  }

  private static SmoothedTracks smooth(TrackScene scene) {
    return smooth(scene, 100_000).get(0);
  }

  /** A fish that swims along x at 4 mm a frame. */
  private static TrackScene swimmer(TrackScene scene, int fishId, int from, int to) {
    for (int f = from; f < to; f++) {
      scene.add(f, fishId, 0.004 * f, 0.1 * fishId, 1.5);
    }
    return scene;
  }

  /** All of a window's rows: frame, fish, bridged, confirmed and the smoothed values. */
  private static List<double[]> rows(List<SmoothedTracks> windows) {
    List<double[]> rows = new ArrayList<>();
    long firstFrame = 0;
    for (SmoothedTracks window : windows) {
      TrackColumns tracks = window.tracks();
      SmoothedColumns s = window.smoothed();
      for (int f = 0; f < tracks.frameCount(); f++) {
        for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
          rows.add(
              new double[] {
                firstFrame + f,
                tracks.fishId()[i],
                s.bridged()[i],
                tracks.confirmed()[i],
                s.x()[i],
                s.y()[i],
                s.z()[i],
                s.sigmaX()[i],
                s.sigmaY()[i],
                s.sigmaZ()[i]
              });
        }
      }
      firstFrame += tracks.frameCount();
    }
    return rows;
  }

  @Property(tries = 20)
  void resultIsTheSameHoweverTheRecordingIsCut(
      @ForAll int seed, @ForAll @IntRange(min = 1, max = 400) int windowFrames) {
    TrackScene scene = TrackScene.random(600, 2, 5e-4, new Random(seed));
    List<double[]> whole = rows(smooth(scene, 600));
    List<double[]> cut = rows(smooth(scene, windowFrames));
    assertThat(cut.size(), is(whole.size()));
    assertThat(whole.size(), greaterThan(400));
    for (int i = 0; i < whole.size(); i++) {
      for (int k = 0; k < 4; k++) {
        assertThat(cut.get(i)[k], is(whole.get(i)[k]));
      }
      for (int k = 4; k < 10; k++) {
        // What is beyond a window's context moves a position by 2 nm a metre at the most; two steps
        // of a float.
        double precision = 2e-9 + 2 * Math.ulp((float) whole.get(i)[k]);
        assertThat(cut.get(i)[k], closeTo(whole.get(i)[k], precision));
      }
    }
  }

  @Test
  void smoothedIsNearerToTheTruthThanMeasured() {
    Random random = new Random(5);
    TrackScene scene = new TrackScene(400);
    for (int f = 0; f < 400; f++) {
      scene.add(
          f,
          0,
          0.1 * Math.cos(0.02 * f) + TrackScene.XY * random.nextGaussian(),
          0.1 * Math.sin(0.02 * f) + TrackScene.XY * random.nextGaussian(),
          1.5 + TrackScene.Z * random.nextGaussian());
    }
    SmoothedTracks window = smooth(scene);
    double measured = 0;
    double smoothed = 0;
    double expected = 0;
    for (int f = 0; f < 400; f++) {
      double x = 0.1 * Math.cos(0.02 * f);
      measured += square(window.tracks().x()[f] - x) + square(window.tracks().z()[f] - 1.5);
      smoothed += square(window.smoothed().x()[f] - x) + square(window.smoothed().z()[f] - 1.5);
      expected += square(window.smoothed().sigmaX()[f]) + square(window.smoothed().sigmaZ()[f]);
    }
    assertThat(smoothed, lessThan(0.2 * measured));
    assertThat(smoothed, closeTo(expected, 0.5 * expected));
  }

  private static double square(double value) {
    return value * value;
  }

  @Test
  void shortGapIsBridged() {
    TrackScene scene = new TrackScene(60);
    swimmer(swimmer(swimmer(scene, 1, 0, 20), 1, 35, 60), 4, 0, 60);
    SmoothedTracks window = smooth(scene);
    TrackColumns tracks = window.tracks();
    SmoothedColumns smoothed = window.smoothed();
    assertThat(tracks.size(), is(120));
    assertThat(smoothed.size(), is(120));
    for (int f = 20; f < 35; f++) {
      int row = tracks.frameOffsets()[f];
      assertThat(tracks.frameOffsets()[f + 1] - row, is(2));
      assertThat(tracks.fishId()[row], is(1));
      assertThat((double) tracks.x()[row], notANumber());
      assertThat((double) tracks.y()[row], notANumber());
      assertThat((double) tracks.z()[row], notANumber());
      for (int k = 0; k < 6; k++) {
        assertThat((double) tracks.covariance()[6 * row + k], notANumber());
      }
      assertThat(tracks.confidence()[row], is(-1f));
      assertThat(tracks.residualPx()[row], is(-1f));
      assertThat(tracks.nCameras()[row], is(0));
      assertThat(tracks.confirmed()[row], is((byte) 1));
      assertThat(
          Arrays.copyOfRange(tracks.assignment(), 2 * row, 2 * row + 2), is(new int[] {-1, -1}));
      assertThat(smoothed.bridged()[row], is((byte) 1));
      assertThat((double) smoothed.x()[row], closeTo(0.004 * f, 1e-4));
      assertThat((double) smoothed.sigmaX()[row], greaterThan(0.0005));
      assertThat(smoothed.bridged()[row + 1], is((byte) 0));
    }
  }

  @Test
  void measuredRowsStayAsTheyAre() {
    TrackScene scene = TrackScene.random(200, 2, 5e-4, new Random(8));
    TrackColumns before = scene.windows("pond", 200).get(0).tracks();
    SmoothedTracks window = smooth(scene);
    TrackColumns after = window.tracks();
    assertThat(after.size(), greaterThan(before.size()));
    int i = 0;
    for (int row = 0; row < after.size(); row++) {
      if (window.smoothed().bridged()[row] == 0) {
        assertThat(after.fishId()[row], is(before.fishId()[i]));
        assertThat(after.x()[row], is(before.x()[i]));
        assertThat(after.y()[row], is(before.y()[i]));
        assertThat(after.z()[row], is(before.z()[i]));
        assertThat(after.covariance()[6 * row + 5], is(before.covariance()[6 * i + 5]));
        assertThat(after.confidence()[row], is(before.confidence()[i]));
        assertThat(after.residualPx()[row], is(before.residualPx()[i]));
        assertThat(after.nCameras()[row], is(before.nCameras()[i]));
        assertThat(after.assignment()[2 * row], is(before.assignment()[2 * i]));
        i++;
      }
    }
    assertThat(i, is(before.size()));
  }

  @Test
  void partsOnBothSidesOfALongGapHaveNothingToDoWithEachOther() {
    TrackScene both = swimmer(swimmer(new TrackScene(80), 0, 0, 20), 0, 36, 80);
    TrackScene first = swimmer(new TrackScene(80), 0, 0, 20);
    SmoothedTracks together = smooth(both);
    SmoothedTracks alone = smooth(first);
    assertThat(together.tracks().size(), is(64));
    for (int f = 0; f < 20; f++) {
      assertThat(together.smoothed().x()[f], is(alone.smoothed().x()[f]));
      assertThat(together.smoothed().sigmaX()[f], is(alone.smoothed().sigmaX()[f]));
    }
  }

  @Test
  void gapAcrossWindowsIsBridgedInAllOfThem() {
    TrackScene scene = swimmer(swimmer(new TrackScene(60), 0, 0, 18), 0, 31, 60);
    List<SmoothedTracks> windows = smooth(scene, 10);
    assertThat(windows.stream().mapToInt(w -> w.tracks().size()).sum(), is(60));
    SmoothedTracks unseen = windows.get(2);
    assertThat(unseen.tracks().size(), is(10));
    for (int row = 0; row < 10; row++) {
      assertThat(unseen.smoothed().bridged()[row], is((byte) 1));
      assertThat((double) unseen.smoothed().x()[row], closeTo(0.004 * (20 + row), 1e-4));
    }
  }

  @Test
  void trackThatIsNeverConfirmedIsNotSmoothed() {
    TrackScene scene = new TrackScene(40);
    for (int f = 0; f < 40; f += 2) {
      scene.add(f, 0, 3, false, 0.004 * f, 0, 1.5);
    }
    SmoothedTracks window = smooth(scene);
    assertThat(window.tracks().size(), is(20));
    for (int row = 0; row < 20; row++) {
      assertThat((double) window.smoothed().x()[row], notANumber());
      assertThat((double) window.smoothed().sigmaZ()[row], notANumber());
      assertThat(window.smoothed().bridged()[row], is((byte) 0));
    }
  }

  @Test
  void rowsFromBeforeATrackIsConfirmedAreSmoothed() {
    TrackScene scene = new TrackScene(40);
    for (int f = 0; f < 40; f++) {
      scene.add(f, 0, 3, f >= 4, 0.004 * f, 0, 1.5);
    }
    SmoothedTracks window = smooth(scene);
    for (int row = 0; row < 40; row++) {
      assertThat((double) window.smoothed().x()[row], closeTo(0.004 * row, 1e-5));
      assertThat(window.tracks().confirmed()[row], is((byte) (row < 4 ? 0 : 1)));
    }
  }

  @Test
  void noFishIsAboveTheSurfaceOrBelowTheFloor() {
    TrackScene scene = new TrackScene(40);
    for (int f = 0; f < 40; f++) {
      scene.add(f, 0, 0.004 * f, 0, 0.995).add(f, 1, 0.004 * f, 0.3, 2.005);
    }
    SmoothedColumns smoothed = smooth(scene).smoothed();
    for (int row = 0; row < 80; row += 2) {
      assertThat(smoothed.z()[row], is(Math.nextUp(1f)));
      assertThat(smoothed.z()[row + 1], is(Math.nextDown(2f)));
    }
  }

  @Test
  void rowWithoutACovarianceIsPlacedByItsNeighbours() {
    TrackScene scene = swimmer(new TrackScene(30), 0, 0, 30);
    List<TrackedWindow> windows = scene.windows("pond", 30);
    TrackColumns tracks = windows.get(0).tracks();
    Arrays.fill(tracks.covariance(), 60, 66, Float.NaN);
    tracks.x()[10] = 7;
    SmoothedTracks window = SMOOTHER.smooth(new WindowInContext(windows.get(0), List.of()), NOISE);
    assertThat(window.tracks().size(), is(30));
    assertThat((double) window.smoothed().x()[10], closeTo(0.04, 1e-4));
    assertThat(window.smoothed().bridged()[10], is((byte) 0));
  }

  @Test
  void windowWithoutFishStaysSo() {
    SmoothedTracks window = smooth(new TrackScene(25));
    assertThat(window.tracks().size(), is(0));
    assertThat(window.tracks().frameCount(), is(25));
    assertThat(window.smoothed().size(), is(0));
  }

  @Test
  void noGapIsBridgedWhenNoneMayBe() {
    WindowSmoother strict = new WindowSmoother(CONFIG.withMaxGapSeconds(0), TrackScene.FPS, WATER);
    TrackScene scene = swimmer(swimmer(new TrackScene(41), 0, 0, 20), 0, 21, 41);
    WindowInContext window = new WindowInContext(scene.windows("pond", 41).get(0), List.of());
    assertThat(strict.smooth(window, NOISE).tracks().size(), is(40));
  }
}
