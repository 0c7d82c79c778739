package org.shoal.runners.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shoal.runners.benchmark.ProcessorTime;

/** Watches what processes that have a processor core each do with it. */
final class CoreWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 1000;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> watching;
  private final NavigableMap<Long, List<Use>> samples =
      Collections.synchronizedNavigableMap(new TreeMap<>());

  /**
   * Seconds of processor time.
   *
   * @param process of the process
   * @param compiling of these, of the threads that compile
   * @param collecting of the process's seconds, of the threads that collect garbage
   * @param core of the core, whoever had it
   */
  record Use(double process, double compiling, double collecting, double core) {
    /** What others than the process had of its core. */
    double others() {
      return core - process;
    }

    private Use plus(Use other, double times) {
      return new Use(
          process + times * other.process,
          compiling + times * other.compiling,
          collecting + times * other.collecting,
          core + times * other.core);
    }
  }

  private CoreWatch(List<Long> processes) {
    watching =
        clock.scheduleAtFixedRate(
            () -> samples.put(System.currentTimeMillis(), uses(processes)),
            0,
            INTERVAL_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** Watches processes, of which each has the core of its place in the list. */
  static CoreWatch of(List<Long> processes) {
    return new CoreWatch(processes);
  }

  /** What a process and its core did between two moments, in milliseconds since 1970. */
  Use between(int process, long start, long end) {
    if (watching.isDone()) {
      throw new IllegalStateException("a process that was watched has ended");
    }
    return at(process, end).plus(at(process, start), -1);
  }

  /** What had been done by a moment, as if it were done evenly between two looks. */
  private Use at(int process, long moment) {
    Map.Entry<Long, List<Use>> before = samples.floorEntry(moment);
    Map.Entry<Long, List<Use>> after = samples.higherEntry(moment);
    double part = (moment - before.getKey()) / (double) (after.getKey() - before.getKey());
    Use first = before.getValue().get(process);
    return first.plus(after.getValue().get(process).plus(first, -1), part);
  }

  private static List<Use> uses(List<Long> processes) {
    List<Use> uses = new ArrayList<>();
    for (int core = 0; core < processes.size(); core++) {
      Path process = Path.of("/proc", Long.toString(processes.get(core)));
      List<String> threads = threads(process);
      uses.add(
          new Use(
              ProcessorTime.seconds(read(process.resolve("stat"))),
              seconds(threads, "C[12] .*"),
              seconds(threads, "VM Thread|GC .*|G1 .*"),
              busy("cpu" + core)));
    }
    return uses;
  }

  /** Each thread's line in proc(5)'s stat. */
  private static List<String> threads(Path process) {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      return threads
          .map(thread -> read(thread.resolve("stat")))
          .filter(stat -> !stat.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(List<String> threads, String names) {
    return threads.stream()
        .filter(stat -> stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')).matches(names))
        .mapToDouble(ProcessorTime::seconds)
        .sum();
  }

  private static double busy(String core) {
    try {
      return ProcessorTime.busySeconds(core);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when the thread has ended meanwhile. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return "";
      }
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
