package org.shoal.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.shoal.pipelines.ExitCode;

/** Every file that docs/formats.md tells of, where it says they are. */
final class SampleFiles {
  static final int MAX_FISH = 7;

  private static final Path TANK = Path.of(System.getProperty("shoal.testdata")).resolve("tank");
  private static final Path SWIM = TANK.resolveSibling("swim");
  private static final Path LINE = TANK.resolveSibling("line");

  private SampleFiles() {}

  /** Tracks the sample recording from its detections and exports the results to every format. */
  static Path make(Path folder) {
    Path results = folder.resolve("out/tank");
    run(
        "tank",
        "--recording=" + TANK.resolve("recording.yaml"),
        "--detections=" + TANK.resolve("boxes.jsonl.gz"),
        "--output=" + folder.resolve("out"),
        "--expectedCount=3",
        "--maxFish=" + MAX_FISH,
        "--progress=never");
    for (String format : List.of("mot", "sleap", "anipose", "csv")) {
      String output = folder.resolve(format).toString();
      run("export", "--results=" + results, "--to=" + format, "--output=" + output);
    }
    return results;
  }

  /** Counts the strokes of the sample swimmer from recorded keypoints. */
  static Path makeSwim(Path folder) {
    run(
        "swim",
        "--recording=" + SWIM.resolve("recording.yaml"),
        "--detections=" + SWIM.resolve("keypoints.jsonl.gz"),
        "--output=" + folder.resolve("out"),
        "--progress=never");
    return folder.resolve("out/swim");
  }

  /** Tracks the sample line's bottles from their boxes. */
  static Path makeLine(Path folder) {
    run(
        "line",
        "--recording=" + LINE.resolve("recording.yaml"),
        "--detections=" + LINE.resolve("boxes.jsonl.gz"),
        "--output=" + folder.resolve("out"),
        "--progress=never");
    return folder.resolve("out/line");
  }

  /** The sample swimmer's strokes, below a line of headings. */
  static Path swimTruth() {
    return SWIM.resolve("truth.csv");
  }

  /** The fields of the sample swimmer's recorded poses. */
  static Set<String> keypointFields() throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(SWIM.resolve("keypoints.jsonl.gz")))) {
      Set<String> fields = new TreeSet<>();
      new ObjectMapper()
          .readerFor(JsonNode.class)
          .<JsonNode>readValues(in)
          .next()
          .fieldNames()
          .forEachRemaining(fields::add);
      return fields;
    }
  }

  private static void run(String... arguments) {
    Shoal.run(ExitCode.GOOD, List.of(arguments));
  }
}
