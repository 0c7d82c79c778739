package org.shoal.io.machine;

/**
 * How busy a machine's graphics processors are: of several, the busiest and the fullest.
 *
 * @param percent share of the time in which it worked, 0 to 100
 * @param usedMib memory in use, MiB
 * @param totalMib all of that processor's memory, MiB
 */
public record GpuLoad(double percent, double usedMib, double totalMib) {
  /** Where there is none, or its driver says nothing. */
  public static final GpuLoad NONE = new GpuLoad(0, 0, 0);

  /** Share of the memory that is in use, 0 to 100. */
  public double memoryPercent() {
    return totalMib > 0 ? 100 * usedMib / totalMib : 0;
  }
}
