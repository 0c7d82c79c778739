package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Wrist;

final class RateCalculatorTest {
  private final RateCalculator rate = new RateCalculator(StrokeConfig.defaults());

  @Test
  void strokesASecondApartAreSixtyAMinute() {
    for (int i = 0; i <= 20; i++) {
      rate.addStroke(Wrist.LEFT, i);
    }
    assertThat(rate.rateAt(20), is(60.0));
    assertThat(rate.rateAt(20.7), is(60.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 45, 60, 75, 90})
  void alternatingArmsAddUp(double expected) {
    for (double start : new double[] {0, 1.7e9}) {
      rate.reset();
      for (int i = 0; i < 100; i++) {
        double time = start + i * 60 / expected;
        rate.addStroke(i % 2 == 0 ? Wrist.LEFT : Wrist.RIGHT, time);
        if (time - start >= 15) {
          assertThat(rate.rateAt(time), is(closeTo(expected, 1e-4)));
        }
      }
    }
  }

  @Test
  void bothArmsAtOnceCountTwice() {
    for (int i = 0; i <= 20; i++) {
      rate.addStroke(Wrist.LEFT, i);
      rate.addStroke(Wrist.RIGHT, i);
    }
    assertThat(rate.rateAt(20), is(120.0));
  }

  @Test
  void strokesOutsideOfTheWindowDoNotCount() {
    for (int i = 0; i < 10; i++) {
      rate.addStroke(Wrist.LEFT, i * 0.5);
    }
    rate.addStroke(Wrist.LEFT, 20);
    rate.addStroke(Wrist.LEFT, 22);
    assertThat(rate.rateAt(22), is(30.0));
    assertThat(rate.rateAt(35), is(4.0));
    assertThat(rate.rateAt(37), is(0.0));
  }

  @Test
  void noStrokeIsNoRateAndOneIsOneAWindow() {
    assertThat(rate.rateAt(100), is(0.0));
    rate.addStroke(Wrist.RIGHT, 100);
    assertThat(rate.rateAt(100), is(4.0));
    assertThat(rate.rateAt(114.9), is(4.0));
    assertThat(rate.rateAt(115), is(0.0));
  }

  @Test
  void theCountIsOfAllStrokes() {
    for (int i = 0; i < 100; i++) {
      rate.addStroke(Wrist.LEFT, 10 * i);
    }
    assertThat(rate.strokeCount(), is(100L));
    assertThat(rate.state().left().length, is(2));
  }

  @Test
  void samplesAreKeptUntilTheHistoryIsFull() {
    for (int i = 0; i < 70; i++) {
      rate.addStroke(Wrist.LEFT, 5 * i);
      assertThat(rate.sample(5 * i).strokeCount(), is(i + 1L));
    }
    List<RateSample> history = rate.history();
    assertThat(history.size(), is(60));
    assertThat(history.get(0), is(new RateSample(50, 12, 11)));
    assertThat(history.get(59), is(new RateSample(345, 12, 70)));
    assertThat(rate.history(2), is(history.subList(58, 60)));
    assertThat(rate.history(99), is(history));
  }

  @Test
  void aResetForgetsEverything() {
    rate.addStroke(Wrist.LEFT, 1);
    rate.sample(5);
    rate.reset();
    assertThat(rate.rateAt(5), is(0.0));
    assertThat(rate.strokeCount(), is(0L));
    assertThat(rate.history(), is(List.of()));
  }

  @Test
  void anotherGoesOnFromTheState() {
    for (int i = 0; i < 10; i++) {
      rate.addStroke(i % 2 == 0 ? Wrist.LEFT : Wrist.RIGHT, i);
      rate.sample(i);
    }
    RateCalculator other = new RateCalculator(StrokeConfig.defaults(), rate.state());
    assertThat(other.rateAt(10), is(rate.rateAt(10)));
    assertThat(other.history(), is(rate.history()));
    assertThat(other.strokeCount(), is(10L));
  }
}
