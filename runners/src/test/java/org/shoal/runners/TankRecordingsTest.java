package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;
import org.shoal.pipelines.ExitCode;
import org.shoal.runners.cluster.ResultTree;
import org.shoal.transforms.simulate.DetectionSimulation;
import org.shoal.transforms.simulate.DetectorFlaws;
import org.shoal.transforms.simulate.TankConfig;
import org.shoal.transforms.simulate.TankLayout;

/** Recordings other than the sample, whole, by any number of workers. */
class TankRecordingsTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  @TempDir Path folder;

  @Test
  void anyNumberOfWorkersWritesTheSameBytes() throws IOException {
    Path recording = folder.resolve("shoal");
    new DetectionSimulation(
            new TankConfig(5, 4, 12, 30, 800, 600, 3, false),
            TankLayout.small(),
            new DetectorFlaws(1.5, 0.1, 0.05, 0, 2, 2, 0.5, false, 2, 0.5))
        .write(recording);

    Path one = replay(recording, "one", "--runner=DirectRunner", "--targetParallelism=1");
    Path four = replay(recording, "four", "--runner=DirectRunner", "--targetParallelism=4");
    Path flinkOne = replay(recording, "flink1", "--runner=FlinkRunner", "--parallelism=1");
    Path flinkThree = replay(recording, "flink3", "--runner=FlinkRunner", "--parallelism=3");

    try (TrackingReader reader = TrackingReader.open(one.resolve("tracking.h5"))) {
      assertThat(fishRows(reader.read()), greaterThan(1300L));
    }
    ResultTree.assertSameFindings(four, one);
    ResultTree.assertSameFindings(flinkOne, one);
    ResultTree.assertSameFindings(flinkThree, one);
  }

  @Test
  void tankWithoutFishHasFilesWithoutTracksAndWithEveryFrame() throws IOException, SQLException {
    Path recording = folder.resolve("empty");
    Shoal.run(
        ExitCode.GOOD,
        List.of(
            "simulate",
            "tank",
            "--cameras=2",
            "--fish=0",
            "--seconds=2",
            "--width=320",
            "--height=240",
            "--output=" + recording));

    Path results = detect(recording.resolve("recording.yaml"), "empty");

    try (TrackingReader reader = TrackingReader.open(results.resolve("tracking.h5"))) {
      TrackingRows rows = reader.read();
      assertThat(rows.frameIndex().length, is(60));
      assertThat(rows.fishId().length, is(60 * 9));
      assertThat(fishRows(rows), is(0L));
      for (float coordinate : reader.readSmoothed(0, 60).centroid()) {
        assertThat(coordinate, is(Float.NaN));
      }
    }
    assertThat(
        DuckDb.query("select count(*) from '%s/tracks.parquet/**/*.parquet'".formatted(results)),
        is(List.of("0")));
    assertThat(
        DuckDb.query(
            "select status, count(*) from '%s/frames.parquet/**/*.parquet' group by all"
                .formatted(results)),
        is(List.of("decoded|120")));
    assertThat(Files.readString(results.resolve("problems.jsonl")), is(""));
  }

  @Test
  void recordingThatStartsASecondIntoItsFootageLacksThatSecondAndNothingElse()
      throws IOException, SQLException {
    Path whole = detect(TESTDATA.resolve("tank/recording.yaml"), "tank");
    Path late = detect(lateRecording(), "late");

    try (TrackingReader reader = TrackingReader.open(late.resolve("tracking.h5"))) {
      assertThat(reader.read().frameIndex().length, is(270));
    }
    String detections =
        "select camera, frame + %d, index, x, y, w, h, u, v, confidence"
            + " from '%s/detections.parquet/**/*.parquet' where frame >= %d";
    String before = detections.formatted(0, whole, 30);
    String after = detections.formatted(30, late, 0);
    assertThat(DuckDb.query(before + " except all " + after), is(List.of()));
    assertThat(DuckDb.query(after + " except all " + before), is(List.of()));

    Truth truth = Truth.read(TESTDATA.resolve("tank/truth.csv")).from(30);
    for (Truth.Followed fish : truth.follow(late.resolve("tracking.h5"), 0.02).values()) {
      assertThat(fish.framesWithin(), greaterThan(256));
      assertThat(fish.identities(), hasSize(1));
    }
  }

  /** The sample, from a second after its footage starts. */
  private Path lateRecording() throws IOException {
    Path sample = TESTDATA.resolve("tank").toAbsolutePath();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(sample.resolve("recording.yaml"))) {
      lines.add(
          line.replace("name: tank", "name: late")
              .replace("footage: ", "footage: " + sample + "/")
              .replace("calibration: ", "calibration: " + sample + "/"));
    }
    lines.add(1, "start: 1.0");
    return Files.write(folder.resolve("late.yaml"), lines);
  }

  private Path replay(Path recording, String output, String... further) {
    List<String> arguments = new ArrayList<>(Arrays.asList(further));
    arguments.add("--detections=" + recording.resolve("detections.jsonl.gz"));
    arguments.add("--maxBadFrameFraction=0.2");
    return track(recording.resolve("recording.yaml"), output, arguments)
        .resolve(recording.getFileName());
  }

  private Path detect(Path recording, String name) {
    String model = "--model=" + TESTDATA.resolve("models/fish-detector.onnx");
    return track(recording, "detected", List.of(model)).resolve(name);
  }

  private Path track(Path recording, String output, List<String> further) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "tank",
                "--recording=" + recording,
                "--output=" + folder.resolve("results").resolve(output),
                "--windowFrames=60",
                "--progress=NEVER"));
    arguments.addAll(further);
    Shoal.run(ExitCode.GOOD, arguments);
    return folder.resolve("results").resolve(output);
  }

  private static long fishRows(TrackingRows rows) {
    return Arrays.stream(rows.fishId()).filter(id -> id >= 0).count();
  }
}
