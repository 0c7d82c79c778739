package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md lists the metrics that the code has, and no others. */
class OperationsDocTest {
  private static final Path ROOT = Path.of(System.getProperty("shoal.testdata")).getParent();
  private static final Pattern METRIC =
      Pattern.compile(
          "Metrics\\s*\\.(counter|distribution|gauge)\\(\\s*(\\w+)\\.class,\\s*\"(\\w+)\"\\s*\\)");
  private static final Pattern USE =
      Pattern.compile("Metrics\\s*\\.(counter|distribution|gauge)\\(");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(\\w+)` \\| (\\w+) \\| (counter|distribution|gauge) \\| [^|]+ \\| [^|]+ \\|");

  @Test
  void theMetricsAreThoseOfTheCode() throws IOException {
    Set<String> coded = new TreeSet<>();
    for (Path source : sources()) {
      Matcher metric = METRIC.matcher(Files.readString(source));
      while (metric.find()) {
        coded.add(metric.group(2) + " " + metric.group(3) + " " + metric.group(1));
      }
    }
    assertThat(coded, hasItem("DetectFrames framesDecoded counter"));

    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/operations.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.add(row.group(2) + " " + row.group(1) + " " + row.group(3));
      }
    }
    assertThat(documented, is(coded));
  }

  /** A metric that is made in another way would be missed above. */
  @Test
  void everyMetricIsMadeInTheWayThatIsLookedFor() throws IOException {
    for (Path source : sources()) {
      String text = Files.readString(source);
      assertThat(
          source.toString(),
          METRIC.matcher(text).results().count(),
          is(USE.matcher(text).results().count()));
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new java.util.ArrayList<>();
    for (String module : List.of("io", "transforms", "pipelines", "runners")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
