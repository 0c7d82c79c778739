package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.classification.Attribute;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.runners.cluster.ResultTree;

/** From a line's video files through two neural networks to result files, on both runners. */
class LineEndToEndTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final int BOTTLES = 20;

  @TempDir static Path output;

  private static Path direct;
  private static Path flink;

  @BeforeAll
  static void runOnBothRunners() {
    direct = run("direct", "--runner=DirectRunner");
    flink = run("flink", "--runner=FlinkRunner", "--parallelism=2");
  }

  /** Each true bottle's boxes belong to one item, and each item to one true bottle. */
  @Test
  void everyBottleIsCountedOnce() throws SQLException {
    assertThat(
        DuckDb.query(
            pairs()
                + "select count(*), count(distinct (camera, id)), count(distinct (camera, track_id)) from pairs"),
        is(List.of("20|20|20")));
    assertThat(DuckDb.query("select count(*) from " + items()), is(List.of("20")));
  }

  @Test
  void atLeast98PercentOfAttributesAreRight() throws SQLException {
    String right =
        Arrays.stream(Attribute.values())
            .map(attribute -> "(i.%1$s = b.%1$s)::int".formatted('"' + attribute.column() + '"'))
            .collect(Collectors.joining(" + "));
    String sum =
        pairs()
            + "select sum(%s) from pairs p join %s i using (camera, track_id) join read_csv('%s', all_varchar = true) b on b.camera = p.camera and b.id = p.id::varchar"
                .formatted(right, items(), TESTDATA.resolve("line/bottles.csv"));
    int attributes = BOTTLES * Attribute.values().length;
    assertThat(
        Integer.parseInt(DuckDb.query(sum).get(0)),
        greaterThanOrEqualTo((98 * attributes + 99) / 100));
  }

  @Test
  void bottlesAreClassifiedOnceInTheMiddleOfThePicture() throws SQLException {
    assertThat(
        DuckDb.query(
            "select min(attempts) >= 1, max(attempts) <= 2, count(distinct state) from " + items()),
        is(List.of("true|true|1")));
    String changes =
        "select count(*) from (select camera, track_id, frame, state, lag(state) over (partition by camera, track_id order by frame) as before from '%s/tracks.parquet/**/*.parquet') where state <> before"
            .formatted(direct);
    assertThat(DuckDb.query(changes + " and before = 'CLASSIFIED'"), is(List.of("0")));
    assertThat(DuckDb.query(changes + " and state = 'CLASSIFIED'"), is(List.of("20")));
  }

  @Test
  void theClassifierIsCalledAtMostAFifthAsOftenAsForEveryDetection() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(direct.resolve("summary.json").toFile());

    assertThat(summary.path("classified").asInt(), is(BOTTLES));
    assertThat(summary.path("classifier_call_reduction").asDouble(), greaterThanOrEqualTo(80.0));
    assertThat(
        summary.path("classifier_calls_legacy").asLong(), is(summary.path("detections").asLong()));
    assertThat(summary.path("cache_hit_rate").asDouble(), greaterThanOrEqualTo(0.9));
  }

  @Test
  void legacyModeLooksAtEveryDetectionAndSaysTheSameOfTheSameCrop()
      throws IOException, SQLException {
    Path legacy = run("legacy", "--mode=legacy");
    ObjectMapper json = new ObjectMapper();
    long calls =
        json.readTree(direct.resolve("summary.json").toFile()).path("classifier_calls").asLong();
    JsonNode summary = json.readTree(legacy.resolve("summary.json").toFile());

    assertThat(summary.path("classifier_calls").asLong(), is(summary.path("detections").asLong()));
    assertThat(5 * calls <= summary.path("classifier_calls").asLong(), is(true));
    String values = names("");
    String classified =
        "select i.camera, t.frame, t.detection, %s from %s i join '%s/tracks.parquet/**/*.parquet' t on i.camera = t.camera and i.track_id = t.track_id and i.classified_frame = t.frame"
            .formatted(names("i."), items(), direct);
    String same =
        "select count(*) from (%s) join '%s/tracks.parquet/**/*.parquet' using (camera, frame, detection, %s)"
            .formatted(classified, legacy, values);
    assertThat(DuckDb.query(same), is(List.of("20")));
  }

  @Test
  void bothRunnersWriteTheSameBytes() throws IOException {
    assertThat(ResultTree.findings(direct), hasSize(9));
    ResultTree.assertSameFindings(flink, direct);
  }

  @Test
  void h5pyFindsEveryBottleClassified() throws IOException, InterruptedException {
    JsonNode seen = Python.run("read_line.py", direct.resolve("line.h5").toString());

    assertThat(seen.path("items").asInt(), is(BOTTLES));
    assertThat(seen.path("item_states").toString(), is("[\"CLASSIFIED\"]"));
  }

  @Test
  void aCameraThatCannotBeReadCostsThatCameraOnly() throws IOException, SQLException {
    Path folder = Files.createDirectories(output.resolve("broken"));
    Files.copy(TESTDATA.resolve("line/line_a.mp4"), folder.resolve("line_a.mp4"));
    Files.writeString(folder.resolve("line_b.mp4"), "this is no video");
    Files.copy(TESTDATA.resolve("line/recording.yaml"), folder.resolve("recording.yaml"));

    List<String> arguments = arguments(folder.resolve("recording.yaml"), "torn");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    ExitCode exit = Main.run(arguments, stream, stream);

    assertThat(told.toString(StandardCharsets.UTF_8), exit, is(ExitCode.PROBLEMS));
    Path results = output.resolve("torn/line");
    assertThat(Files.readString(results.resolve("problems.jsonl")).contains("line_b"), is(true));
    assertThat(
        DuckDb.query(
            "select camera, count(*) from '%s/items.parquet/**/*.parquet' group by all"
                .formatted(results)),
        is(List.of("line_a|10")));
  }

  private static String pairs() {
    return """
    with truth as (select * from read_csv('%s') where visible > 0.5),
      pairs as (select t.camera, t.id, k.track_id, count(*) as frames
        from truth t join '%s/tracks.parquet/**/*.parquet' k
          on t.camera = k.camera and t.frame = k.frame
            and abs(t.x + t.w / 2 - k.x - k.w / 2) < 8 and abs(t.y + t.h / 2 - k.y - k.h / 2) < 12
        group by all having count(*) > 8)
    """
        .formatted(TESTDATA.resolve("line/truth.csv"), direct);
  }

  private static String names(String table) {
    return Arrays.stream(Attribute.values())
        .map(attribute -> table + '"' + attribute.column() + '"')
        .collect(Collectors.joining(", "));
  }

  private static String items() {
    return "'" + direct + "/items.parquet/**/*.parquet'";
  }

  private static Path run(String name, String... further) {
    List<String> arguments = arguments(TESTDATA.resolve("line/recording.yaml"), name);
    arguments.addAll(List.of(further));
    Shoal.run(ExitCode.GOOD, arguments);
    return output.resolve(name).resolve("line");
  }

  private static List<String> arguments(Path recording, String name) {
    return new ArrayList<>(
        List.of(
            "line",
            "--recording=" + recording,
            "--model=" + TESTDATA.resolve("models/bottle-detector.onnx"),
            "--classifier=" + TESTDATA.resolve("models/bottle-classifier.onnx"),
            "--output=" + output.resolve(name),
            "--windowFrames=64",
            "--segmentSeconds=4",
            "--progress=NEVER"));
  }
}
