package org.shoal.runners.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.results.ResultFolder;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.detect.DetectorConfig;

/**
 * Measures {@code shoal tank}, from footage to results, on each runner: its speed against what
 * bounds it, decoding alone and inference alone with the same libraries, recording and model; and
 * its memory for recordings of different lengths.
 *
 * <p>A machine's speed may vary more than what is to be found out. So both alone are measured again
 * and again in the course of a run, which stands still meanwhile.
 */
public final class TankBenchmark {
  private static final String RUNNER = "--runner=";
  private static final List<String> RUNNERS = List.of("DirectRunner", "FlinkRunner");
  private static final double MEBIBYTE = 1 << 20;

  /** A run is stopped about so many times, but not more often than after so many seconds. */
  private static final int STRETCHES = 25;

  private static final double SHORTEST_STRETCH = 8;

  private final Path recording;
  private final String model;
  private final List<String> more;
  private final List<String> runners;
  private final Path folder;

  private TankBenchmark(Path recording, String model, List<String> more, Path folder) {
    this.recording = recording;
    this.model = model;
    this.more = more.stream().filter(option -> !option.startsWith(RUNNER)).toList();
    List<String> given =
        more.stream()
            .filter(option -> option.startsWith(RUNNER))
            .map(option -> option.substring(RUNNER.length()))
            .toList();
    this.runners = given.isEmpty() ? RUNNERS : given;
    this.folder = folder;
  }

  /**
   * What a run took and left.
   *
   * @param resultBytes finished files
   * @param keptBytes what is kept of segments for runs to come
   */
  private record Run(ShoalProcess.Cost cost, long resultBytes, long keptBytes) {}

  /**
   * Runs the benchmark.
   *
   * @param arguments {@code speed} and the minutes to film, or {@code memory} and the minutes of a
   *     short and of a long recording; recording.yaml, whose footage is repeated for so long;
   *     model.onnx; and further options of {@code shoal tank}, {@code --runner} for one of them
   *     only
   */
  public static void main(String[] arguments) throws Exception {
    int lengths = arguments.length > 0 && arguments[0].equals("memory") ? 2 : 1;
    if (arguments.length < lengths + 3 || !List.of("speed", "memory").contains(arguments[0])) {
      System.err.println(
          "usage: TankBenchmark speed MINUTES recording.yaml model.onnx [--option=value ...]\n"
              + "       TankBenchmark memory MINUTES MINUTES recording.yaml model.onnx [...]");
      System.exit(ExitCode.USAGE.status());
    }
    List<String> words = List.of(arguments);
    Path folder = Files.createTempDirectory("tank-benchmark");
    try {
      TankBenchmark benchmark =
          new TankBenchmark(
              Path.of(words.get(lengths + 1)),
              words.get(lengths + 2),
              words.subList(lengths + 3, words.size()),
              folder);
      List<Double> minutes =
          words.subList(1, lengths + 1).stream().map(Double::parseDouble).toList();
      if (lengths == 1) {
        benchmark.speed(minutes.get(0), System.out);
      } else {
        benchmark.memory(minutes, System.out);
      }
    } finally {
      ResultFolder.remove(folder);
    }
  }

  private void speed(double minutes, PrintStream out) throws Exception {
    Path yaml = LoopedRecording.make(recording, folder.resolve("footage"), minutes);
    FootageCost footage = new FootageCost(yaml);
    DetectorConfig config = DetectorConfig.of(model);
    int processors = Runtime.getRuntime().availableProcessors();
    out.printf(
        "%.0f minutes, %d camera frames, %d processors%n", minutes, footage.frames(), processors);
    double stopEvery = Math.max(SHORTEST_STRETCH, minutes * 60 / STRETCHES);
    try (FootageCost.Turns alone = footage.turns(config)) {
      for (String runner : runners) {
        alone.begin();
        alone.take();
        Run run = tank(yaml, runner, stopEvery, alone::take);
        alone.take();
        print(runner, run, alone.alone(), processors, out);
      }
    }
  }

  /** Prints a run beside what bounds it. */
  private static void print(
      String runner, Run run, FootageCost.Alone alone, int processors, PrintStream out) {
    double seconds = run.cost.seconds();
    double bound = alone.bound(processors);
    out.printf(
        "%-14s %8.1f s, %.3f of the bound (%.1f s: %.1f s of CPU decoding alone, %.1f s inference"
            + " alone)%n",
        runner, seconds, bound / seconds, bound, alone.decode(), alone.infer());
    out.printf(
        "%-14s %8.1f s of CPU, %.1f s of it decoding and inference, %.3f of what there was;"
            + " %.1f s by others%n",
        "",
        run.cost.cpuSeconds(),
        run.cost.footageSeconds(),
        run.cost.footageSeconds() / (processors * seconds),
        run.cost.othersSeconds());
    out.printf(
        "%-14s %8.0f MiB at most; results %.1f MiB, kept of segments %.1f MiB%n",
        "", run.cost.peakBytes() / MEBIBYTE, run.resultBytes / MEBIBYTE, run.keptBytes / MEBIBYTE);
  }

  private void memory(List<Double> minutes, PrintStream out) throws Exception {
    for (String runner : runners) {
      for (double length : minutes) {
        Path yaml = LoopedRecording.make(recording, folder.resolve("footage"), length);
        ShoalProcess.Cost cost = tank(yaml, runner, Double.POSITIVE_INFINITY, () -> {}).cost;
        out.printf(
            "%-14s %6.1f minutes: at most %.0f MiB, %.1f s%n",
            runner, length, cost.peakBytes() / MEBIBYTE, cost.seconds());
      }
    }
  }

  /** Runs the command as a user does the first time: nothing is there yet. */
  private Run tank(Path yaml, String runner, double stopEvery, ShoalProcess.Interlude interlude)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>();
    command.add("tank");
    command.add("--recording=" + yaml);
    command.add("--model=" + model);
    command.add("--output=" + output);
    command.add("--runner=" + runner);
    command.add("--progress=never");
    command.addAll(more);
    try (ShoalProcess run = ShoalProcess.start(folder.resolve("said.txt"), command)) {
      ShoalProcess.Cost cost = run.waitFor(stopEvery, interlude);
      return new Run(cost, bytes(output, false), bytes(output, true));
    } finally {
      ResultFolder.remove(output);
    }
  }

  /** The size of the files in a folder that are kept of segments, or of the others. */
  private static long bytes(Path output, boolean kept) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/.segments/") == kept)
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
