package org.shoal.pipelines.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a job performed on the machine that it was started from.
 *
 * @param fps camera frames a second: over the whole job, the last minute, the slowest and the
 *     fastest, and how the last minute's went, reading by reading
 * @param cpuPercent share of all processors' time
 * @param gpuPercent share of the busiest graphics processor's time; 0 without one
 * @param vramMib memory of the fullest graphics processor; 0 of 0 without one
 * @param warnings what is worth a look
 */
public record PerformanceReport(
    Fps fps, Percent cpuPercent, Percent gpuPercent, Vram vramMib, List<String> warnings) {
  private static final double LEAST_FPS = 10;
  private static final double MOST_GPU_PERCENT = 95;
  private static final double MOST_VRAM_PERCENT = 90;

  public PerformanceReport {
    warnings = List.copyOf(warnings);
  }

  /** Frames a second. */
  public record Fps(
      double mean, double last60s, double min60s, double max60s, List<Double> history) {
    public Fps {
      history = List.copyOf(history);
    }
  }

  /** Percent of the time. */
  public record Percent(double mean, double max) {}

  /** Memory in MiB. */
  public record Vram(double usedMax, double total) {}

  static PerformanceReport of(double meanFps, FrameRates rates, LoadStatistics load) {
    double least = Double.isInfinite(rates.least()) ? meanFps : rates.least();
    return new PerformanceReport(
        new Fps(meanFps, rates.last(), least, rates.most(), rates.history()),
        new Percent(load.meanCpu(), load.maxCpu()),
        new Percent(load.meanGpu(), load.maxGpu()),
        new Vram(load.maxVram(), load.totalVram()),
        warnings(least, load.maxGpu(), load.maxVramPercent()));
  }

  /** What is worth a warning: below 10 frames a second, above 95 % GPU or 90 % of its memory. */
  static List<String> warnings(double fps, double gpuPercent, double vramPercent) {
    List<String> warnings = new ArrayList<>();
    if (fps < LEAST_FPS) {
      warnings.add(warning("%.1f frames/s, less than %.0f", fps, LEAST_FPS));
    }
    if (gpuPercent > MOST_GPU_PERCENT) {
      warnings.add(warning("GPU %.0f %% busy, more than %.0f %%", gpuPercent, MOST_GPU_PERCENT));
    }
    if (vramPercent > MOST_VRAM_PERCENT) {
      warnings.add(
          warning("GPU memory %.0f %% full, more than %.0f %%", vramPercent, MOST_VRAM_PERCENT));
    }
    return warnings;
  }

  private static String warning(String format, double value, double limit) {
    return String.format(Locale.ROOT, format, value, limit);
  }
}
