package org.shoal.pipelines.monitor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameRatesTest {
  @Property(tries = 200)
  void rateIsThatOfTheFramesOfTheLastMinute(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 100) Integer> perSecond) {
    FrameRates rates = new FrameRates();
    long[] total = new long[perSecond.size() + 1];
    rates.add(0, 0);
    for (int i = 0; i < perSecond.size(); i++) {
      total[i + 1] = total[i] + perSecond.get(i);
      rates.add(i + 1, total[i + 1]);
      int from = Math.max(0, i + 1 - 60);
      double expected = (total[i + 1] - total[from]) / (double) (i + 1 - from);
      assertThat(rates.last(), closeTo(expected, 1e-9));
      assertThat(rates.history().size(), is(lessThanOrEqualTo(61)));
      assertThat(rates.last(), is(lessThanOrEqualTo(rates.most())));
    }
  }

  @Test
  void historyIsThatOfTheLastMinuteOldestFirst() {
    FrameRates rates = new FrameRates();
    rates.add(0, 0);
    for (int second = 1; second <= 100; second++) {
      rates.add(second, second <= 50 ? 0 : 20L * (second - 50));
    }
    List<Double> history = rates.history();
    assertThat(history, hasSize(61));
    assertThat(history.get(0), closeTo(0, 1e-9));
    assertThat(history.get(60), closeTo(50 * 20 / 60.0, 1e-9));
  }

  @Test
  void whatComesBeforeTheFirstMinuteAndAfterTheLastFrameIsNoSlowness() {
    FrameRates rates = new FrameRates();
    rates.add(0, 0);
    for (int second = 1; second <= 200; second++) {
      rates.add(second, Math.min(100, second) * 30L);
    }
    assertThat(rates.least(), closeTo(30, 1e-9));
    assertThat(rates.last(), closeTo(0, 1e-9));
  }

  @Test
  void aMinuteWithoutFramesInBetweenIs() {
    FrameRates rates = new FrameRates();
    rates.add(0, 0);
    for (int second = 1; second <= 200; second++) {
      rates.add(second, second < 70 ? 30L * second : second < 150 ? 2100 : 2100 + second);
    }
    assertThat(rates.least(), closeTo(0, 1e-9));
  }
}
