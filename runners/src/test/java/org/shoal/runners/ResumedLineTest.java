package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.shoal.runners.KilledRuns.segments;
import static org.shoal.runners.Shoal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;

/** A line's runs over the same output go on from the detections and crops of an earlier one. */
class ResumedLineTest {
  private static final Path TESTDATA = Path.of("../testdata").toAbsolutePath().normalize();

  @TempDir static Path folder;

  private static Path undisturbed;
  private static int segments;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = folder.resolve("undisturbed");
    assertThat(run(line(undisturbed)).exit(), is(ExitCode.GOOD));
    segments = segments(undisturbed).size();
  }

  @Test
  void aRunThatIsKilledGoesOnAndGivesWhatAnUndisturbedOneGives() throws Exception {
    Path disturbed = folder.resolve("disturbed");
    KilledRuns.killWhenKept(segments / 2, disturbed, folder.resolve("said.txt"), line(disturbed));
    int kept = segments(disturbed).size();
    assertThat(kept, lessThan(segments));
    assertThat(status(disturbed).said(), containsString("line: broken off; "));
    assertThat(status(disturbed).said(), containsString(kept + " segments of footage kept"));

    Shoal.Outcome last = run(line(disturbed));

    assertThat(last.said(), last.exit(), is(ExitCode.GOOD));
    assertThat(last.said(), containsString("shoal: " + kept + " segments of footage known"));
    assertThat(status(disturbed).said(), containsString("line: complete, "));
    ResultTree.assertSame(disturbed, undisturbed);
  }

  @Test
  void onlyWhatDependsOnAChangedOptionIsDoneAgain() throws IOException {
    Path output = copy("changed");
    Shoal.Outcome tracking = run(line(output, "--minHits=4", "--windowFrames=50"));
    assertThat(tracking.said(), containsString("shoal: " + segments + " segments of footage"));
    Path afresh = folder.resolve("afresh");
    run(line(afresh, "--minHits=4", "--windowFrames=50"));
    ResultTree.assertSame(output, afresh);

    Shoal.Outcome cropping = run(line(output, "--cropInterval=7"));
    assertThat(cropping.said(), not(containsString("known from an earlier run")));
    assertThat(segments(output).size(), is(segments));
  }

  @Test
  void aSegmentWhoseCropsAreDamagedOrGoneIsDoneAgain() throws IOException {
    Path output = copy("damaged");
    List<String> crops =
        KilledRuns.files(output).stream().filter(file -> file.endsWith(".crops")).toList();
    Path first = output.resolve(crops.get(0));
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length / 2] ^= 1;
    Files.write(first, bytes);
    Files.delete(output.resolve(crops.get(1)));

    Shoal.Outcome again = run(line(output));

    assertThat(again.said(), containsString("shoal: " + (segments - 2) + " segments of footage"));
    ResultTree.assertSame(output, undisturbed);
  }

  @Test
  void theResultsFolderMayBeMoved() throws IOException {
    Path output = copy("moved");

    Shoal.Outcome again = run(line(output));

    assertThat(again.said(), containsString("shoal: " + segments + " segments of footage"));
    ResultTree.assertSame(output, undisturbed);
  }

  @Test
  void whatEveryDetectionWasFoundToBeIsKeptToo() throws IOException {
    Path output = folder.resolve("legacy");
    assertThat(run(line(output, "--mode=legacy")).exit(), is(ExitCode.GOOD));
    Path first = folder.resolve("legacy-first");
    copy(output, first);

    Shoal.Outcome again = run(line(output, "--mode=legacy"));

    assertThat(again.said(), containsString("shoal: " + segments + " segments of footage"));
    ResultTree.assertSame(output, first);
  }

  private static Path copy(String name) throws IOException {
    Path to = folder.resolve(name);
    copy(undisturbed, to);
    return to;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String file : KilledRuns.files(from)) {
      Path target = to.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(from.resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static String[] line(Path output, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "line",
                "--recording=" + TESTDATA.resolve("line/recording.yaml"),
                "--model=" + TESTDATA.resolve("models/bottle-detector.onnx"),
                "--classifier=" + TESTDATA.resolve("models/bottle-classifier.onnx"),
                "--segmentSeconds=2",
                "--output=" + output,
                "--progress=never"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static Shoal.Outcome status(Path output) {
    return run(
        "status", "--recording=" + TESTDATA.resolve("line/recording.yaml"), "--output=" + output);
  }
}
