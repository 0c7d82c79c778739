package org.shoal.runners.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints what a cluster's processes complained of when a test has failed: where only the build's
 * output is kept, their logs are not.
 */
final class ClusterComplaints implements TestWatcher {
  private static final int LINES = 40;

  private final Supplier<Path> logs;

  /**
   * Makes a printer.
   *
   * @param logs the folder of the processes' logs
   */
  ClusterComplaints(Supplier<Path> logs) {
    this.logs = logs;
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    try (Stream<Path> files = Files.list(logs.get())) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        System.out.println("---- " + log);
        complaints(log).forEach(System.out::println);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> complaints(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> complaints =
          lines.filter(line -> line.matches(".*( WARN | ERROR |Exception|Error: ).*")).toList();
      return complaints.subList(Math.max(0, complaints.size() - LINES), complaints.size());
    }
  }
}
