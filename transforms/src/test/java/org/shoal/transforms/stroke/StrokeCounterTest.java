package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.SwimState;
import org.shoal.io.stroke.Wrist;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.PoseBackend;
import org.shoal.transforms.pose.PoseBackends;
import org.shoal.transforms.pose.PoseConfig;

final class StrokeCounterTest {
  private static final StrokeConfig CONFIG = StrokeConfig.defaults();
  private static final FrameClock CLOCK = new FrameClock(30, 0);

  @ParameterizedTest(name = "{0} strokes a minute for {2} s from {1} s")
  @CsvSource({
    "30, 0, 60", "45, 0, 60", "60, 0, 60", "75, 0, 60", "90, 0, 60",
    "30, 1.7e9, 60", "45, 1.7e9, 60", "60, 1.7e9, 60", "75, 1.7e9, 60", "90, 1.7e9, 60",
    "30, 0, 10800", "45, 1.7e9, 10800", "60, 1.7e9, 10800", "75, 0, 10800", "90, 1.7e9, 10800"
  })
  void strokesAreCountedExactlyAndTheRateIsRight(double rate, double start, int seconds)
      throws IOException {
    PoseBackend backend =
        PoseBackends.create(PoseConfig.of(BackendKind.SINE).withStrokeRate(rate).withSeed(3));
    FrameClock clock = new FrameClock(30, start);
    int frames = 30 * seconds;
    StrokeCounter counter = new StrokeCounter(CONFIG, 30);
    Swim swim = new Swim();
    int retained = 0;
    for (PoseWindow window : Swim.windows(backend, clock, frames, 1000)) {
      counter.count(window, swim.sink());
      retained = Math.max(retained, counter.retained());
    }
    List<Stroke> expected = crests(rate, start, frames);
    assertThat(swim.strokes.size(), is(expected.size()));
    for (int i = 0; i < expected.size(); i++) {
      Stroke stroke = swim.strokes.get(i);
      assertThat(stroke.wrist(), is(expected.get(i).wrist()));
      assertThat(stroke.timeSeconds(), is(closeTo(expected.get(i).timeSeconds(), 0.1)));
      assertThat(stroke.timeSeconds(), is(clock.timeOf(stroke.frame())));
    }
    assertThat(swim.rates.size(), is((seconds - 1) / 5));
    for (RateSample sample : swim.rates) {
      if (sample.timeSeconds() - start >= 15) {
        assertThat(sample.strokesPerMinute(), is(closeTo(rate, 1)));
      }
    }
    assertThat(counter.session().strokeCount(), is((long) expected.size()));
    assertThat(counter.session().strokeRate(), is(closeTo(rate, 1)));
    assertThat(counter.session().rateHistory().size(), is(Math.min(60, (seconds - 1) / 5)));
    assertThat(retained, is(lessThan(80)));
  }

  /**
   * The crests of the sines that fall by 30 px on both sides, from the closed form: y is 100 sin of
   * the cycles since time 0, on the left from the first frame, on the right to the last.
   */
  private static List<Stroke> crests(double rate, double start, int frames) {
    double frequency = rate / 120;
    double end = start + (frames - 1) / 30.0;
    List<Stroke> crests = new ArrayList<>();
    for (long half = (long) Math.floor(2 * start * frequency) - 2; ; half++) {
      double time = (half / 2.0 + 0.25) / frequency;
      if (time > end) {
        return crests;
      }
      double before = Math.min(0.5, (time - start) * frequency);
      double after = Math.min(0.5, (end - time) * frequency);
      double fall = 100 * (1 - Math.cos(2 * Math.PI * Math.min(before, after)));
      if (time > start && fall >= 30) {
        assertThat("a stroke on the edge says nothing", Math.abs(fall - 30), is(greaterThan(1.0)));
        Wrist wrist = half % 2 == 0 ? Wrist.LEFT : Wrist.RIGHT;
        crests.add(new Stroke(wrist, 0, time, 0, 0, 0, false));
      }
    }
  }

