package org.shoal.runners.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shoal.io.files.StoredFile;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.runners.cluster.Mission;
import org.shoal.runners.cluster.ResultTree;
import org.shoal.runners.faults.ManyRestarts;

/** Missions whose results, and some whose input, lie in a store that can do little. */
class StoredResultsTest {
  private static final String OUTPUT = "objects://results/out";
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final List<String> REPLAY =
      List.of(
          "tank",
          "--recording=" + TESTDATA.resolve("tank/recording.yaml"),
          "--detections=" + TESTDATA.resolve("tank/boxes.jsonl.gz"),
          "--windowFrames=50",
          "--progress=never");

  /** What the same runs give on a disk. */
  @TempDir static Path disks;

  @TempDir Path folder;

  private String said = "";

  @BeforeEach
  void emptyTheStore() {
    ObjectStore.clear();
  }

  @ParameterizedTest
  @EnumSource
  void aStoreWithoutRenamingAndSeekingGetsTheBytesOfADisk(Mission mission) throws IOException {
    Path expected = onDisk(mission);

    assertThat(said, run(mission.arguments(sample(mission), OUTPUT)), is(ExitCode.GOOD));

    ResultTree.assertSame(brought(OUTPUT), expected);
  }

  @Test
  void footageCalibrationAndModelAreReadFromAStore() throws IOException {
    Path expected = onDisk(Mission.TANK);
    ObjectStore.putAll(sample(Mission.TANK).getParent(), "objects://input/tank");
    ObjectStore.putAll(TESTDATA.resolve("models"), "objects://input/models");

    List<String> arguments =
        Mission.TANK.arguments("objects://input/tank/recording.yaml", OUTPUT).stream()
            .map(argument -> argument.replace(TESTDATA.toString(), "objects://input"))
            .toList();
    assertThat(said, run(arguments), is(ExitCode.GOOD));

    Path found = brought(OUTPUT);
    // What is kept of segments is named after where the footage lies.
    StoredFile.deleteAll(found + "/tank/.segments");
    StoredFile.move(expected.resolve("tank/.segments"), disks + "/segments");
    ResultTree.assertSame(found, expected);
    StoredFile.move(disks.resolve("segments"), expected + "/tank/.segments");
  }

  @Test
  void whatAStoreKeepsOfSegmentsIsNotDetectedAgain() throws IOException {
    List<String> arguments = Mission.SWIM.arguments(sample(Mission.SWIM), OUTPUT);
    assertThat(said, run(arguments), is(ExitCode.GOOD));
    SortedMap<String, byte[]> before = ObjectStore.below(OUTPUT);

    assertThat(said, run(arguments), is(ExitCode.GOOD));

    assertThat(said, containsString("6 segments of footage known from an earlier run"));
    assertThat(ObjectStore.below(OUTPUT).keySet(), is(before.keySet()));
  }

