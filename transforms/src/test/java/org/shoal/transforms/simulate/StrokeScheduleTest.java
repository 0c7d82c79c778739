package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;

class StrokeScheduleTest {
  @Test
  void oneRateHoldsFromTheStart() {
    StrokeSchedule schedule = StrokeSchedule.parse("47.5");
    assertThat(schedule.rate(0), is(47.5));
    assertThat(schedule.rate(1e6), is(47.5));
  }

  @Test
  void ratesHoldFromTheirSeconds() {
    StrokeSchedule schedule = StrokeSchedule.parse("60@0, 75@20 ,0@40.5");
    assertThat(schedule.rate(19.99), is(60.0));
    assertThat(schedule.rate(20), is(75.0));
    assertThat(schedule.rate(40.49), is(75.0));
    assertThat(schedule.rate(40.5), is(0.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-60",
        "60@",
        "@3",
        "60@5",
        "60@0,70",
        "60@0,70@0",
        "60@0,70@9,80@3",
        "9",
        "151",
        "60@0,",
        "NaN",
        "1e2"
      })
  void whatIsNoScheduleIsRefused(String text) {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> StrokeSchedule.parse(text));
    assertThat(refusal.getMessage(), containsString("--strokeRate"));
  }

  @ParameterizedTest
  @CsvSource({"30", "60", "90"})
  void clockTurnsHalfACycleAStroke(double rate) {
    StrokeClock clock = new StrokeClock(StrokeSchedule.parse("" + rate), 60, 0);
    assertThat(clock.phase(0), closeTo(StrokeClock.GLIDE, 1e-12));
    assertThat(clock.phase(60) - clock.phase(0), closeTo(rate / 2, 1e-6));
    assertThat(clock.speed(17), closeTo(rate / 120, 1e-6));
    assertThat(clock.timeOf(clock.phase(23.4)), closeTo(23.4, 1e-6));
    assertThat(clock.timeOf(clock.phase(60) + 1), is(Double.POSITIVE_INFINITY));
  }

  @Test
  void pauseBeginsAndEndsInTheGlide() {
    StrokeClock clock = new StrokeClock(StrokeSchedule.parse("60@0,0@10.3,60@20"), 30, 1);
    double held = clock.phase(16);
    assertThat(2 * (held - StrokeClock.GLIDE), closeTo(Math.rint(2 * (held - 0.04)), 1e-3));
    assertThat(clock.phase(19.9), closeTo(held, 1e-3));
    assertThat(clock.speed(18), closeTo(0, 1e-3));
    assertThat(clock.speed(25), closeTo(0.5, 1e-3));
  }
}
