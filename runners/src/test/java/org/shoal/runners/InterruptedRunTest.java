package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.pipelines.ExitCode;

/** Runs that meet another run, are killed, or have no room on the disk. */
class InterruptedRunTest {
  @TempDir static Path folder;

  @TempDir Path output;

  @BeforeAll
  static void simulateDetections() {
    assertThat(
        Shoal.run("simulate", "tank", "--detectionsOnly", "--seconds=20", "--output=" + pond())
            .exit(),
        is(ExitCode.GOOD));
  }

  @Test
  void aSecondRunIsRefusedAndOneAfterAKillGivesWhatAnUndisturbedOneGives() throws Exception {
    Path disturbed = output.resolve("disturbed");
    Path said = output.resolve("said.txt");
    Process first = ShoalProcess.start(said, tank(disturbed));
    try {
      waitForWindows(disturbed.resolve("pond/.work/shards"), first, said);

      Shoal.Outcome second = Shoal.run(tank(disturbed));

      assertThat(second.exit(), is(ExitCode.USAGE));
      assertThat(
          second.said(),
          containsString("another run is writing there: process " + first.pid() + " on "));
      assertThat(first.isAlive(), is(true));
    } finally {
      first.destroyForcibly().waitFor();
    }
    assertThat(files(disturbed), hasItem(startsWith("pond/.work/shards/")));
    assertThat(Files.exists(disturbed.resolve("pond/tracking.h5")), is(false));

    assertThat(Shoal.run(tank(disturbed)).exit(), is(ExitCode.GOOD));

    Path undisturbed = output.resolve("undisturbed");
    assertThat(Shoal.run(tank(undisturbed)).exit(), is(ExitCode.GOOD));
    assertThat(files(disturbed), is(files(undisturbed)));
    for (String file : files(undisturbed)) {
      if (!file.endsWith("summary.json")) {
        assertThat(
            file + " differs at byte",
            Files.mismatch(disturbed.resolve(file), undisturbed.resolve(file)),
            is(-1L));
      }
    }
  }

  /** A disk that has room for results once, not twice: the first stay as they are. */
  @Test
  void aFullDiskIsAClearErrorAndCostsNothingThatWasThere() throws Exception {
    Path disk = Files.createDirectory(output.resolve("disk"));
    List<String> script =
        List.of(
            "set -e",
            "mount -t tmpfs -o size=64m tmpfs " + disk,
            "cd /",
            quoted(ShoalProcess.command(tank(disk))),
            "cd " + disk.resolve("pond"),
            "dd if=/dev/zero of=../filler bs=64k 2> /dev/null || true",
            "truncate -s -600k ../filler",
            quoted(ShoalProcess.command(tank(disk))) + " && echo it had room || echo exit $?",
            "sha256sum --quiet -c SHA256SUMS && echo results are whole",
            "test -s summary.json && echo the summary is there");
    Process process =
        new ProcessBuilder("unshare", "-rm", "sh", "-c", String.join("\n", script))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assumeTrue(!said.startsWith("unshare:") && !said.startsWith("mount:"), "SKIPPED: " + said);

    List<String> lines = said.lines().toList();
    assertThat(said, lines, hasItem("exit " + ExitCode.FAILED.status()));
    assertThat(
        said,
        lines.stream()
            .anyMatch(
                line ->
                    line.startsWith("shoal: the job failed: ")
                        && line.contains("cannot write " + disk)
                        && line.endsWith("No space left on device")),
        is(true));
    assertThat(said, lines, hasItem("results are whole"));
    assertThat(said, lines, hasItem("the summary is there"));
  }

  private static Path pond() {
    return folder.resolve("pond");
  }

  private static void waitForWindows(Path shards, Process process, Path said) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!Files.isDirectory(shards) || files(shards).isEmpty()) {
      assertThat(Files.readString(said), process.isAlive(), is(true));
      assertThat("seconds to wait", deadline - System.nanoTime(), greaterThan(0L));
      Thread.sleep(20);
    }
  }

  private static String[] tank(Path output) {
    return new String[] {
      "tank",
      "--recording=" + pond().resolve("recording.yaml"),
      "--detections=" + pond().resolve("detections.jsonl.gz"),
      "--windowFrames=20",
      "--output=" + output,
      "--progress=never"
    };
  }

  private static String quoted(List<String> command) {
    return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return new ArrayList<>(
          below
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList());
    }
  }
}
