package org.shoal.transforms.validate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shoal.io.InvalidInputException;
import org.shoal.io.track2d.BoxTrackColumns;

class FieldValidatorTest {
  private static final ValidationConfig CONFIG = ValidationConfig.defaults();

  /** Boxes of 40 x 100 pixels, by identity and centre. */
  private static FrameBoxes frame(long frame, int[] ids, double[] x, double[] y) {
    int n = ids.length;
    float[] left = new float[n];
    float[] top = new float[n];
    float[] w = new float[n];
    float[] h = new float[n];
    for (int i = 0; i < n; i++) {
      left[i] = (float) (x[i] - 20);
      top[i] = (float) (y[i] - 50);
    }
    Arrays.fill(w, 40);
    Arrays.fill(h, 100);
    return new FrameBoxes(frame, ids, left, top, w, h);
  }

  private static int[] ids(int count) {
    int[] ids = new int[count];
    Arrays.setAll(ids, i -> i + 1);
    return ids;
  }

  @Property(tries = 200)
  void staticTestWarnsOfExactlyTheTracksThatMoved(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 30) Double> movements,
      @ForAll @DoubleRange(min = 0, max = 6.28) double direction,
      @ForAll long seed) {
    FieldValidator validator = FieldValidator.of(FieldTest.STATIC, CONFIG);
    int n = movements.size();
    Random random = new Random(seed);
    int[] movesAt = random.ints(n, 1, 20).toArray();
    double most = 0;
    long moved = 0;
    for (double movement : movements) {
      most = Math.max(most, movement);
      // Boxes are single precision, so what is exactly on the border may fall on either side.
      moved += movement > 5 ? 1 : 0;
      if (Math.abs(movement - 5) < 1e-3) {
        return;
      }
    }
    for (int frame = 0; frame < 20; frame++) {
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        double away = frame == movesAt[i] ? movements.get(i) : 0;
        x[i] = 100 * i + away * Math.cos(direction);
        y[i] = 200 + away * Math.sin(direction);
      }
      validator.next(frame(frame, ids(n), x, y));
    }
    ValidationReport report = validator.report();
    assertThat(report.warningCount(), is(moved));
    assertThat(report.passed(), is(moved == 0));
    assertThat(report.figures().get("max_movement_px"), closeTo(most, 1e-3));
  }

  @Property(tries = 200)
  void lowSpeedTestWarnsOfEveryExchangeOfIdentities(
      @ForAll @IntRange(min = 2, max = 6) int bottles,
      @ForAll @DoubleRange(min = -4, max = 4) double speed,
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 39) Integer> swapsAt,
      @ForAll long seed) {
    Random random = new Random(seed);
    FieldValidator validator = FieldValidator.of(FieldTest.LOW_SPEED, CONFIG);
    int[] ids = ids(bottles);
    List<Integer> swaps = swapsAt.stream().distinct().toList();
    for (int frame = 0; frame < 40; frame++) {
      if (swaps.contains(frame)) {
        int a = random.nextInt(bottles);
        int b = (a + 1 + random.nextInt(bottles - 1)) % bottles;
        int id = ids[a];
        ids[a] = ids[b];
        ids[b] = id;
      }
      double[] x = new double[bottles];
      double[] y = new double[bottles];
      for (int i = 0; i < bottles; i++) {
        x[i] = 60 * i + speed * frame;
        y[i] = 200;
      }
      validator.next(frame(frame, ids.clone(), x, y));
    }
    assertThat(validator.report().warningCount(), is((long) swaps.size()));
    assertThat(validator.report().figures().get("continuity"), closeTo(1, 1e-12));
  }

  @Property(tries = 200)
  void lowSpeedTestWarnsOfAnIdentityThatReplacesAnother(
      @ForAll @IntRange(min = 1, max = 60) int gap,
      @ForAll @DoubleRange(min = -4, max = 4) double speed) {
    FieldValidator validator = FieldValidator.of(FieldTest.LOW_SPEED, CONFIG);
    for (int frame = 0; frame < 10; frame++) {
      validator.next(frame(frame, new int[] {1}, new double[] {frame * speed}, new double[] {9}));
    }
    int back = 9 + gap;
    validator.next(frame(back, new int[] {2}, new double[] {back * speed}, new double[] {9}));
    boolean couldBeTheSame = gap <= CONFIG.maxGapFrames();
    assertThat(validator.report().warningCount(), is(couldBeTheSame ? 1L : 0L));
  }

  @Property(tries = 200)
  void stressTestWarnsAboveTheLimitAndOnlyThere(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 30) Integer> counts) {
    FieldValidator validator = FieldValidator.of(FieldTest.STRESS, CONFIG);
    for (int frame = 0; frame < counts.size(); frame++) {
      int n = counts.get(frame);
      validator.next(frame(frame, ids(n), new double[n], new double[n]));
    }
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    ValidationReport report = validator.report();
    assertThat(report.figures().get("max_concurrent"), is((double) most));
    assertThat(
        report.figures().get("frames_above_limit"),
        is((double) counts.stream().filter(n -> n > 20).count()));
    assertThat(report.passed(), is(most <= 20));
  }

  @Test
  void warningsSayWhichTrackAndWhen() {
    FieldValidator still = FieldValidator.of(FieldTest.STATIC, CONFIG);
    still.next(frame(3, new int[] {7}, new double[] {0}, new double[] {0}));
    still.next(frame(4, new int[] {7}, new double[] {6}, new double[] {8}));
    assertThat(
        still.report().warnings(),
        contains("track 7 moved 10.0 px by frame 4; at most 5.0 px are good"));
    FieldValidator stress = FieldValidator.of(FieldTest.STRESS, CONFIG);
    stress.next(frame(8, ids(22), new double[22], new double[22]));
    assertThat(
        stress.report().warnings(),
        contains(startsWith("22 bottles at once in frame 8, and more than 20 in 1 frames")));
  }

  @Test
  void bottlesThatPassOneAnotherAreNoSwap() {
    FieldValidator validator = FieldValidator.of(FieldTest.LOW_SPEED, CONFIG);
    for (int frame = 0; frame < 100; frame++) {
      double[] x = {2 * frame, 150 - frame};
      validator.next(frame(frame, new int[] {1, 2}, x, new double[] {200, 170}));
    }
    assertThat(validator.report().warnings(), is(empty()));
  }

  @Test
  void gapsCountAgainstContinuity() {
    FieldValidator validator = FieldValidator.of(FieldTest.LOW_SPEED, CONFIG);
    for (int frame = 0; frame < 20; frame++) {
      if (frame < 5 || frame > 9) {
        validator.next(frame(frame, new int[] {1}, new double[] {0}, new double[] {0}));
      }
    }
    assertThat(validator.report().figures().get("continuity"), closeTo(0.75, 1e-12));
    assertThat(validator.report().figures().get("longest_gap_frames"), is(5.0));
    assertThat(validator.report().passed(), is(true));
  }

  @Test
  void rowsOfTracksAreTakenFrameByFrameWithoutInterpolatedOnes() {
    BoxTrackColumns tracks =
        new BoxTrackColumns(
            new long[] {3, 3, 4, 5, 5},
            new int[] {1, 2, 1, 1, 2},
            new float[] {0, 50, 9, 0, 50},
            new float[5],
            new float[] {40, 40, 40, 40, 40},
            new float[] {90, 90, 90, 90, 90},
            new float[5],
            new int[] {0, 1, -1, 0, 1});
    FieldValidator still = FieldValidator.of(FieldTest.STATIC, CONFIG);
    still.nextAll(tracks);
    assertThat(still.report().warnings(), is(empty()));
    FieldValidator slow = FieldValidator.of(FieldTest.LOW_SPEED, CONFIG);
    slow.nextAll(tracks);
    assertThat(slow.report().figures().get("continuity"), closeTo(4 / 6.0, 1e-12));
    FieldValidator stress = FieldValidator.of(FieldTest.STRESS, CONFIG);
    stress.nextAll(tracks);
    assertThat(stress.report().figures().get("max_concurrent"), is(2.0));
    assertThat(stress.report().figures().get("mean_concurrent"), closeTo(4 / 3.0, 1e-12));
  }

  @Test
  void listsOnlyTheFirstOfManyWarnings() {
    FieldValidator validator = FieldValidator.of(FieldTest.STATIC, CONFIG);
    validator.next(frame(0, ids(80), new double[80], new double[80]));
    double[] far = new double[80];
    Arrays.fill(far, 100);
    validator.next(frame(1, ids(80), far, new double[80]));
    assertThat(validator.report().warningCount(), is(80L));
    assertThat(validator.report().warnings(), hasSize(50));
  }

  @Test
  void nothingIsWrongWithNothing() {
    for (FieldTest test : FieldTest.values()) {
      assertThat(FieldValidator.of(test, CONFIG).report().passed(), is(true));
    }
  }

  @Test
  void refusesAnImpossibleMovement() {
    assertThrows(InvalidInputException.class, () -> CONFIG.withMaxMovement(-1));
    assertThrows(InvalidInputException.class, () -> CONFIG.withMaxMovement(Double.NaN));
  }
}
