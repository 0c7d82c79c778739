package org.shoal.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time as Linux accounts for it in /proc, see proc(5). */
public final class ProcessorTime {
  /** What /proc counts processor time in, on every Linux that there is. */
  private static final double TICKS_A_SECOND = 100;

  /** User, nice, system, interrupts and steal; the rest is idle, or a guest's and in these. */
  private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

  private ProcessorTime() {}

  /**
   * Seconds that a process or a thread had, in user and kernel mode.
   *
   * @param stat what its file {@code stat} says
   */
  public static double seconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_A_SECOND;
  }

  /**
   * Seconds since the machine's start in which processors were not idle.
   *
   * @param processors {@code cpu} for all, {@code cpu0} for the first
   */
  public static double busySeconds(String processors) throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(candidate -> candidate.startsWith(processors + " "))
            .findFirst()
            .orElseThrow();
    String[] fields = line.split(" +");
    double ticks = 0;
    for (int field : BUSY) {
      ticks += Double.parseDouble(fields[field]);
    }
    return ticks / TICKS_A_SECOND;
  }
}
