package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

final class PeakDetectorTest {
  private static final List<Scipy.Question> QUESTIONS = Signals.questions(80, 20261121);

  @Test
  void thePeaksOfManySignalsAreThoseOfScipy() throws Exception {
    List<Scipy.Answer> answers = Scipy.findPeaks(QUESTIONS);
    assertThat(answers.size(), is(QUESTIONS.size()));
    assertThat(answers.size(), is(greaterThanOrEqualTo(1000)));
    int peaks = 0;
    int unstable = 0;
    for (int i = 0; i < answers.size(); i++) {
      Scipy.Question question = QUESTIONS.get(i);
      Scipy.Answer answer = answers.get(i);
      List<Peak> found = find(question);
      assertThat(question.name(), samples(found), is(answer.peaks()));
      for (int p = 0; p < found.size(); p++) {
        double prominence = found.get(p).prominence();
        assertThat(question.name(), prominence, is(answer.shortProminences()[p]));
        assertThat(prominence, is(lessThanOrEqualTo(answer.prominences()[p])));
        assertThat(prominence, is(greaterThanOrEqualTo(question.minProminence())));
      }
      assertThat(question.name(), answer.stock() || answer.ties(), is(true));
      peaks += found.size();
      unstable += answer.stock() ? 0 : 1;
    }
    System.out.printf(
        "%d signals, %d peaks; scipy's own sort differs from a stable one in %d, all with ties%n",
        answers.size(), peaks, unstable);
    assertThat(peaks, is(greaterThan(10_000)));
  }

  @Test
  void peaksDoNotDependOnWhereTheSignalIsInterrupted() throws CoderException {
    Random random = new Random(5);
    for (Scipy.Question question : QUESTIONS) {
      List<Peak> interrupted = new ArrayList<>();
      PeakDetector detector = new PeakDetector(question.minProminence(), question.minDistance());
      double[] signal = question.signal();
      for (int i = 0; i < signal.length; i++) {
        if (random.nextInt(12) == 0) {
          byte[] bytes = CoderUtils.encodeToByteArray(PeakStateCoder.of(), detector.state());
          PeakState state = CoderUtils.decodeFromByteArray(PeakStateCoder.of(), bytes);
          assertThat(CoderUtils.encodeToByteArray(PeakStateCoder.of(), state), is(bytes));
          detector = new PeakDetector(question.minProminence(), question.minDistance(), state);
        }
        detector.push(signal[i], i, false, interrupted::add);
      }
      detector.finish(interrupted::add);
      assertThat(question.name(), interrupted, is(find(question)));
    }
  }

  @Test
  void aPeakHandedOverIsInTheResultWhateverFollows() {
    Random random = new Random(6);
    for (Scipy.Question question : QUESTIONS.subList(0, 800)) {
      double[] signal = question.signal();
      int cut = random.nextInt(signal.length + 1);
      List<Peak> early = new ArrayList<>();
      PeakDetector detector = new PeakDetector(question.minProminence(), question.minDistance());
      for (int i = 0; i < cut; i++) {
        detector.push(signal[i], i, false, early::add);
      }
      double from = detector.undecidedFrom();
      PeakState state = detector.state();
      double scale = 1 + 500 * random.nextDouble();
      List<Peak> later = new ArrayList<>();
      PeakDetector other =
          new PeakDetector(question.minProminence(), question.minDistance(), state);
      double[] whole = Arrays.copyOf(signal, cut + 200);
      for (int i = cut; i < whole.length; i++) {
        whole[i] = scale * random.nextGaussian();
        other.push(whole[i], i, false, later::add);
      }
      other.finish(later::add);
      assertThat(later.stream().allMatch(peak -> peak.time() >= from), is(true));
      early.addAll(later);
      assertThat(
          early,
          is(
              find(
                  new Scipy.Question(
                      "", question.minProminence(), question.minDistance(), whole))));
    }
  }

