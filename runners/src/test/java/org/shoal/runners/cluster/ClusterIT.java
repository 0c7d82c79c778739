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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/** The bundles that ship, on a Flink cluster of separate processes whose parts get lost. */
class ClusterIT {
  private static final int WORKERS = 2;

  /** Logs and results; stays in the build's folder when a test fails. */
  @TempDir(factory = BuildFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static FlinkCluster cluster;

  @RegisterExtension
  static final TestWatcher COMPLAINTS = new ClusterComplaints(() -> folder.resolve("cluster"));

  @BeforeEach
  void startCluster() throws Exception {
    if (cluster != null && cluster.isIdle(WORKERS)) {
      return;
    }
    stopCluster();
    cluster = FlinkCluster.start(folder.resolve("cluster"), WORKERS);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBytesAreThoseOfOneProcess(Mission mission) throws Exception {
    Path output = folder.resolve(mission + "-undisturbed");
    try (Submission job = submit(mission, output)) {
      assertGood(job);
    }
    ResultTree.assertSame(output, expected(mission));
  }

  @ParameterizedTest
  @EnumSource
  void workersThatAreLostCostNothing(Mission mission) throws Exception {
    Path output = folder.resolve(mission + "-disturbed");
    try (Submission job = submit(mission, output)) {
      job.waitFor("some of the footage is detected", () -> mission.segmentsDone(output) > 0);
      replaceAWorker();
      if (mission == Mission.TANK) {
        job.waitFor("a window is written", () -> mission.windowsWritten(output) > 0);
        replaceAWorker();
      }
      assertGood(job);
    }
    ResultTree.assertSame(output, expected(mission));
  }

  @Test
  void aJobThatIsSubmittedAgainAfterTheJobManagerIsLostGoesOnFromWhatWasDetected()
      throws Exception {
    Path output = folder.resolve("resubmitted");
    try (Submission job = submit(Mission.TANK, output)) {
      job.waitFor("two segments are detected", () -> Mission.TANK.segmentsDone(output) >= 2);
      cluster.killMaster();
      cluster.startMaster();
      assertThat(job.said(), job.exitStatus(), is(ExitCode.FAILED.status()));
      assertThat(job.said(), containsString("shoal: the job failed: "));
    }
    assertThat(ResultTree.files(output), is(not(ResultTree.files(expected(Mission.TANK)))));
    cluster.waitForSlots(WORKERS);
    try (Submission job = submit(Mission.TANK, output)) {
      assertGood(job);
      assertThat(job.said(), containsString("known from an earlier run"));
    }
    ResultTree.assertSame(output, expected(Mission.TANK));
  }

  private static Submission submit(Mission mission, Path output) throws IOException {
    Path said = folder.resolve(output.getFileName() + ".txt");
    return Submission.start(cluster, said, mission.arguments(sample(mission), output));
  }

  private static void assertGood(Submission job) throws Exception {
    int status = job.exitStatus();
    assertThat(job.said(), status, is(ExitCode.GOOD.status()));
  }

  /** Kills a worker and starts another in its place. */
  private static void replaceAWorker() throws Exception {
    cluster.killWorker();
    cluster.startWorker();
  }

  private static Path sample(Mission mission) throws IOException {
    Path sample = folder.resolve("sample-" + mission);
    return Files.exists(sample) ? sample.resolve("recording.yaml") : mission.copySample(sample);
  }

  /** What the DirectRunner makes of the sample, in this process. */
  private static Path expected(Mission mission) throws IOException {
    Path output = folder.resolve(mission + "-direct");
    if (!Files.exists(output)) {
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
      ExitCode exit = Main.run(mission.arguments(sample(mission), output), stream, stream);
      assertThat(told.toString(StandardCharsets.UTF_8), exit, is(ExitCode.GOOD));
    }
    return output;
  }
}
