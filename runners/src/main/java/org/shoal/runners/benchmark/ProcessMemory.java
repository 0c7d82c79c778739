package org.shoal.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Physical memory of processes, as Linux tells it. */
final class ProcessMemory {
  private static final Path SELF = Path.of("/proc/self");

  private ProcessMemory() {}

  /** What this process has now, in bytes. */
  static long now() throws IOException {
    return bytes(SELF, "VmRSS");
  }

  /** The most that this process ever had, in bytes. */
  static long peak() throws IOException {
    return bytes(SELF, "VmHWM");
  }

  /**
   * One of a process's figures; 0 when it is on its way out and has no memory any more.
   *
   * @param process its folder in /proc
   * @param field name of the figure in its status file
   */
  static long bytes(Path process, String field) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
