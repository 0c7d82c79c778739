package org.shoal.runners.cluster;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.benchmark.DetectionRate;
import org.shoal.runners.bundle.Bundle;

/**
 * How much faster two workers detect than one, each with one slot and one processor core of its
 * own, and how much faster two processes are that do nothing but detect: the machine's own limit.
 * Prints figures; asserts none.
 *
 * <p>The footage is two cameras of the tank sample, over and over. Launcher and JobManager run on
 * the same cores.
 */
class ScalingBenchmark {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final Path MODEL = TESTDATA.resolve("models/fish-detector.onnx");
  private static final int SAMPLE_SECONDS = 10;
  private static final String WARM_SECONDS = "10";
  private static final String SECONDS = "15";
  private static final String DETECTION = "Detect/Decode and detect)";

  @TempDir(factory = BuildFolder.class)
  Path folder;

  @RegisterExtension
  final ClusterComplaints complaints = new ClusterComplaints(() -> folder.resolve("2"));

  /**
   * A job's times in seconds.
   *
   * @param whole from the launcher's start to its end
   * @param detection of the stage
   * @param workers in the stage, each worker's
   */
  private record Times(double whole, double detection, List<Double> workers) {}

  @Test
  void measure() throws Exception {
    Path minute = footage(1);
    Path minutes = footage(8);
    double alone = rates(minute, 1).get(0);
    List<Double> together = rates(minute, 2);
    double limit = together.stream().mapToDouble(rate -> rate).sum() / alone;
    Times one = measure(1, minute, minutes);
    Times two = measure(2, minute, minutes);
    System.out.println("| | frames/s | of one |");
    System.out.println("|---|---|---|");
    System.out.printf("| one process that only detects | %.1f | 1 |%n", alone);
    System.out.printf("| two | %.1f + %.1f | %.3f |%n", together.get(0), together.get(1), limit);
    System.out.println("| workers | job s | detection s | in the workers s | speed-up |");
    System.out.println("|---|---|---|---|---|");
    print(1, one, one);
    print(2, two, one);
    double speedUp = one.detection / two.detection;
    System.out.printf(
        "detection on two workers: %.3f times as fast, %.3f of what the machine can do%n",
        speedUp, speedUp / limit);
  }

  private static void print(int workers, Times times, Times one) {
    System.out.printf(
        "| %d | %.1f | %.1f | %s | %.3f |%n",
        workers, times.whole, times.detection, times.workers, one.detection / times.detection);
  }

  /** What processes that only detect do at the same time, on a core each: frames a second. */
  private static List<Double> rates(Path recording, int processes) throws Exception {
    List<Process> running = new ArrayList<>();
    for (int core = 0; core < processes; core++) {
      running.add(
          new ProcessBuilder(
                  "taskset",
                  "-c",
                  Integer.toString(core),
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  Bundle.SHOAL.jar().toString(),
                  DetectionRate.class.getName(),
                  recording.toString(),
                  MODEL.toString(),
                  WARM_SECONDS,
                  SECONDS)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    List<Double> rates = new ArrayList<>();
    for (Process process : running) {
      byte[] said = process.getInputStream().readAllBytes();
      rates.add(Double.parseDouble(new String(said, StandardCharsets.UTF_8).trim()));
    }
    return rates;
  }

  /** Runs a job on some workers after another that warms them up. */
  private Times measure(int workers, Path warmUp, Path recording) throws Exception {
    try (FlinkCluster cluster =
        FlinkCluster.startPinned(folder.resolve(Integer.toString(workers)), workers)) {
      run(cluster, warmUp);
      return run(cluster, recording);
    }
  }

  private Path footage(int minutes) throws IOException {
    Path sample = Files.createDirectories(folder.resolve("minutes-" + minutes));
    for (String file : List.of("calibration.json", "cam_00.mp4", "cam_01.mp4")) {
      Files.copy(TESTDATA.resolve("tank").resolve(file), sample.resolve(file));
    }
    StringBuilder yaml =
        new StringBuilder("name: tank\nfps: 30.0\ncalibration: calibration.json\n");
    yaml.append("cameras:\n");
    for (String camera : List.of("cam_00", "cam_01")) {
      List<String> files = Collections.nCopies(60 * minutes / SAMPLE_SECONDS, camera + ".mp4");
      yaml.append("  - {name: %s, footage: [%s]}%n".formatted(camera, String.join(", ", files)));
    }
    return Files.writeString(sample.resolve("recording.yaml"), yaml);
  }

  private Times run(FlinkCluster cluster, Path recording) throws Exception {
    Path output = Files.createTempDirectory(folder, "out");
    List<String> arguments =
        List.of(
            "tank",
            "--recording=" + recording,
            "--model=" + MODEL,
            "--output=" + output,
            "--minCameras=2",
            "--progress=never");
    long start = System.nanoTime();
    try (Submission job = Submission.start(cluster, output.resolve("said.txt"), arguments)) {
      int status = job.exitStatus();
      assertThat(job.said(), status, is(ExitCode.GOOD.status()));
    }
    double whole = (System.nanoTime() - start) / 1e9;
    String job = "/jobs/" + lastJob(cluster);
    for (JsonNode step : cluster.get(job).path("vertices")) {
      if (step.path("name").asText().contains(DETECTION)) {
        List<Double> workers = new ArrayList<>();
        cluster
            .get(job + "/vertices/" + step.path("id").asText())
            .path("subtasks")
            .forEach(subtask -> workers.add(seconds(subtask)));
        return new Times(whole, seconds(step), workers);
      }
    }
    throw new IllegalStateException("no step is called " + DETECTION);
  }

  private static double seconds(JsonNode step) {
    return step.path("duration").asLong() / 1000.0;
  }

  private static String lastJob(FlinkCluster cluster) throws Exception {
    String last = "";
    long latest = -1;
    for (JsonNode job : cluster.get("/jobs/overview").path("jobs")) {
      if (job.path("start-time").asLong() > latest) {
        latest = job.path("start-time").asLong();
        last = job.path("jid").asText();
      }
    }
    return last;
  }
}
