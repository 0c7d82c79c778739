package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;
import org.shoal.io.recording.RecordingReader;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;

/** From video files through a neural network to result files, on both embedded runners. */
class TankEndToEndTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final int FRAMES = 300;

  @TempDir static Path output;

  private static Path direct;
  private static Path flink;

  @BeforeAll
  static void runOnBothRunners() throws IOException {
    String name = recordingName();
    direct = run("direct", "--runner=DirectRunner").resolve(name);
    flink = run("flink", "--runner=FlinkRunner", "--parallelism=2").resolve(name);
  }

  @Test
  void everyFishIsFollowedWithinTwoCentimetresUnderOneIdentity() throws IOException {
    Truth truth = Truth.read(TESTDATA.resolve("tank/truth.csv"));

    Map<Integer, Truth.Followed> followed = truth.follow(direct.resolve("tracking.h5"), 0.02);

    assertThat(followed, aMapWithSize(3));
    Set<Integer> identities = new HashSet<>();
    for (Truth.Followed fish : followed.values()) {
      assertThat(fish.framesWithin(), greaterThanOrEqualTo(FRAMES * 95 / 100));
      assertThat(fish.identities(), hasSize(1));
      identities.addAll(fish.identities());
    }
    assertThat(identities, hasSize(3));
  }

  /** What results take at the end is there almost twice while they are assembled. */
  @Test
  void inspectForeseesTheDiskThatTheRunTakes() throws IOException {
    Path report = output.resolve("report.json");
    Shoal.run(
        ExitCode.GOOD,
        List.of(
            "inspect",
            "--recording=" + TESTDATA.resolve("tank/recording.yaml"),
            "--sampleSeconds=0",
            "--json=" + report));
    long left = 0;
    for (String file : ResultTree.files(direct)) {
      left += Files.size(direct.resolve(file));
    }

    double predicted =
        new ObjectMapper()
            .readTree(report.toFile())
            .path(0)
            .path("predicted")
            .path("disk_bytes")
            .asDouble();

    assertThat(predicted, greaterThanOrEqualTo(1.0 * left));
    assertThat(predicted, lessThan(2.0 * left));
  }

  @Test
  void smoothedPositionsAreNearerToTheTruthThanMeasuredOnes() throws IOException {
    Truth truth = Truth.read(TESTDATA.resolve("tank/truth.csv"));
    try (TrackingReader reader = TrackingReader.open(direct.resolve("tracking.h5"))) {
      int slots = reader.layout().maxFish();
      double measured = truth.rmsDistance(slots, reader.read().centroid());
      double smoothed = truth.rmsDistance(slots, reader.readSmoothed(0, FRAMES).centroid());
      assertThat(smoothed, lessThan(0.9 * measured));
    }
  }

  @Test
  void bothRunnersWriteTheSameBytes() throws IOException {
    assertThat(ResultTree.findings(direct), hasSize(7));
    ResultTree.assertSameFindings(flink, direct);
  }

  @Test
  void noUnfinishedWorkIsLeftBehind() throws IOException {
    for (Path folder : List.of(direct, flink)) {
      try (var children = Files.list(folder)) {
        assertThat(
            children.map(path -> path.getFileName().toString()).sorted().toList(),
            is(
                List.of(
                    ".segments",
                    "SHA256SUMS",
                    "detections.parquet",
                    "frames.parquet",
                    "problems.jsonl",
                    "summary.json",
                    "tracking.h5",
                    "tracks.parquet",
                    "trajectories.png")));
      }
    }
  }

  @Test
  void h5pyReadsWhatWasTracked() throws IOException, InterruptedException {
    JsonNode seen = Python.run("read_tracking.py", direct.resolve("tracking.h5").toString());

    try (TrackingReader reader = TrackingReader.open(direct.resolve("tracking.h5"))) {
      TrackingRows rows = reader.read();
      assertThat(seen.path("camera_names").toString(), is(camerasAsJson(reader)));
      assertThat(seen.path("frames").asInt(), is(FRAMES));
      assertThat(seen.path("fish_rows").asInt(), is(count(rows)));
      assertThat(seen.path("sum_z").asDouble(), closeTo(sumZ(rows), 1e-3));
      assertThat(seen.path("boxes_without_assignment").asInt(), is(0));
      assertThat(seen.path("assignments_without_box").asInt(), is(0));
    }
    assertThat(seen.path("chunks").toString(), is("[100,9,3]"));
    assertThat(seen.path("is_confirmed_dtype").asText(), is("bool"));
  }

  @Test
  void everyFrameOfEveryCameraIsAccountedFor() throws SQLException {
    String frames = direct.resolve("frames.parquet") + "/**/*.parquet";
    assertThat(
        DuckDb.query("select status, count(*) from '" + frames + "' group by all order by all"),
        is(List.of("decoded|1200")));
  }

  @Test
  void parquetHoldsTheSameFishAsHdf5() throws IOException, SQLException {
    String tracks = direct.resolve("tracks.parquet") + "/**/*.parquet";
    try (TrackingReader reader = TrackingReader.open(direct.resolve("tracking.h5"))) {
      TrackingRows rows = reader.read();
      assertThat(
          DuckDb.query("select count(*), count(distinct frame) from '" + tracks + "'"),
          is(List.of(count(rows) + "|" + FRAMES)));
      double sum = Double.parseDouble(DuckDb.query("select sum(z) from '" + tracks + "'").get(0));
      assertThat(sum, closeTo(sumZ(rows), 1e-3));
    }
  }

  @Test
  void detectionsReplayedGiveTheSameTracks() throws SQLException {
    Path replayed =
        run("replayed", "--detections=" + direct.resolve("detections.parquet"))
            .resolve(recordingName());
    String rows = "select * exclude recording from '%s/tracks.parquet/**/*.parquet'";
    String before = rows.formatted(direct);
    String after = rows.formatted(replayed);

    assertThat(DuckDb.query(before + " except all " + after), is(List.of()));
    assertThat(DuckDb.query(after + " except all " + before), is(List.of()));
    assertThat(DuckDb.query("select count(*) > 880 from (" + after + ")"), is(List.of("true")));
  }

  private static Path run(String name, String... further) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "tank",
                "--recording=" + TESTDATA.resolve("tank/recording.yaml"),
                "--output=" + output.resolve(name),
                "--windowFrames=100",
                "--segmentSeconds=3",
                "--expectedCount=3",
                "--progress=NEVER"));
    arguments.addAll(List.of(further));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--detections"))) {
      arguments.add("--model=" + TESTDATA.resolve("models/fish-detector.onnx"));
    }
    Shoal.run(ExitCode.GOOD, arguments);
    return output.resolve(name);
  }

  private static String recordingName() {
    try {
      return RecordingReader.read(TESTDATA.resolve("tank/recording.yaml").toString()).name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String camerasAsJson(TrackingReader reader) throws IOException {
    return new ObjectMapper().writeValueAsString(reader.layout().cameraNames());
  }

  private static int count(TrackingRows rows) {
    int count = 0;
    for (int id : rows.fishId()) {
      count += id >= 0 ? 1 : 0;
    }
    return count;
  }

  private static double sumZ(TrackingRows rows) {
    double sum = 0;
    for (int slot = 0; slot < rows.fishId().length; slot++) {
      double z = rows.centroid()[3 * slot + 2];
      sum += rows.fishId()[slot] >= 0 && !Double.isNaN(z) ? z : 0;
    }
    return sum;
  }
}