  @Test
  void aSecondRunIsRefusedWhileOneIsAtWork() throws IOException {
    ObjectStore.putText(OUTPUT + "/tank/.lock", "process 7 on elsewhere");

    assertThat(said, run(replay(OUTPUT)), is(ExitCode.USAGE));

    assertThat(
        said,
        containsString(
            "another run is writing there: process 7 on elsewhere; if it no longer exists, remove "
                + OUTPUT
                + "/tank/.lock"));
    assertThat(ObjectStore.below(OUTPUT).keySet(), is(Set.of("tank/.lock")));
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatFailsEveryThirdWriteGetsRightResults(Runner runner) throws IOException {
    Path expected = replayOnDisk();
    ObjectStore.setFault(new EveryThird());

    assertThat(said, run(replay(OUTPUT, runner.options(folder))), is(ExitCode.GOOD));

    ResultTree.assertSame(brought(OUTPUT), expected);
  }

  @Test
  void aStoreThatIsFullIsAClearErrorAndCostsNothingThatWasThere() throws IOException {
    assertThat(said, run(replay(OUTPUT)), is(ExitCode.GOOD));
    SortedMap<String, byte[]> before = ObjectStore.below(OUTPUT);
    ObjectStore.setFault(
        name -> {
          if (name.endsWith(".parquet")) {
            throw new IOException("No space left on device");
          }
        });

    assertThat(said, run(replay(OUTPUT)), is(ExitCode.FAILED));

    assertThat(said, containsString("shoal: the job failed: cannot write " + OUTPUT));
    assertThat(said, containsString(".parquet: No space left on device"));
    SortedMap<String, byte[]> after = ObjectStore.below(OUTPUT);
    for (Map.Entry<String, byte[]> file : before.entrySet()) {
      assertThat(file.getKey(), after.get(file.getKey()), is(file.getValue()));
    }
  }

  @Test
  void aStoreThatFillsUpWhileResultsAreReplacedLeavesNoSummaryThatSaysTheyAreWhole()
      throws IOException {
    assertThat(said, run(replay(OUTPUT)), is(ExitCode.GOOD));
    ObjectStore.setFault(
        name -> {
          if (name.endsWith("tank/tracking.h5")) {
            throw new IOException("No space left on device");
          }
        });

    assertThat(said, run(replay(OUTPUT)), is(ExitCode.FAILED));

    assertThat(said, containsString("cannot write " + OUTPUT + "/tank/tracking.h5"));
    assertThat(ObjectStore.below(OUTPUT), not(hasKey("tank/summary.json")));
  }

  /** A worker writes results, and another takes its work when its disk is full. */
  @Test
  void aFullDiskOnOneWorkerGivesRightResultsOnAnother() throws IOException {
    Path expected = replayOnDisk();
    List<String> struck = new ArrayList<>();
    ObjectStore.setFault(
        name -> {
          if (Thread.currentThread().getName().contains("(1/2)#0")) {
            struck.add(name);
            throw new IOException("No space left on device");
          }
        });

    assertThat(said, run(replay(OUTPUT, Runner.FLINK.options(folder))), is(ExitCode.GOOD));

    assertThat(struck.isEmpty(), is(false));
    ResultTree.assertSame(brought(OUTPUT), expected);
  }

  private enum Runner {
    DIRECT {
      @Override
      String[] options(Path folder) {
        return new String[] {"--runner=DirectRunner"};
      }
    },
    FLINK {
      @Override
      String[] options(Path folder) throws IOException {
        return ManyRestarts.options(folder);
      }
    };

    abstract String[] options(Path folder) throws IOException;
  }

  private static final class EveryThird implements ObjectStore.Fault {
    private int writes;

    @Override
    public synchronized void strike(String name) throws IOException {
      if (++writes % 3 == 0) {
        throw new IOException("503 service unavailable");
      }
    }
  }

  private static Path sample(Mission mission) throws IOException {
    Path sample = disks.resolve("sample-" + mission);
    return Files.exists(sample) ? sample.resolve("recording.yaml") : mission.copySample(sample);
  }

  private Path onDisk(Mission mission) throws IOException {
    Path output = disks.resolve(mission.toString());
    return onDisk(output, mission.arguments(sample(mission), output));
  }

  private Path replayOnDisk() {
    Path output = disks.resolve("replay");
    return onDisk(output, replay(output));
  }

  private Path onDisk(Path output, List<String> arguments) {
    if (!Files.exists(output)) {
      assertThat(said, run(arguments), is(ExitCode.GOOD));
    }
    return output;
  }

  private static List<String> replay(Object output, String... further) {
    List<String> arguments = new ArrayList<>(REPLAY);
    arguments.add("--output=" + output);
    arguments.addAll(List.of(further));
    return arguments;
  }

  private ExitCode run(List<String> arguments) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    ExitCode exit = Main.run(arguments, stream, stream);
    said = told.toString(StandardCharsets.UTF_8);
    return exit;
  }

  /** The objects as files. */
  private Path brought(String prefix) throws IOException {
    Path brought = folder.resolve("brought");
    for (Map.Entry<String, byte[]> object : ObjectStore.below(prefix).entrySet()) {
      Path file = brought.resolve(object.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, object.getValue());
    }
    return brought;
  }
}
