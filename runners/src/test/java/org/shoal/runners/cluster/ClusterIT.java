package org.shoal.runners.cluster;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/** The bundles that ship, on a Flink cluster of separate processes whose parts get lost. */
class ClusterIT {
  private static final int WORKERS = 2;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private FlinkCluster cluster;
  private Path sample;

  static Stream<Mission> missions() {
    return Mission.all().stream();
  }

  @BeforeEach
  void startCluster() throws Exception {
    cluster = FlinkCluster.start(folder.resolve("cluster"), WORKERS);
  }

  @AfterEach
  void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("missions")
  void theBytesAreThoseOfOneProcessWhateverIsLost(Mission mission) throws Exception {
    sample = mission.copySample(folder);
    Path expected = folder.resolve("direct");
    runDirectly(mission.arguments(sample, expected));

    Path undisturbed = folder.resolve("undisturbed");
    try (Submission job = submit(mission, undisturbed)) {
      assertGood(job);
    }
    ResultTree.assertSame(undisturbed, expected);

    Path detecting = folder.resolve("detecting");
    try (Submission job = submit(mission, detecting)) {
      waitForWork(job, mission.results(detecting), "detected_", 3);
      replaceWorker(0);
      assertGood(job);
    }
    ResultTree.assertSame(detecting, expected);

    Path writing = folder.resolve("writing");
    try (Submission job = submit(mission, writing)) {
      waitForWork(job, mission.results(writing), "written_", 1);
      replaceWorker(1);
      assertGood(job);
    }
    ResultTree.assertSame(writing, expected);

    Path resubmitted = folder.resolve("resubmitted");
    try (Submission job = submit(mission, resubmitted)) {
      waitForWork(job, mission.results(resubmitted), "detected_", 3);
      cluster.killMaster();
      cluster.startMaster();
      assertThat(job.said(), job.exitStatus(), is(ExitCode.FAILED.status()));
      assertThat(job.said(), containsString("shoal: the job failed: "));
    }
    assertThat(ResultTree.files(resubmitted), is(not(ResultTree.files(expected))));
    cluster.waitForSlots(WORKERS);
    try (Submission job = submit(mission, resubmitted)) {
      assertGood(job);
    }
    ResultTree.assertSame(resubmitted, expected);
  }

  private Submission submit(Mission mission, Path output) throws IOException {
    Path said = folder.resolve(output.getFileName() + ".txt");
    return Submission.start(cluster, said, mission.arguments(sample, output, "--progress=always"));
  }

  private static void assertGood(Submission job) throws Exception {
    int status = job.exitStatus();
    assertThat(job.said(), status, is(ExitCode.GOOD.status()));
  }

  /** Kills a worker and starts another in its place. */
  private void replaceWorker(int index) throws Exception {
    cluster.killWorker(index);
    cluster.startWorker();
  }

  private static void waitForWork(Submission job, Path results, String marker, int count)
      throws Exception {
    Path progress = results.resolve(".work/progress");
    FlinkCluster.waitFor(
        count + " marks " + marker + " of a running job",
        () -> {
          assertThat(job.said(), job.isAlive(), is(true));
          try (Stream<Path> marks = Files.list(progress)) {
            return marks.filter(mark -> mark.getFileName().toString().startsWith(marker)).count()
                >= count;
          }
        });
  }

  private static void runDirectly(List<String> arguments) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    ExitCode exit = Main.run(arguments, stream, stream);
    assertThat(told.toString(StandardCharsets.UTF_8), exit, is(ExitCode.GOOD));
  }
}