  @Test
  void whatIsCountedDoesNotDependOnWhereWindowsEnd() throws Exception {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      int frames = 2000;
      List<PoseWindow> whole = patchy(random, frames, frames);
      Swim expected = Swim.of(CONFIG, whole);
      assertThat(expected.strokes.size(), is(greaterThan(20)));
      assertThat(expected.rates.size(), is(greaterThan(10)));
      for (int windowFrames : new int[] {1, 7, 100, 1000}) {
        Swim swim = new Swim();
        StrokeCounterState state = StrokeCounterState.start();
        for (PoseWindow window : patchy(new Random(seed), frames, windowFrames)) {
          StrokeCounter counter = new StrokeCounter(CONFIG, 30, state);
          counter.count(window, swim.sink());
          byte[] bytes =
              CoderUtils.encodeToByteArray(StrokeCounterStateCoder.of(), counter.state());
          state = CoderUtils.decodeFromByteArray(StrokeCounterStateCoder.of(), bytes);
          assertThat(CoderUtils.encodeToByteArray(StrokeCounterStateCoder.of(), state), is(bytes));
        }
        assertThat(swim.events, is(expected.events));
      }
      List<Double> times = expected.strokes.stream().map(Stroke::timeSeconds).toList();
      assertThat(times, is(times.stream().sorted().toList()));
      for (RateSample sample : expected.rates) {
        long before = times.stream().filter(time -> time <= sample.timeSeconds()).count();
        assertThat(sample.strokeCount(), is(before));
      }
    }
  }

  @Test
  void strokesAreThoseOfScipyInEachPartBetweenLongGaps() throws Exception {
    List<Scipy.Question> questions = new ArrayList<>();
    List<long[]> found = new ArrayList<>();
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      float[] left = wrist(random, 900);
      List<long[]> parts = parts(left, 15);
      float[] nobody = constant(900, Float.NaN);
      Swim swim = Swim.of(CONFIG, Swim.windows("pool", CLOCK, times(900), left, nobody, 250));
      for (long[] part : parts) {
        double[] signal = new double[(int) (part[1] - part[0])];
        bridge(left, (int) part[0], signal);
        questions.add(new Scipy.Question("seed " + seed, 30, 9, signal));
        found.add(
            swim.strokes.stream()
                .mapToLong(Stroke::frame)
                .filter(frame -> frame >= part[0] && frame < part[1])
                .map(frame -> frame - part[0])
                .toArray());
      }
      long inParts =
          found.stream().skip(found.size() - parts.size()).mapToLong(f -> f.length).sum();
      assertThat(inParts, is((long) swim.strokes.size()));
    }
    List<Scipy.Answer> answers = Scipy.findPeaks(questions);
    int strokes = 0;
    for (int i = 0; i < answers.size(); i++) {
      assertThat(questions.get(i).name(), found.get(i), is(answers.get(i).peaks()));
      strokes += found.get(i).length;
    }
    assertThat(strokes, is(greaterThan(1000)));
  }

  @Test
  void aShortGapIsBridgedAndMarkedAndALongOneSplits() {
    float[] left = new float[300];
    for (int f = 0; f < left.length; f++) {
      left[f] = (float) (300 + 100 * Math.sin(2 * Math.PI * f / 60.0));
    }
    // Crests at 15, 75, 135, 195, 255; hidden from the crest at 75 for 15 frames, and at 195 for
    // 16.
    for (int f = 76; f < 91; f++) {
      left[f] = Float.NaN;
    }
    for (int f = 195; f < 211; f++) {
      left[f] = Float.NaN;
    }
    Swim swim =
        Swim.of(
            CONFIG, Swim.windows("pool", CLOCK, times(300), left, constant(300, Float.NaN), 1000));
    assertThat(
        swim.strokes.stream().map(s -> s.frame() + " " + s.bridged()).toList(),
        is(List.of("15 false", "75 true", "135 false", "255 false")));
    Swim strict =
        Swim.of(
            CONFIG.withMaxGapSeconds(0.4),
            Swim.windows("pool", CLOCK, times(300), left, constant(300, Float.NaN), 1000));
    assertThat(strict.strokes.stream().map(Stroke::frame).toList(), is(List.of(15L, 135L, 255L)));
  }

  @Test
  void missingFramesAndFramesWithoutAPersonAreGapsToo() {
    float[] left = new float[300];
    double[] times = times(300);
    for (int f = 0; f < left.length; f++) {
      left[f] = (float) (300 + 100 * Math.sin(2 * Math.PI * f / 60.0));
      left[f] = f % 11 == 3 ? Float.POSITIVE_INFINITY : left[f];
      times[f] = f % 13 == 4 ? Double.NaN : times[f];
    }
    Swim swim =
        Swim.of(CONFIG, Swim.windows("pool", CLOCK, times, left, constant(300, Float.NaN), 1000));
    assertThat(swim.strokes.size(), is(5));
    swim.strokes.forEach(stroke -> assertThat((stroke.frame() - 15) % 60 <= 1, is(true)));
  }

  @Test
  void smallMovementsRestAndHalfStrokesAreNoStrokes() {
    assertThat(strokesOf(i -> 14 * Math.sin(i / 5.0)), is(0));
    assertThat(strokesOf(i -> 250), is(0));
    assertThat(strokesOf(i -> 250 + (i % 3)), is(0));
    assertThat(strokesOf(i -> i < 30 ? 10 * i : 300), is(0));
    assertThat(strokesOf(i -> i < 30 ? 500 - 10 * i : 200), is(0));
    // The first one has no rise before it.
    assertThat(strokesOf(i -> i % 6 < 3 ? 300 : 200), is(29));
  }

  @Test
  void aStrokesConfidenceGrowsWithItsProminence() {
    assertThat(CONFIG.confidence(30), is(0.5));
    assertThat(CONFIG.confidence(60), is(0.75));
    assertThat(CONFIG.confidence(300), is(0.95));
    Swim swim =
        Swim.of(
            CONFIG,
            Swim.windows(
                "pool",
                CLOCK,
                times(300),
                floats(300, i -> 30 * Math.sin(2 * Math.PI * i / 60)),
                constant(300, Float.NaN),
                1000));
    swim.strokes.subList(1, 4).forEach(s -> assertThat(s.confidence(), is(closeTo(0.75, 0.01))));
  }

  @Test
  void aDistanceIsTheFramesThatTakeAsLong() {
    assertThat(CONFIG.minDistanceFrames(30), is(9L));
    assertThat(CONFIG.minDistanceFrames(29.97), is(9L));
    assertThat(CONFIG.minDistanceFrames(25), is(8L));
    assertThat(CONFIG.minDistanceFrames(50), is(15L));
    assertThat(CONFIG.minDistanceFrames(60), is(18L));
    assertThat(CONFIG.minDistanceFrames(120), is(36L));
    assertThat(CONFIG.minDistanceFrames(1), is(1L));
    assertThat(CONFIG.maxGapFrames(30), is(15L));
    assertThat(CONFIG.maxGapFrames(25), is(12L));
  }

  @Test
  void aSwimmerWhoStopsIsSeenToRest() {
    StrokeCounter counter = new StrokeCounter(CONFIG, 30);
    assertThat(counter.session(), is(SwimState.idle()));
    Swim swim = new Swim();
    float[] left = floats(900, i -> 300 + 100 * (i < 450 ? Math.sin(2 * Math.PI * i / 60) : 0));
    List<PoseWindow> windows =
        Swim.windows("pool", CLOCK, times(900), left, constant(900, Float.NaN), 300);
    counter.count(windows.get(0), swim.sink());
    assertThat(counter.session().swimming(), is(true));
    assertThat(counter.session().sessionActive(), is(true));
    assertThat(counter.session().poseDetected(), is(true));
    windows.subList(1, 3).forEach(window -> counter.count(window, swim.sink()));
    SwimState end = counter.session();
    assertThat(end.swimming(), is(false));
    assertThat(end.sessionActive(), is(false));
    assertThat(end.lastStrokeSeconds().orElseThrow(), is(closeTo(14.5, 0.01)));
    assertThat(end.strokeCount(), is(8L));
    assertThat(end.strokeRate(), is(0.0));
  }

  private static int strokesOf(IntToDoubleFunction y) {
    float[] left = floats(180, y);
    return Swim.of(
            CONFIG.withMinDistanceSeconds(0.1),
            Swim.windows("pool", CLOCK, times(180), left, constant(180, Float.NaN), 50))
        .strokes
        .size();
  }

  /** Two wrists that are hidden now and then, and frames that are missing. */
  private static List<PoseWindow> patchy(Random random, int frames, int windowFrames) {
    float[] left = wrist(random, frames);
    float[] right = wrist(random, frames);
    double[] times = times(frames);
    for (int f = 0; f < frames; f++) {
      times[f] += (random.nextDouble() - 0.5) / 100;
      times[f] = random.nextInt(40) == 0 ? Double.NaN : times[f];
      left[f] = random.nextInt(40) == 0 ? Float.POSITIVE_INFINITY : left[f];
    }
    return Swim.windows("pool", CLOCK, times, left, right, windowFrames);
  }

  private static float[] wrist(Random random, int frames) {
    double period = 30 + 60 * random.nextDouble();
    double noise = 8 * random.nextDouble();
    float[] y = new float[frames];
    int hidden = 0;
    for (int f = 0; f < frames; f++) {
      hidden = random.nextInt(60) == 0 ? random.nextInt(25) : hidden - 1;
      double now = 300 + 90 * Math.sin(2 * Math.PI * f / period) + noise * random.nextGaussian();
      y[f] = hidden > 0 ? Float.NaN : (float) now;
    }
    return y;
  }

  /** Begin and end of the stretches between gaps of more than so many frames. */
  private static List<long[]> parts(float[] y, int maxGap) {
    List<long[]> parts = new ArrayList<>();
    for (int f = 0; f < y.length; f++) {
      if (!Float.isNaN(y[f])) {
        if (parts.isEmpty() || f - parts.get(parts.size() - 1)[1] > maxGap) {
          parts.add(new long[] {f, f + 1L});
        }
        parts.get(parts.size() - 1)[1] = f + 1L;
      }
    }
    return parts;
  }

  private static void bridge(float[] y, int from, double[] signal) {
    int last = 0;
    for (int i = 0; i < signal.length; i++) {
      if (!Float.isNaN(y[from + i])) {
        for (int g = last + 1; g < i; g++) {
          double part = (double) (g - last) / (i - last);
          signal[g] = signal[last] + part * (y[from + i] - signal[last]);
        }
        signal[i] = y[from + i];
        last = i;
      }
    }
  }

  private static double[] times(int frames) {
    return IntStream.range(0, frames).mapToDouble(CLOCK::timeOf).toArray();
  }

  private static float[] floats(int frames, IntToDoubleFunction y) {
    float[] values = new float[frames];
    for (int f = 0; f < frames; f++) {
      values[f] = (float) y.applyAsDouble(f);
    }
    return values;
  }

  private static float[] constant(int frames, float value) {
    return floats(frames, i -> value);
  }
}
