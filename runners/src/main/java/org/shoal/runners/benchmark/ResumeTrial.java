package org.shoal.runners.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.ExitCode;

/**
 * Kills {@code shoal tank} with {@code kill -9} at random moments, starts it again each time, and
 * compares what it leaves in the end with what an undisturbed run leaves, byte for byte. Says how
 * much work each kill cost. Linux only.
 *
 * <p>The work is counted in the time of workers: what a worker had done since it last finished a
 * segment, or since the program had started, is done again. A window's work is a worker's time for
 * all cameras of a frame window, as the undisturbed run finished its segments.
 */
public final class ResumeTrial {
  private static final int WINDOW_FRAMES = 1000;
  private static final int WORKERS = Runtime.getRuntime().availableProcessors();

  /** How far a run comes on average, in parts of the work that there is, times the kills. */
  private static final double REACH = 2;

  private final Path folder;
  private final List<String> command;
  private final Random random;
  private final PrintStream out;

  private ResumeTrial(Path folder, List<String> command, long seed, PrintStream out) {
    this.folder = folder;
    this.command = command;
    this.random = new Random(seed);
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param arguments how often to kill, the seed of the moments, the minutes for which the footage
   *     is repeated, recording.yaml, model.onnx, and further options of {@code shoal tank}
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 5) {
      System.err.println(
          "usage: ResumeTrial KILLS SEED MINUTES recording.yaml model.onnx [--option=value ...]");
      System.exit(ExitCode.USAGE.status());
    }
    Path folder = Files.createTempDirectory("resume-trial");
    try {
      Path yaml =
          LoopedRecording.make(
              Path.of(arguments[3]), folder.resolve("footage"), Double.parseDouble(arguments[2]));
      List<String> command = new ArrayList<>();
      command.add("tank");
      command.add("--recording=" + yaml);
      command.add("--model=" + arguments[4]);
      command.add("--windowFrames=" + WINDOW_FRAMES);
      command.add("--progress=never");
      command.addAll(List.of(arguments).subList(5, arguments.length));
      new ResumeTrial(folder, command, Long.parseLong(arguments[1]), System.out)
          .run(Integer.parseInt(arguments[0]));
    } finally {
      ResultFolder.remove(folder);
    }
  }

  /**
   * How long things take without a kill.
   *
   * @param startSeconds from the start of the JVM until segments are worked on
   * @param seconds from the start of the JVM to its end
   * @param windowSeconds a worker's time for the segments of a window
   */
  private record Pace(double startSeconds, double seconds, double windowSeconds) {}

  private void run(int kills) throws IOException, InterruptedException {
    Path undisturbed = folder.resolve("undisturbed");
    Pace pace = pace(undisturbed);
    out.printf(
        "undisturbed: %.1f s, the first %.1f s to start; a window takes a worker %.1f s%n",
        pace.seconds(), pace.startSeconds(), pace.windowSeconds());
    out.printf("%6s %12s %14s %16s%n", "kill", "after s", "segments kept", "windows repeated");
    Path disturbed = folder.resolve("disturbed");
    double worst = 0;
    double work = pace.seconds() - pace.startSeconds();
    double reach = pace.startSeconds() + 2 * REACH * work / kills;
    for (int kill = 1; kill <= kills; ) {
      double moment = random.nextDouble() * reach;
      long begun = System.currentTimeMillis() + Math.round(1e3 * pace.startSeconds());
      if (endsBefore(moment, disturbed)) {
        out.printf("%6s %12s %14d %16s%n", "-", "ended", segments(disturbed).size(), "-");
        compare(undisturbed, disturbed);
        ResultFolder.remove(disturbed);
      } else {
        double repeated = workersSecondsLost(disturbed, begun) / pace.windowSeconds();
        worst = Math.max(worst, repeated);
        out.printf("%6d %12.2f %14d %16.2f%n", kill, moment, segments(disturbed).size(), repeated);
        kill++;
      }
    }
    start(disturbed).waitFor();
    compare(undisturbed, disturbed);
    out.printf("the same bytes in the end; at most %.2f windows' work repeated%n", worst);
  }

  /** Runs without a kill, and reads from the segments' times how fast they were worked on. */
  private Pace pace(Path output) throws IOException, InterruptedException {
    long start = System.currentTimeMillis();
    double seconds = start(output).waitFor().seconds();
    List<Long> finished = segments(output);
    long first = Collections.min(finished);
    double segment =
        WORKERS * (Collections.max(finished) - first) / 1e3 / (finished.size() - WORKERS);
    return new Pace(
        (first - start) / 1e3 - segment, seconds, segment * finished.size() / windows(output));
  }

  /** Windows that an undisturbed run had, not rounded to whole ones. */
  private static double windows(Path output) throws IOException {
    Path summary = result(output).summary();
    return new ObjectMapper().readTree(summary.toFile()).path("frames").asDouble() / WINDOW_FRAMES;
  }

  /** Starts a run and kills it at a moment, unless it has ended by then. */
  private boolean endsBefore(double moment, Path output) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + (long) (moment * 1e9);
    try (ShoalProcess run = start(output)) {
      while (System.nanoTime() < deadline && run.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      boolean ended = !run.isAlive();
      if (ended) {
        run.waitFor();
      }
      return ended;
    }
  }

  /**
   * What the run that has just been killed had done since it last finished something.
   *
   * @param begun when it began to work on segments, in milliseconds since 1970
   */
  private static double workersSecondsLost(Path output, long begun) throws IOException {
    long killed = System.currentTimeMillis();
    List<Long> since = new ArrayList<>(Collections.nCopies(WORKERS, begun));
    segments(output).stream().filter(time -> time > begun).forEach(since::add);
    Collections.sort(since);
    return since.subList(since.size() - WORKERS, since.size()).stream()
        .mapToDouble(time -> Math.max(0, killed - time) / 1e3)
        .sum();
  }

  private ShoalProcess start(Path output) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.add("--output=" + output);
    return ShoalProcess.start(folder.resolve("said.txt"), all);
  }

  private static ResultFolder result(Path output) throws IOException {
    try (Stream<Path> folders = Files.list(output)) {
      String recording = folders.findFirst().orElseThrow().getFileName().toString();
      return new ResultFolder(output.toString(), recording);
    }
  }

  /** When the segments that are kept were finished, in milliseconds since 1970. */
  private static List<Long> segments(Path output) throws IOException {
    List<Long> times = new ArrayList<>();
    if (Files.isDirectory(output)) {
      for (String file : files(output)) {
        if (file.endsWith(SegmentStore.KEPT)) {
          times.add(Files.getLastModifiedTime(output.resolve(file)).toMillis());
        }
      }
    }
    return times;
  }

  private static void compare(Path one, Path other) throws IOException {
    List<String> files = files(one);
    if (!files.equals(files(other))) {
      throw new IllegalStateException("left are " + files(other) + " in place of " + files);
    }
    for (String file : files) {
      if (Files.mismatch(one.resolve(file), other.resolve(file)) >= 0) {
        throw new IllegalStateException(file + " differs");
      }
    }
  }

  /** The files of the results, and what is kept of segments; summary.json tells of speed. */
  private static List<String> files(Path output) throws IOException {
    try (Stream<Path> below = Files.walk(output)) {
      return below
          .filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .filter(file -> !file.endsWith("summary.json"))
          .sorted()
          .toList();
    }
  }
}
