package org.shoal.runners.cluster;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
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

  /** Enough for the bundle, the native libraries and what the steps of a sample pass on. */
  private static final int DISK_MEGABYTES = 400;

  /** Logs and results; stays in the build's folder when a test fails. */
  @TempDir(factory = BuildFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static FlinkCluster cluster;
  private static int clusters;

  @RegisterExtension static final TestWatcher COMPLAINTS = new ClusterComplaints(ClusterIT::logs);

  /** What made a test fail must not make others fail. */
  @RegisterExtension
  static final TestWatcher REPLACEMENT =
      new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
          stopCluster();
        }
      };

  @BeforeEach
  void startCluster() throws Exception {
    if (cluster != null && cluster.isIdle()) {
      return;
    }
    stopCluster();
    clusters++;
    cluster = FlinkCluster.start(logs(), WORKERS);
  }

  /** The folder of the last cluster. */
  private static Path logs() {
    return folder.resolve("cluster-" + clusters);
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
    boolean lost = false;
    for (int attempt = 1; !lost; attempt++) {
      assertThat("jobs are over before a worker can be killed", attempt, is(lessThan(4)));
      Path output = folder.resolve(mission + "-disturbed-" + attempt);
      try (Submission job = submit(mission, output)) {
        lost = loseWorkers(job, mission, output);
        assertGood(job);
      }
      ResultTree.assertSame(output, expected(mission));
    }
  }

  /** Kills and replaces workers in the middle of a job; false if it was over before. */
  private static boolean loseWorkers(Submission job, Mission mission, Path output)
      throws Exception {
    if (!job.comesTo("detected footage", () -> mission.segmentsDone(output) > 0)) {
      return false;
    }
    replaceAWorker();
    if (mission == Mission.TANK) {
      if (!job.comesTo("a written window", () -> mission.windowsWritten(output) > 0)) {
        return false;
      }
      replaceAWorker();
    }
    return true;
  }

  /** The worker's results of a step go to that disk, until the next step has taken them. */
  @Test
  void aWorkerWhoseDiskFillsUpIsAClearErrorAndGivesNoResults() throws Exception {
    SmallDisk.require(folder.resolve("rehearsal"));
    SmallDisk disk = new SmallDisk(folder.resolve("disk"), DISK_MEGABYTES);
    cluster.killWorker();
    Process small = cluster.startWorkerWith(disk);
    try {
      cluster.waitUntilIdle();
      Path output = folder.resolve("full-disk");
      try (Submission job = submit(Mission.SWIM, output)) {
        job.comesTo("detected footage", () -> Mission.SWIM.segmentsDone(output) > 0);
        disk.fill(small);
        if (job.exitStatus() != ExitCode.GOOD.status()) {
          assertNoSpaceIsLeft(job, output);
          return;
        }
      }
      // The job had nothing more to put there; the next one has.
      ResultTree.assertSame(output, expected(Mission.SWIM));
      Path next = folder.resolve("full-disk-from-the-start");
      try (Submission job = submit(Mission.SWIM, next)) {
        assertNoSpaceIsLeft(job, next);
      }
    } finally {
      stopCluster();
    }
  }

  private static void assertNoSpaceIsLeft(Submission job, Path output) throws Exception {
    int status = job.exitStatus();
    assertThat(job.said(), status, is(ExitCode.FAILED.status()));
    assertThat(job.said(), containsString("No space left on device"));
    assertThat(ResultTree.findings(output), is(List.of()));
  }

  @Test
  void aJobThatIsSubmittedAgainAfterTheJobManagerIsLostGoesOnFromWhatWasDetected()
      throws Exception {
    Path output = folder.resolve("resubmitted");
    try (Submission job = submit(Mission.TANK, output)) {
      job.comesTo("two detected segments", () -> Mission.TANK.segmentsDone(output) >= 2);
      cluster.killMaster();
      cluster.startMaster();
      assertThat(job.said(), job.exitStatus(), is(ExitCode.FAILED.status()));
      assertThat(job.said(), containsString("shoal: the job failed: "));
    }
    assertThat(ResultTree.files(output), is(not(ResultTree.files(expected(Mission.TANK)))));
    cluster.waitUntilIdle();
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
