package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.stroke.Wrist;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;
import org.shoal.transforms.stroke.RateCalculator;
import org.shoal.transforms.stroke.StrokeConfig;

/** From a swimmer's video through a neural network to result files, on both embedded runners. */
class SwimEndToEndTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final Path RECORDING = TESTDATA.resolve("swim/recording.yaml");

  @TempDir static Path output;

  private static Path direct;
  private static Path flink;

  /** A stroke as files tell of it. */
  private record Told(Wrist wrist, double seconds) {}

  @BeforeAll
  static void runOnBothRunners() {
    direct = run("direct", ExitCode.GOOD, "--runner=DirectRunner");
    flink = run("flink", ExitCode.GOOD, "--runner=FlinkRunner", "--parallelism=2");
  }

  @Test
  void everyStrokeIsCountedOnce() throws IOException, SQLException {
    for (Wrist wrist : Wrist.values()) {
      List<Told> truth = truth().stream().filter(stroke -> stroke.wrist == wrist).toList();
      List<Told> counted = strokes(direct).stream().filter(s -> s.wrist == wrist).toList();
      assertThat(wrist.label(), counted, hasSize(truth.size()));
      for (int i = 0; i < truth.size(); i++) {
        assertThat(counted.get(i).seconds, closeTo(truth.get(i).seconds, 0.25));
      }
    }
  }

  @Test
  void theRateIsWithinTwoStrokesAMinuteInEveryWindowOfFifteenSeconds()
      throws IOException, SQLException {
    List<Told> truth = truth();
    List<Told> counted = strokes(direct);
    for (double end = 15; end < 30; end += 0.5) {
      double expected = rateAt(truth, end);
      assertThat("at " + end + " s", rateAt(counted, end), closeTo(expected, 2));
    }
    // The first ten seconds are swum at 60 strokes a minute throughout.
    String rates = "select stroke_rate from '%s' where timestamp_s = 10".formatted(table("rates"));
    assertThat(Double.parseDouble(DuckDb.query(rates).get(0)), closeTo(60, 2));
  }

  @Test
  void bothRunnersWriteTheSameBytes() throws IOException {
    assertThat(ResultTree.findings(direct), hasSize(8));
    ResultTree.assertSameFindings(flink, direct);
  }

  @Test
  void h5pyReadsWhatWasCounted() throws IOException, InterruptedException, SQLException {
    JsonNode seen = Python.run("read_swim.py", direct.resolve("swim.h5").toString());

    assertThat(seen.path("swimmers").toString(), is("[\"/\"]"));
    assertThat(seen.path("keypoints").toString(), is("[900,17,3]"));
    assertThat(seen.path("chunks").toString(), is("[100,17,3]"));
    assertThat(seen.path("dtype").asText(), is("float32"));
    assertThat(seen.path("fill_is_nan").asBoolean(), is(true));
    assertThat(seen.path("maxshape").toString(), is("[null,17,3]"));
    assertThat(seen.path("left_wrist").asText(), is("left_wrist"));
    assertThat(seen.path("poses").asInt(), is(900));
    assertThat(seen.path("last_count").asInt(), is(truth().size()));
    List<String> strokes = new ArrayList<>();
    seen.path("strokes").forEach(stroke -> strokes.add(stroke.asText()));
    assertThat(
        strokes,
        is(
            DuckDb.query(
                "select wrist || ' ' || frame from '%s' order by timestamp_s, wrist"
                    .formatted(table("strokes")))));
    assertThat(seen.path("h5dump").asInt(), is(0));
  }

  @Test
  void parquetHoldsEveryFrameWithItsPoseAndTheSession() throws IOException, SQLException {
    String poses = table("poses");
    assertThat(
        DuckDb.query(
            "select count(*), count(distinct frame), count(left_wrist_y), max(stroke_count), "
                + "bool_and(pose_detected) from '"
                + poses
                + "'"),
        is(List.of("900|900|900|" + truth().size() + "|true")));
    // Counts never go down, and a stroke is known soon after it was made.
    assertThat(
        DuckDb.query(
            "select count(*) from (select stroke_count - lag(stroke_count) over (order by frame) "
                + "as step from '%s') where step < 0".formatted(poses)),
        is(List.of("0")));
  }

  @Test
  void theSummaryTellsTheSessionsEnd() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(direct.resolve("summary.json").toFile());
    JsonNode state = summary.path("swimmers").path(0).path("state");
    assertThat(summary.path("strokes").asInt(), is(truth().size()));
    assertThat(state.path("stroke_count").asInt(), is(truth().size()));
    assertThat(state.path("session_active").asBoolean(), is(false));
    assertThat(state.path("session_start_s").asDouble(), is(0.0));
    assertThat(state.path("is_swimming").asBoolean(), is(true));
    assertThat(state.path("rate_history").size(), is(5));
    assertThat(
        state.path("last_stroke_s").asDouble(),
        closeTo(truth().get(truth().size() - 1).seconds, 0.25));
  }

  @Test
  void recordedKeypointsCountTheSameStrokesWithoutFootage() throws SQLException, IOException {
    Path replayed = run("replayed", ExitCode.GOOD, keypoints());
    assertThat(strokes(replayed), hasSize(truth().size()));
  }

  @Test
  void aModelThatNeverFindsAnybodyIsAProblemSaidAloud() throws IOException {
    Path film = output.resolve("film");
    assertThat(
        Shoal.run(
            ExitCode.GOOD,
            List.of("simulate", "swim", "--seconds=2", "--fps=10", "--output=" + film)),
        containsString("20 frames"));
    String told =
        Shoal.run(
            ExitCode.PROBLEMS,
            List.of(
                "swim",
                "--recording=" + film.resolve("recording.yaml"),
                "--model=" + TESTDATA.resolve("models/swimmer-pose.onnx"),
                "--confidence=1",
                "--output=" + output.resolve("nobody"),
                "--progress=never"));
    assertThat(told, containsString("nobody was found in any of 20 frames"));
    assertThat(told, containsString("warning"));
    assertThat(
        Files.readString(output.resolve("nobody/film/problems.jsonl")),
        containsString("\"stage\":\"pose\""));
  }

  private static String keypoints() {
    return "--detections=" + TESTDATA.resolve("swim/keypoints.jsonl.gz");
  }

  private static Path run(String name, ExitCode expected, String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "swim",
                "--recording=" + RECORDING,
                "--output=" + output.resolve(name),
                "--windowFrames=100",
                "--segmentSeconds=3",
                "--progress=never"));
    arguments.addAll(List.of(further));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--detections"))) {
      arguments.add("--model=" + TESTDATA.resolve("models/swimmer-pose.onnx"));
    }
    Shoal.run(expected, arguments);
    return output.resolve(name).resolve("swim");
  }

  private static List<Told> truth() throws IOException {
    List<String> lines = Files.readAllLines(TESTDATA.resolve("swim/truth.csv"));
    return lines.subList(1, lines.size()).stream().map(SwimEndToEndTest::told).toList();
  }

  private static Told told(String line) {
    String[] fields = line.split(",");
    return new Told(
        fields[0].equals("left") ? Wrist.LEFT : Wrist.RIGHT, Double.parseDouble(fields[1]));
  }

  private static List<Told> strokes(Path results) throws SQLException {
    String sql =
        "select wrist || ',' || timestamp_s from '%s/strokes.parquet/**/*.parquet' order by"
            + " timestamp_s";
    return DuckDb.query(sql.formatted(results)).stream().map(SwimEndToEndTest::told).toList();
  }

  private static double rateAt(List<Told> strokes, double seconds) {
    RateCalculator rate = new RateCalculator(StrokeConfig.defaults());
    strokes.stream()
        .filter(stroke -> stroke.seconds <= seconds)
        .forEach(stroke -> rate.addStroke(stroke.wrist, stroke.seconds));
    return rate.rateAt(seconds);
  }

  private static String table(String name) {
    return direct + "/" + name + ".parquet/**/*.parquet";
  }
}
