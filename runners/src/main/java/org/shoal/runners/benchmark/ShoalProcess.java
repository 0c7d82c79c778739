package org.shoal.runners.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shoal.pipelines.ExitCode;

/**
 * A command of the program as a user runs it: by the launcher in this folder, which its JVM
 * replaces, so that it can be measured, stopped and killed. Linux only.
 */
final class ShoalProcess implements AutoCloseable {
  private static final String LAUNCHER = "./shoal";
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final int THREADS_EVERY_LOOKS = 2;

  /** How the names of the threads begin that decode or run the network. */
  private static final List<String> FOOTAGE_THREADS = List.of("decode", "footage");

  private static final String ALL = "cpu";

  private final List<String> arguments;
  private final Path said;
  private final Process process;
  private final long start = System.nanoTime();
  private final double busyBefore = ProcessorTime.busySeconds(ALL);
  private double stoppedSeconds;
  private double busyWhileStopped;
  private final Map<Path, Double> footageThreads = new HashMap<>();
  private double cpuSeconds;
  private long peakBytes;
  private int looks;

  private ShoalProcess(List<String> arguments, Path said, Process process) throws IOException {
    this.arguments = arguments;
    this.said = said;
    this.process = process;
  }

  /**
   * What a command took from the start of its JVM to its end.
   *
   * @param seconds time in which it was not stopped
   * @param cpuSeconds processors' time
   * @param footageSeconds processors' time of those of its threads that decode or run the network
   * @param peakBytes the most physical memory it had, on the heap and beside it
   * @param othersSeconds processors' time of everything else on the machine meanwhile: where it is
   *     more than the odd second, the time tells of them, too
   */
  record Cost(
      double seconds,
      double cpuSeconds,
      double footageSeconds,
      long peakBytes,
      double othersSeconds) {}

  /** Starts a command; what it says goes to a file. */
  static ShoalProcess start(Path said, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER));
    command.addAll(arguments);
    return new ShoalProcess(
        arguments,
        said,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start());
  }

  /** Something to do while a command stands still. */
  @FunctionalInterface
  interface Interlude {
    void play() throws IOException, InterruptedException;
  }

  /**
   * Waits for its end.
   *
   * @throws IllegalStateException if it did not do what it was asked
   */
  Cost waitFor() throws IOException, InterruptedException {
    return waitFor(Double.POSITIVE_INFINITY, () -> {});
  }

  /**
   * Waits for its end, and stops it now and then to do something else, which counts for nothing in
   * what it took.
   *
   * @param seconds how long it runs before each interlude, positive
   * @throws IllegalStateException if it did not do what it was asked
   */
  Cost waitFor(double seconds, Interlude interlude) throws IOException, InterruptedException {
    double until = seconds;
    do {
      look();
      if (runningSeconds() >= until) {
        stopFor(interlude);
        until += seconds;
      }
    } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    return cost();
  }

  private double runningSeconds() {
    return (System.nanoTime() - start) / 1e9 - stoppedSeconds;
  }

  private void stopFor(Interlude interlude) throws IOException, InterruptedException {
    signal("-STOP");
    double from = System.nanoTime() / 1e9;
    double busyFrom = ProcessorTime.busySeconds(ALL);
    interlude.play();
    busyWhileStopped += ProcessorTime.busySeconds(ALL) - busyFrom;
    stoppedSeconds += System.nanoTime() / 1e9 - from;
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
  }

  private Cost cost() throws IOException {
    double busy = ProcessorTime.busySeconds(ALL) - busyBefore - busyWhileStopped;
    double others = Math.max(0, busy - cpuSeconds);
    Cost cost =
        new Cost(
            runningSeconds(),
            cpuSeconds,
            footageThreads.values().stream().mapToDouble(Double::doubleValue).sum(),
            peakBytes,
            others);
    int status = process.exitValue();
    if (status != ExitCode.GOOD.status() && status != ExitCode.PROBLEMS.status()) {
      throw new IllegalStateException(
          arguments + " ended with status " + status + ": " + Files.readString(said));
    }
    return cost;
  }

  /** Whether it has not ended yet. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private void look() {
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    try {
      cpuSeconds = Math.max(cpuSeconds, cpuSeconds(folder));
      peakBytes = Math.max(peakBytes, ProcessMemory.bytes(folder, "VmHWM"));
      if (looks++ % THREADS_EVERY_LOOKS == 0) {
        lookForThreads(folder.resolve("task"));
      }
      for (Map.Entry<Path, Double> thread : footageThreads.entrySet()) {
        if (Files.exists(thread.getKey())) {
          thread.setValue(cpuSeconds(thread.getKey()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // It has just ended, or one of its threads has.
    }
  }

  private void lookForThreads(Path tasks) throws IOException {
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        String name = Files.readString(thread.resolve("comm"));
        if (FOOTAGE_THREADS.stream().anyMatch(name::startsWith)) {
          footageThreads.putIfAbsent(thread, 0.0);
        }
      }
    }
  }

  /** Processors' time of a process or of a thread, by its folder in /proc. */
  private static double cpuSeconds(Path folder) throws IOException {
    return ProcessorTime.seconds(Files.readString(folder.resolve("stat")));
  }
}
