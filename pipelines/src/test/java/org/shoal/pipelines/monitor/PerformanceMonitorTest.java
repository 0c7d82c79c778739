package org.shoal.pipelines.monitor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.machine.GpuLoad;
import org.shoal.io.machine.MachineLoad;
import org.shoal.io.machine.MachineProbe;

class PerformanceMonitorTest {
  @Property(tries = 300)
  void warnsOfSlownessAndOfFullMachinesAndOfNothingElse(
      @ForAll @DoubleRange(min = 0, max = 100) double fps,
      @ForAll @DoubleRange(min = 0, max = 100) double gpu,
      @ForAll @DoubleRange(min = 0, max = 100) double vram) {
    int expected = (fps < 10 ? 1 : 0) + (gpu > 95 ? 1 : 0) + (vram > 90 ? 1 : 0);
    assertThat(PerformanceReport.warnings(fps, gpu, vram), hasSize(expected));
  }

  @Test
  void warningsSayWhatIsWrong() {
    assertThat(
        PerformanceReport.warnings(9.94, 97.2, 91),
        contains(
            "9.9 frames/s, less than 10",
            "GPU 97 % busy, more than 95 %",
            "GPU memory 91 % full, more than 90 %"));
  }

  @Property(tries = 100)
  void loadIsMeanAndMaximum(
      @ForAll @DoubleRange(min = 0, max = 100) double one,
      @ForAll @DoubleRange(min = 0, max = 100) double other) {
    LoadStatistics load = new LoadStatistics();
    load.add(new MachineLoad(one, new GpuLoad(other, 10 * one, 1000)));
    load.add(new MachineLoad(other, new GpuLoad(one, 10 * other, 1000)));
    assertThat(load.meanCpu(), closeTo((one + other) / 2, 1e-9));
    assertThat(load.maxCpu(), is(Math.max(one, other)));
    assertThat(load.meanGpu(), closeTo((one + other) / 2, 1e-9));
    assertThat(load.maxGpu(), is(Math.max(one, other)));
    assertThat(load.maxVram(), is(10 * Math.max(one, other)));
    assertThat(load.maxVramPercent(), closeTo(Math.max(one, other), 1e-9));
  }

  @Test
  void reportCountsTheFramesDoneSoFar() {
    AtomicLong frames = new AtomicLong();
    MachineProbe machine = new MachineProbe(() -> new GpuLoad(50, 100, 400));
    try (PerformanceMonitor monitor = PerformanceMonitor.start(frames::get, machine)) {
      frames.set(1_000_000);
      PerformanceReport report = monitor.report();
      assertThat(report.fps().mean(), is(greaterThan(10.0)));
      assertThat(report.fps().history(), hasSize(2));
      assertThat(report.gpuPercent().max(), is(50.0));
      assertThat(report.vramMib(), is(new PerformanceReport.Vram(100, 400)));
      assertThat(report.warnings(), hasSize(0));
    }
  }

  @Test
  void withoutAGpuNoneOfItIsInUse() {
    MachineProbe machine = new MachineProbe(() -> GpuLoad.NONE);
    try (PerformanceMonitor monitor = PerformanceMonitor.start(() -> 0, machine)) {
      PerformanceReport report = monitor.report();
      assertThat(report.vramMib(), is(new PerformanceReport.Vram(0, 0)));
      assertThat(report.warnings(), contains("0.0 frames/s, less than 10"));
    }
  }
}
