package org.shoal.io.machine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MachineProbeTest {
  @Test
  void withoutADriverNothingIsUsedOfNothing() {
    GpuProbe probe = NvmlProbe.open(List.of("no-such-library-anywhere"));
    for (int i = 0; i < 1000; i++) {
      assertThat(probe.read(), is(new GpuLoad(0, 0, 0)));
    }
    assertThat(probe.read().memoryPercent(), is(0.0));
  }

  @Test
  void libraryWithoutTheFunctionsIsAsGoodAsNone() {
    GpuProbe probe = NvmlProbe.open(List.of("c"));
    assertThat(probe.read(), is(GpuLoad.NONE));
  }

  @Test
  void thisMachineIsReadWithinPossibleBounds() {
    GpuLoad gpu = NvmlProbe.open().read();
    assertThat(gpu.percent(), is(allOf(greaterThanOrEqualTo(0.0), lessThanOrEqualTo(100.0))));
    assertThat(gpu.usedMib(), is(lessThanOrEqualTo(gpu.totalMib())));
  }

  @Test
  void workIsSeen() {
    MachineProbe probe = new MachineProbe(() -> GpuLoad.NONE);
    probe.read();
    double most = 0;
    long end = System.nanoTime() + 300_000_000L;
    double sum = 0;
    while (System.nanoTime() < end) {
      sum += Math.sqrt(sum + 1);
    }
    most = Math.max(most, probe.read().cpuPercent());
    assertThat("of " + sum, most, is(allOf(greaterThan(0.0), lessThanOrEqualTo(100.0))));
  }

  @Property(tries = 200)
  void memoryPercentIsTheShareInUse(
      @ForAll @DoubleRange(min = 1, max = 1e6) double total,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    assertThat(new GpuLoad(0, share * total, total).memoryPercent(), closeTo(100 * share, 1e-9));
  }
}
