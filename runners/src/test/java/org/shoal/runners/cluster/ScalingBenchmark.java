package org.shoal.runners.cluster;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;

/**
 * How much faster two workers detect than one, each with one slot and one processor core of its
 * own, and what share of a job's time is not detection. Prints figures; asserts none.
 *
 * <p>The footage is two cameras of the tank sample, over and over.
 */
class ScalingBenchmark {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final int SAMPLE_SECONDS = 10;
  private static final String DETECTION = "Detect/Decode and detect)";

  @TempDir(factory = BuildFolder.class)
  Path folder;

  @RegisterExtension
  final ClusterComplaints complaints = new ClusterComplaints(() -> folder.resolve("2"));

  /** A job's times in seconds. */
  private record Times(double whole, double detection) {
    double rest() {
      return whole - detection;
    }
  }

  @Test
  void measure() throws Exception {
    Path minute = footage(1);
    Path minutes = footage(10);
    Times one;
    Times two;
    Times twoLong;
    try (FlinkCluster cluster = cluster(1)) {
      run(cluster, minute);
      one = run(cluster, minute);
    }
    try (FlinkCluster cluster = cluster(2)) {
      run(cluster, minute);
      two = run(cluster, minute);
      twoLong = run(cluster, minutes);
    }
    System.out.println(
        "| workers | minutes of 2 cameras | job s | detection s | rest s | rest % |");
    System.out.println("|---|---|---|---|---|---|");
    print(1, 1, one);
    print(2, 1, two);
    print(2, 10, twoLong);
    System.out.printf(
        "detection on two workers: %.2f times as fast%n", one.detection / two.detection);
  }

  private static void print(int workers, int minutes, Times times) {
    System.out.printf(
        "| %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
        workers,
        minutes,
        times.whole,
        times.detection,
        times.rest(),
        100 * times.rest() / times.whole);
  }

  private FlinkCluster cluster(int workers) throws Exception {
    return FlinkCluster.startPinned(folder.resolve(Integer.toString(workers)), workers);
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
            "--model=" + TESTDATA.resolve("models/fish-detector.onnx"),
            "--output=" + output,
            "--minCameras=2",
            "--segmentSeconds=5",
            "--overwrite",
            "--progress=never");
    long start = System.nanoTime();
    try (Submission job = Submission.start(cluster, output.resolve("said.txt"), arguments)) {
      int status = job.exitStatus();
      assertThat(job.said(), status, is(ExitCode.GOOD.status()));
    }
    return new Times((System.nanoTime() - start) / 1e9, detectionSeconds(cluster));
  }

  /** How long the last job detected. */
  private static double detectionSeconds(FlinkCluster cluster) throws Exception {
    JsonNode last = null;
    for (JsonNode job : cluster.get("/jobs/overview").path("jobs")) {
      if (last == null || job.path("start-time").asLong() > last.path("start-time").asLong()) {
        last = job;
      }
    }
    if (last == null) {
      throw new IllegalStateException("there was no job");
    }
    for (JsonNode step : cluster.get("/jobs/" + last.path("jid").asText()).path("vertices")) {
      if (step.path("name").asText().contains(DETECTION)) {
        return step.path("duration").asLong() / 1000.0;
      }
    }
    throw new IllegalStateException("no step is called " + DETECTION);
  }
}
