package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.shoal.runners.KilledRuns.segments;
import static org.shoal.runners.Shoal.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.results.ProgressMarkers;
import org.shoal.io.results.ResultFolder;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;

/** Runs over the same output go on from what an earlier one found in the footage. */
class ResumedRunTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final int SEGMENTS = 20;
  private static final int SEGMENT_FRAMES = 60;

  private static final List<Kill> KILLS =
      List.of(
          new Kill(4, List.of("--runner=DirectRunner")),
          new Kill(10, List.of("--runner=FlinkRunner", "--executionModeForBatch=BATCH_FORCED")),
          new Kill(15, List.of("--runner=DirectRunner")));

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledAgainAndAgainGoesOnAndGivesWhatAnUndisturbedOneGives() throws Exception {
    Path disturbed = folder.resolve("disturbed");
    for (Kill kill : KILLS) {
      int known = segments(disturbed).size();
      String[] command = tank(disturbed, kill.options().toArray(String[]::new));
      KilledRuns.killWhenKept(kill.kept(), disturbed, folder.resolve("said.txt"), command);
      assertThat(segments(disturbed).size(), lessThan(SEGMENTS));
      assertThat(framesMarked(disturbed), greaterThanOrEqualTo(leastFrames(kill.kept() - known)));
      assertThat(Files.exists(disturbed.resolve("tank/summary.json")), is(false));
    }
    assertThat(status(disturbed).exit(), is(ExitCode.PROBLEMS));
    assertThat(status(disturbed).said(), containsString("tank: broken off; "));
    int before = segments(disturbed).size();

    Shoal.Outcome last = run(tank(disturbed));

    assertThat(last.said(), last.exit(), is(ExitCode.GOOD));
    assertThat(last.said(), containsString("shoal: " + before + " segments of footage known"));
    assertThat(status(disturbed).said(), containsString("tank: complete, 300 frames"));
    assertThat(status(disturbed).exit(), is(ExitCode.GOOD));
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(run(tank(undisturbed)).exit(), is(ExitCode.GOOD));
    ResultTree.assertSame(disturbed, undisturbed);
  }

  @Test
  void onlyWhatDependsOnAChangedOptionIsDoneAgain() throws Exception {
    Path output = folder.resolve("out");
    assertThat(run(tank(output)).said(), not(containsString("known from an earlier run")));
    List<String> kept = segments(output);
    assertThat(kept.size(), is(SEGMENTS));

    Shoal.Outcome tracking = run(tank(output, "--maxAge=3", "--windowFrames=70", "--batchSize=3"));
    assertThat(tracking.said(), containsString("shoal: 20 segments of footage known"));
    Path afresh = folder.resolve("afresh");
    run(tank(afresh, "--maxAge=3", "--windowFrames=70", "--batchSize=3"));
    assertThat(
        Files.mismatch(output.resolve("tank/tracking.h5"), afresh.resolve("tank/tracking.h5")),
        is(-1L));

    Shoal.Outcome detecting = run(tank(output, "--confidence=0.4"));
    assertThat(detecting.said(), not(containsString("known from an earlier run")));
    assertThat(segments(output).size(), is(SEGMENTS));
    assertThat(segments(output), is(not(kept)));

    Shoal.Outcome overwriting =
        run(tank(output, "--confidence=0.4", "--overwrite", "--maxKeptGib=0"));
    assertThat(overwriting.said(), overwriting.exit(), is(ExitCode.GOOD));
    assertThat(overwriting.said(), not(containsString("known from an earlier run")));
    assertThat(segments(output), is(empty()));
  }

  @Test
  void statusTellsOfARecordingThatNobodyBegan() {
    Shoal.Outcome status = status(folder);

    assertThat(status.said(), is("tank: not begun\n"));
    assertThat(status.exit(), is(ExitCode.PROBLEMS));
  }

  /**
   * When a run is killed.
   *
   * @param kept segments that are kept by then
   * @param options of the run
   */
  private record Kill(int kept, List<String> options) {}

  /**
   * Frames that a killed run has told as looked at for certain: those of the segments that it kept,
   * but for one a worker, which may have been killed between the two.
   */
  private static long leastFrames(int keptByIt) {
    int workers = Runtime.getRuntime().availableProcessors();
    return (long) SEGMENT_FRAMES * Math.max(0, keptByIt - workers);
  }

  /** Frames that a run had told as looked at when it was killed. */
  private static long framesMarked(Path output) {
    return new ProgressMarkers(new ResultFolder(output.toString(), "tank")).read().detectedFrames();
  }

  private static String[] tank(Path output, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "tank",
                "--recording=" + REPOSITORY.resolve("testdata/tank/recording.yaml"),
                "--model=" + REPOSITORY.resolve("testdata/models/fish-detector.onnx"),
                "--expectedCount=3",
                "--segmentSeconds=2",
                "--output=" + output,
                "--progress=never"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static Shoal.Outcome status(Path output) {
    return run(
        "status",
        "--recording=" + REPOSITORY.resolve("testdata/tank/recording.yaml"),
        "--output=" + output);
  }
}
