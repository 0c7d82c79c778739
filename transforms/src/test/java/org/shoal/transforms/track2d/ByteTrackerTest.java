package org.shoal.transforms.track2d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.InvalidInputException;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;

/** The numbers are those of docs/properties.md. */
final class ByteTrackerTest {
  private static final BoxTrackerConfig AT_ONCE = BoxTrackerConfig.defaults().withMinHits(1);

  @Property(tries = 200)
  void property2EveryNewDetectionGetsAnIdOfItsOwn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    Random random = new Random(seed);
    BoxScene scene = new BoxScene().frame();
    for (int i = 0; i < count; i++) {
      scene.see(random.nextInt(2000), random.nextInt(1000), 0.7 + 0.3 * random.nextDouble());
    }
    BoxTrackColumns tracks = scene.track(AT_ONCE);

    assertThat(tracks.trackId(), is(IntStream.rangeClosed(1, count).toArray()));
  }

  @Property(tries = 200)
  void property3AnObjectKeepsItsIdFromFrameToFrame(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int objects) {
    Random random = new Random(seed);
    double[] x = new double[objects];
    double[] speed = new double[objects];
    for (int i = 0; i < objects; i++) {
      x[i] = 1500 * random.nextDouble();
      speed[i] = 16 * random.nextDouble() - 8;
    }
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 60; f++) {
      scene.frame();
      for (int i = 0; i < objects; i++) {
        x[i] += speed[i];
        double jitter = 3 * random.nextGaussian();
        scene.see(x[i] + jitter, 60 + 120 * i + 3 * random.nextGaussian(), 0.9);
      }
    }
    BoxTrackColumns tracks = scene.track(AT_ONCE);

    assertThat(tracks.size(), is(60 * objects));
    for (int row = 0; row < tracks.size(); row++) {
      assertThat(tracks.trackId()[row], is(row % objects + 1));
      assertThat(tracks.detection()[row], is(row % objects));
    }
  }

  @Property(tries = 200)
  void property4AnIdSurvivesAbsencesUpToTheMaximalAgeOnly(
      @ForAll @IntRange(min = 1, max = 45) int absent,
      @ForAll @IntRange(min = -6, max = 6) int speed,
      @ForAll @IntRange(min = 10, max = 40) int before) {
    BoxScene scene = new BoxScene();
    for (int f = 0; f < before; f++) {
      scene.frame().see(500 + speed * f, 300, 0.9);
    }
    scene.frames(absent).frame().see(500 + speed * (before + absent), 300, 0.9);
    BoxTrackColumns tracks = scene.track(AT_ONCE);

    int last = tracks.trackId()[tracks.size() - 1];
    assertThat(last, is(absent <= 30 ? 1 : 2));
    int interpolated = absent <= 20 ? absent : 0;
    assertThat(tracks.size(), is(before + interpolated + 1));
  }

  @Property(tries = 100)
  void idsAreNeverUsedAgain(@ForAll long seed) {
    Random random = new Random(seed);
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 300; f++) {
      scene.frame();
      for (int i = random.nextInt(4); i > 0; i--) {
        scene.see(random.nextInt(3000), random.nextInt(2000), random.nextDouble());
      }
    }
    BoxTrackColumns tracks = scene.track(AT_ONCE.withMaxAge(3).withMaxTracks(5));

    Map<Integer, Long> lastFrames = new HashMap<>();
    for (int row = 0; row < tracks.size(); row++) {
      Long last = lastFrames.put(tracks.trackId()[row], tracks.frame()[row]);
      assertThat(last == null || tracks.frame()[row] - last <= 4, is(true));
    }
    Set<Integer> all = new HashSet<>(lastFrames.keySet());
    assertThat(all, is(new HashSet<>(IntStream.rangeClosed(1, all.size()).boxed().toList())));
  }

  @Property(tries = 100)
  void property15NoFrameHasMoreThanTheMostTracks(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int minHits) {
    Random random = new Random(seed);
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 40; f++) {
      scene.frame();
      for (int i = 0; i < 25; i++) {
        if (random.nextInt(10) > 0) {
          scene.see(60 + 100 * i + 4 * f, 300, 0.6 + 0.4 * random.nextDouble());
        }
      }
    }
    BoxTrackColumns tracks = scene.track(AT_ONCE.withMinHits(minHits).withMaxTracks(20));

    int[] perFrame = new int[40];
    for (long frame : tracks.frame()) {
      perFrame[(int) frame]++;
    }
    int most = Arrays.stream(perFrame).max().orElse(0);
    assertThat(most <= 20, is(true));
    assertThat(most == 20 || minHits > 1, is(true));
  }

  @Property(tries = 100)
  void property16TheMostConfidentAreTracked(@ForAll long seed) {
    Random random = new Random(seed);
    float[] confidence = new float[25];
    BoxScene scene = new BoxScene().frame();
    for (int i = 0; i < 25; i++) {
      confidence[i] = 0.7f + 0.3f * random.nextFloat();
      scene.see(100 * i, 300, confidence[i]);
    }
    BoxTrackColumns tracks = scene.track(AT_ONCE.withMaxTracks(20));

    float[] kept = tracks.confidence().clone();
    Arrays.sort(kept);
    Arrays.sort(confidence);
    assertThat(kept, is(Arrays.copyOfRange(confidence, 5, 25)));
  }

  @Property(tries = 100)
  void trackingWindowByWindowIsTrackingAllAtOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int windowFrames) throws Exception {
    Random random = new Random(seed);
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 120; f++) {
      scene.frame();
      for (int i = 0; i < 6; i++) {
        if (random.nextInt(6) > 0) {
          scene.see(80 * i + 3 * f + random.nextGaussian(), 300, 0.2 + 0.8 * random.nextDouble());
        }
      }
    }
    BoxTrackerConfig config = BoxTrackerConfig.defaults().withMaxTracks(5);
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    BoxTrackerState state = BoxTrackerState.start();
    for (int from = 0; from < 120; from += windowFrames) {
      BoxTracker tracker = new ByteTracker(config, state);
      tracker.track(scene.window(from, Math.min(120, from + windowFrames)), rows);
      state = Coded.throughItsCoder(tracker.state());
    }
    BoxTrackColumns whole = scene.track(config);

    BoxTrackColumns pieces = rows.build();
    assertThat(pieces.frame(), is(whole.frame()));
    assertThat(pieces.trackId(), is(whole.trackId()));
    assertThat(pieces.x(), is(whole.x()));
    assertThat(pieces.confidence(), is(whole.confidence()));
    assertThat(pieces.detection(), is(whole.detection()));
  }

  @Test
  void aTrackIsToldFromItsFirstDetectionOnceItIsConfirmed() {
    BoxScene scene =
        new BoxScene().frame().frame().see(100, 100, 0.9).frame().see(104, 100, 0.8).frame();
    BoxTrackColumns tracks = scene.track(BoxTrackerConfig.defaults());

    assertThat(tracks.frame(), is(new long[] {1, 2}));
    assertThat(tracks.trackId(), is(new int[] {1, 1}));
    assertThat(tracks.confidence(), is(new float[] {0.9f, 0.8f}));
  }

  @Test
  void whatIsSeenOnceOnlyIsNoTrackAndUsesUpNoId() {
    BoxScene scene = new BoxScene().frame().see(900, 900, 0.95).frame().see(100, 100, 0.9);
    scene.frame().see(100, 100, 0.9);
    BoxTrackColumns tracks = scene.track(BoxTrackerConfig.defaults());

    assertThat(tracks.trackId(), is(new int[] {1, 1}));
    assertThat(tracks.x(), is(new float[] {80, 80}));
  }

  @Test
  void aThresholdIsPartOfWhatIsAboveIt() {
    BoxScene scene = new BoxScene().frame().see(100, 100, 0.7).frame().see(100, 100, 0.1);
    assertThat(scene.track(AT_ONCE).frame(), is(new long[] {0, 1}));
  }

  @Test
  void aLowScoreContinuesATrackInSightAndStartsNone() {
    BoxScene scene = new BoxScene().frame().see(100, 100, 0.9).see(500, 100, 0.5);
    scene.frame().see(102, 100, 0.3).see(500, 100, 0.5).frame().see(104, 100, 0.05);
    BoxTrackColumns tracks = scene.track(AT_ONCE);

    assertThat(tracks.frame(), is(new long[] {0, 1}));
    assertThat(tracks.trackId(), is(new int[] {1, 1}));
    assertThat(tracks.confidence(), is(new float[] {0.9f, 0.3f}));
  }

  @Test
  void aLostTrackIsNotFoundAgainByALowScore() {
    BoxScene scene = new BoxScene().frame().see(100, 100, 0.9).frame().frame().see(100, 100, 0.4);
    assertThat(scene.track(AT_ONCE).frame(), is(new long[] {0}));
  }

  @Test
  void aHighScoreIsMatchedBeforeALowOneThatOverlapsMore() {
    BoxScene scene = new BoxScene().frame().see(100, 100, 0.9);
    scene.frame().see(100, 100, 0.5).see(110, 100, 0.9);
    BoxTrackColumns tracks = scene.track(AT_ONCE);

    assertThat(tracks.trackId(), is(new int[] {1, 1}));
    assertThat(tracks.detection(), is(new int[] {0, 1}));
  }

  @Test
  void aGapIsFilledWithBoxesOnTheWay() {
    BoxScene scene = new BoxScene().frame().see(0, 0, 40, 100, 0.9).frames(3);
    scene.frame().see(8, 4, 44, 100, 0.8);
    BoxTrackColumns tracks = scene.track(AT_ONCE);

    assertThat(tracks.frame(), is(new long[] {0, 1, 2, 3, 4}));
    assertThat(tracks.x(), is(new float[] {0, 2, 4, 6, 8}));
    assertThat(tracks.y(), is(new float[] {0, 1, 2, 3, 4}));
    assertThat(tracks.w(), is(new float[] {40, 41, 42, 43, 44}));
    assertThat(tracks.detection(), is(new int[] {0, -1, -1, -1, 0}));
    assertThat(Float.isNaN(tracks.confidence()[2]), is(true));
    assertThat(scene.track(AT_ONCE.withMaxGap(2)).frame(), is(new long[] {0, 4}));
  }

  @Test
  void anObjectThatTurnsBackOutOfSightIsFoundAgainWhereItsPathAllows() {
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 40; f++) {
      scene.frame().see(300 - 6 * f, 300, 0.9);
    }
    scene.frames(8).frame().see(300 - 6 * 38 + 48, 300, 0.9);
    scene.frame().see(1500, 300, 0.9).frame().see(1500, 300, 0.9);
    BoxTrackColumns tracks = scene.track(BoxTrackerConfig.defaults());

    int rows = tracks.size();
    assertThat(tracks.trackId()[rows - 3], is(1));
    assertThat(tracks.trackId()[rows - 1], is(2));
  }

  @Test
  void twoThatCrossKeepTheirIds() {
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 80; f++) {
      scene.frame().see(100 + 8 * f, 300, 0.9).see(740 - 8 * f, 310, 0.9);
    }
    BoxTrackColumns tracks = scene.track(BoxTrackerConfig.defaults());

    for (int row = 0; row < tracks.size(); row++) {
      assertThat(tracks.trackId()[row], is(tracks.detection()[row] + 1));
    }
  }

  @Test
  void aTrackInSightStaysBeforeALostOne() {
    BoxScene scene = new BoxScene().frame().see(100, 100, 0.99).frame().see(900, 100, 0.7);
    BoxTrackColumns tracks = scene.track(AT_ONCE.withMaxTracks(1));

    assertThat(tracks.trackId(), is(new int[] {1, 2}));
  }

  @Test
  void framesWithoutDetectionsGiveNothing() {
    BoxTrackColumns tracks = new BoxScene().frames(50).track(BoxTrackerConfig.defaults());
    assertThat(tracks.size(), is(0));
  }

  @Test
  void whatHappenedIsCounted() {
    BoxScene scene = new BoxScene().frame().see(100, 100, 0.9).see(500, 100, 0.9);
    scene.frame().see(100, 100, 0.9).frame().frame().see(100, 100, 0.9).frames(31);
    ByteTracker tracker = new ByteTracker(BoxTrackerConfig.defaults());
    tracker.track(scene.window(0, scene.frameCount()), new BoxTrackColumnsBuilder());

    assertThat(tracker.counts(), is(new BoxTrackerCounts(2, 1, 1, 1, 1, 0)));
    assertThat(tracker.state(), is(new BoxTrackerState(2, List.of())));
  }

  @Test
  void aConfigurationOutOfRangeIsRefused() {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> BoxTrackerConfig.defaults().withThresholds(0.1, 0.8, 0.7));
    assertThat(refused.getMessage(), containsString("--newTrackThreshold"));
    assertThrows(
        InvalidInputException.class, () -> BoxTrackerConfig.defaults().withMinIou(1.1, 0.5));
    assertThrows(InvalidInputException.class, () -> BoxTrackerConfig.defaults().withMaxTracks(0));
  }

  /**
   * The filter with all eight variables at once, as BoT-SORT writes it: F, Q and R as there, here
   * in plain matrices.
   */
  @Property(tries = 100)
  void fourFiltersOfTwoVariablesAreOneOfEight(@ForAll long seed) {
    Random random = new Random(seed);
    double[] state = BoxFilter.start(100, 200, 40, 90);
    KalmanOfEight whole = new KalmanOfEight(100, 200, 40, 90);
    for (int step = 0; step < 20; step++) {
      BoxFilter.predict(state, true);
      whole.predict();
      double[] box = {
        100 + 5 * step + random.nextGaussian(),
        200 - 2 * step + random.nextGaussian(),
        40 + random.nextGaussian(),
        90 + random.nextGaussian()
      };
      double expected = whole.squaredDistance(box);
      assertThat(
          BoxFilter.squaredDistance(state, box[0], box[1], box[2], box[3]),
          closeTo(expected, 1e-8 * (1 + expected)));
      BoxFilter.update(state, box[0], box[1], box[2], box[3]);
      whole.update(box);
      for (int i = 0; i < 4; i++) {
        assertThat(state[5 * i], closeTo(whole.mean(i), 1e-8));
        assertThat(state[5 * i + 1], closeTo(whole.mean(4 + i), 1e-8));
      }
    }
  }
}
