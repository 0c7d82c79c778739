package org.shoal.runners.cluster;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every file below a folder of results. */
public final class ResultTree {
  /** What says how a run went rather than what it found. */
  private static final List<String> OF_THE_RUN =
      List.of("seconds", "frames_per_second", "stages", "performance", "options", "runner");

  private ResultTree() {}

  /** The files' names, hidden ones included, relative to the folder. */
  public static List<String> files(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** The files that say what was found, alike whoever ran the job: no summary, nothing hidden. */
  public static List<String> findings(Path folder) throws IOException {
    return files(folder).stream()
        .filter(file -> !file.startsWith(".") && !file.contains("/."))
        .filter(file -> !file.endsWith("summary.json"))
        .toList();
  }

  /** Asserts that one folder holds the other's findings, byte for byte, and none else. */
  public static void assertSameFindings(Path found, Path expected) throws IOException {
    assertThat(findings(found), is(findings(expected)));
    for (String file : findings(expected)) {
      assertSameBytes(found, expected, file);
    }
  }

  /** Asserts that one folder holds the other's files and their bytes, and nothing else. */
  public static void assertSame(Path found, Path expected) throws IOException {
    assertThat(files(found), is(files(expected)));
    for (String file : files(expected)) {
      if (file.endsWith("summary.json")) {
        assertThat(facts(found.resolve(file)), is(facts(expected.resolve(file))));
      } else {
        assertSameBytes(found, expected, file);
      }
    }
  }

  private static void assertSameBytes(Path found, Path expected, String file) throws IOException {
    assertThat(
        file + " differs at byte",
        Files.mismatch(found.resolve(file), expected.resolve(file)),
        is(-1L));
  }

  private static ObjectNode facts(Path summary) throws IOException {
    return new ObjectMapper().readValue(summary.toFile(), ObjectNode.class).remove(OF_THE_RUN);
  }
}
