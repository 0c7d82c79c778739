package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/** Runs over the same output go on from what an earlier one found in the footage. */
class ResumedRunTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final int SEGMENTS = 20;

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledAgainAndAgainGoesOnAndGivesWhatAnUndisturbedOneGives() throws Exception {
    Path disturbed = folder.resolve("disturbed");
    for (int kept : new int[] {3, 9, 15}) {
      killWhenKept(kept, disturbed);
    }
    assertThat(status(disturbed).exit(), is(ExitCode.PROBLEMS));
    assertThat(status(disturbed).said(), containsString("tank: broken off; "));
    int before = segments(disturbed).size();

    Outcome last = run(tank(disturbed));

    assertThat(last.said(), last.exit(), is(ExitCode.GOOD));
    assertThat(last.said(), containsString("shoal: " + before + " segments of footage known"));
    assertThat(status(disturbed).said(), containsString("tank: complete, 300 frames"));
    assertThat(status(disturbed).exit(), is(ExitCode.GOOD));
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(run(tank(undisturbed)).exit(), is(ExitCode.GOOD));
    assertThat(results(disturbed), is(results(undisturbed)));
    for (String file : results(undisturbed)) {
      assertThat(
          file + " differs at byte",
          Files.mismatch(disturbed.resolve(file), undisturbed.resolve(file)),
          is(-1L));
    }
  }

  @Test
  void onlyWhatDependsOnAChangedOptionIsDoneAgain() throws Exception {
    Path output = folder.resolve("out");
    assertThat(run(tank(output)).said(), not(containsString("known from an earlier run")));
    List<String> kept = segments(output);
    assertThat(kept.size(), is(SEGMENTS));

    Outcome tracking = run(tank(output, "--maxAge=3", "--windowFrames=70", "--batchSize=3"));
    assertThat(tracking.said(), containsString("shoal: 20 segments of footage known"));
    Path afresh = folder.resolve("afresh");
    run(tank(afresh, "--maxAge=3", "--windowFrames=70", "--batchSize=3"));
    assertThat(
        Files.mismatch(output.resolve("tank/tracking.h5"), afresh.resolve("tank/tracking.h5")),
        is(-1L));

    Outcome detecting = run(tank(output, "--confidence=0.4"));
    assertThat(detecting.said(), not(containsString("known from an earlier run")));
    assertThat(segments(output).size(), is(SEGMENTS));
    assertThat(segments(output), is(not(kept)));

    Outcome overwriting = run(tank(output, "--confidence=0.4", "--overwrite"));
    assertThat(overwriting.said(), not(containsString("known from an earlier run")));
  }

  @Test
  void statusTellsOfARecordingThatNobodyBegan() {
    Outcome status = status(folder);

    assertThat(status.said(), is("tank: not begun\n"));
    assertThat(status.exit(), is(ExitCode.PROBLEMS));
  }

  /** Starts a run and kills it once some more segments are kept, before it can be done. */
  private void killWhenKept(int kept, Path output) throws Exception {
    Path said = folder.resolve("said.txt");
    Process process = ShoalProcess.start(said, tank(output));
    try {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
      while (segments(output).size() < kept) {
        assertThat(Files.readString(said), process.isAlive(), is(true));
        assertThat("seconds to wait", deadline - System.nanoTime(), greaterThan(0L));
        Thread.sleep(5);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(segments(output).size(), lessThan(SEGMENTS));
    assertThat(Files.exists(output.resolve("tank/summary.json")), is(false));
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

  private static Outcome status(Path output) {
    return run(
        "status",
        "--recording=" + REPOSITORY.resolve("testdata/tank/recording.yaml"),
        "--output=" + output);
  }

  private static List<String> segments(Path output) throws IOException {
    return files(output).stream().filter(file -> file.endsWith(".segment")).toList();
  }

  private static List<String> results(Path output) throws IOException {
    return files(output).stream().filter(file -> !file.endsWith("summary.json")).toList();
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      // A file of the other process went while the folder was read.
      return List.of();
    }
  }

  private record Outcome(ExitCode exit, String said) {}

  private static Outcome run(String... arguments) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    ExitCode exit = Main.run(Arrays.asList(arguments), stream, stream);
    return new Outcome(exit, told.toString(StandardCharsets.UTF_8));
  }
}
