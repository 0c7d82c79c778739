package org.shoal.pipelines.monitor;

import java.io.Closeable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.shoal.io.machine.MachineProbe;

/** Reads once a second how far a job is and how busy the machine, until it is closed. */
public final class PerformanceMonitor implements Closeable {
  private static final long EVERY_MILLIS = 1000;

  private final LongSupplier framesDone;
  private final MachineProbe machine;
  private final FrameRates rates = new FrameRates();
  private final LoadStatistics load = new LoadStatistics();
  private final long startNanos = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "performance");
            thread.setDaemon(true);
            return thread;
          });

  private PerformanceMonitor(LongSupplier framesDone, MachineProbe machine) {
    this.framesDone = framesDone;
    this.machine = machine;
  }

  /**
   * Starts to read.
   *
   * @param framesDone camera frames done so far
   */
  public static PerformanceMonitor start(LongSupplier framesDone, MachineProbe machine) {
    PerformanceMonitor monitor = new PerformanceMonitor(framesDone, machine);
    monitor.rates.add(0, 0);
    monitor.machine.read();
    var unused =
        monitor.clock.scheduleWithFixedDelay(
            monitor::read, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return monitor;
  }

  private synchronized void read() {
    rates.add(seconds(), framesDone.getAsLong());
    load.add(machine.read());
  }

  /** What was read, and once more now. */
  public synchronized PerformanceReport report() {
    read();
    return PerformanceReport.of(framesDone.getAsLong() / seconds(), rates, load);
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