  @Test
  void aPeakIsHandedOverSoonAfterItIsOver() {
    List<Long> delays = new ArrayList<>();
    PeakDetector detector = new PeakDetector(30, 9);
    for (int i = 0; i < 3000; i++) {
      long now = i;
      detector.push(
          100 * Math.sin(2 * Math.PI * i / 60.0) + Math.sin(i),
          i,
          false,
          peak -> delays.add(now - peak.sample()));
    }
    assertThat(delays.size(), is(50));
    delays.forEach(delay -> assertThat(delay, is(lessThan(60L))));
  }

  @Test
  void memoryStaysTheSameOverThreeHours() {
    int first = mostRetained(swimmer(1), 0, 20_000);
    int all = mostRetained(swimmer(1), 0, 3 * 3600 * 30);
    assertThat(first, is(lessThan(40)));
    assertThat(all, is(lessThan(40)));
  }

  @Test
  void aLongRestHoldsNothingBack() {
    Random random = new Random(8);
    int most = mostRetained(i -> i < 100 ? i : 100 + 2 * random.nextGaussian(), 0, 3 * 3600 * 30);
    assertThat(most, is(lessThan(25)));
  }

  @Test
  void onlyStairsThatRiseWithoutEndAreHeldWithoutEnd() {
    int stairs = mostRetained(i -> 40.0 * i - (i % 2) * 70, 0, 20_000);
    assertThat(stairs, is(greaterThan(9_000)));
    assertThat(stairs, is(lessThan(10_010)));
    int falling = mostRetained(i -> -40.0 * i - (i % 2) * 70, 0, 20_000);
    assertThat(falling, is(lessThan(25)));
  }

  @Test
  void theTimeOfAPlateauIsThatOfItsMiddle() {
    List<Peak> found = new ArrayList<>();
    PeakDetector detector = new PeakDetector(30, 1);
    double[] signal = {0, 50, 50, 50, 50, 0};
    for (int i = 0; i < signal.length; i++) {
      detector.push(signal[i], 1.7e9 + i / 30.0, i == 4, found::add);
    }
    detector.finish(found::add);
    assertThat(found.size(), is(1));
    assertThat(found.get(0).sample(), is(2L));
    assertThat(found.get(0).time(), is(closeTo(1.7e9 + 2 / 30.0, 1e-6)));
    assertThat(found.get(0).marked(), is(true));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    PeakDetector detector = new PeakDetector(30, 9);
    assertThrows(
        IllegalArgumentException.class, () -> detector.push(Double.NaN, 0, false, peak -> {}));
    assertThrows(IllegalArgumentException.class, () -> new PeakDetector(0, 9));
    assertThrows(IllegalArgumentException.class, () -> new PeakDetector(30, 0));
  }

  /** Strokes of changing height and speed, with noise. */
  private static IntToDoubleFunction swimmer(long seed) {
    Random random = new Random(seed);
    return i ->
        (90 + 20 * Math.sin(i / 997.0)) * Math.sin(i / 7.0 + 3 * Math.sin(i / 333.0))
            + 3 * random.nextGaussian();
  }

  private static int mostRetained(IntToDoubleFunction signal, int from, int to) {
    PeakDetector detector = new PeakDetector(30, 9);
    int most = 0;
    for (int i = from; i < to; i++) {
      detector.push(signal.applyAsDouble(i), i, false, peak -> {});
      most = Math.max(most, detector.retained());
    }
    return most;
  }

  private static List<Peak> find(Scipy.Question question) {
    List<Peak> found = new ArrayList<>();
    PeakDetector detector = new PeakDetector(question.minProminence(), question.minDistance());
    for (int i = 0; i < question.signal().length; i++) {
      detector.push(question.signal()[i], i, false, found::add);
    }
    detector.finish(found::add);
    return found;
  }

  private static long[] samples(List<Peak> peaks) {
    return peaks.stream().mapToLong(Peak::sample).toArray();
  }
}
