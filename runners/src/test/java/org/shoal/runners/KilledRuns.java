package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs that are killed, and what they leave behind. */
final class KilledRuns {
  private KilledRuns() {}

  /** Starts a run and kills it once so many segments are kept in its output, before it is done. */
  static void killWhenKept(int kept, Path output, Path said, String... arguments)
      throws IOException, InterruptedException {
    Process process = ShoalProcess.start(said, arguments);
    try {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
      while (segments(output).size() < kept) {
        assertThat(Files.readString(said), process.isAlive(), is(true));
        assertThat("seconds to wait", deadline - System.nanoTime(), greaterThan(0L));
        Thread.sleep(5);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** What is kept of segments. */
  static List<String> segments(Path output) throws IOException {
    return files(output).stream().filter(file -> file.endsWith(".segment")).toList();
  }

  /** All files below a folder. */
  static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      // A file of another process went while the folder was read.
      return List.of();
    }
  }
}
