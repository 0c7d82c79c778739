package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;

/** Runs over the same output go on from what an earlier one found in the footage. */
class ResumedRunTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final int SEGMENTS = 20;

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledAgainAndAgainGoesOnAndGivesWhatAnUndisturbedOneGives() throws Exception {
    Path disturbed = folder.resolve("disturbed");
    for (int kept : new int[] {3, 9, 15}) {
      KilledRuns.killWhenKept(kept, disturbed, folder.resolve("said.txt"), tank(disturbed));
      assertThat(segments(disturbed).size(), lessThan(SEGMENTS));
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

    Shoal.Outcome overwriting = run(tank(output, "--confidence=0.4", "--overwrite"));
    assertThat(overwriting.said(), not(containsString("known from an earlier run")));
  }

  @Test
  void statusTellsOfARecordingThatNobodyBegan() {
    Shoal.Outcome status = status(folder);

    assertThat(status.said(), is("tank: not begun\n"));
    assertThat(status.exit(), is(ExitCode.PROBLEMS));
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
