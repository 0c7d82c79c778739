package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.FootageIndex;
import org.shoal.io.video.FootageIndexer;

class SwimSimulationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static SwimConfig small(long seed) {
    return new SwimConfig(2, StrokeSchedule.parse("60"), 2, 10, 192, 108, seed, true);
  }

  private static SwimConfig minute(long seed, String strokes) {
    return new SwimConfig(1, StrokeSchedule.parse(strokes), 60, 30, 640, 360, seed, false);
  }

  @Test
  void sameSeedGivesTheSameBytes() throws IOException {
    new SwimSimulation(small(9)).write(folder.resolve("a/pool"));
    new SwimSimulation(small(9)).write(folder.resolve("b/pool"));
    new SwimSimulation(small(10)).write(folder.resolve("c/pool10"));
    List<String> names = names(folder.resolve("a/pool"));
    assertThat(
        names, containsInAnyOrder("recording.yaml", "truth.csv", "side.mp4", "keypoints.jsonl.gz"));
    for (String name : names) {
      byte[] bytes = Files.readAllBytes(folder.resolve("a/pool").resolve(name));
      assertThat(name, Files.readAllBytes(folder.resolve("b/pool").resolve(name)), is(bytes));
      assertThat(
          name, Files.readAllBytes(folder.resolve("c/pool10").resolve(name)), is(not(bytes)));
    }
  }

  @Test
  void recordingIsReadAsAnyOther() throws IOException {
    new SwimSimulation(small(9)).write(folder.resolve("pool"));
    Recording recording = RecordingReader.read(folder.resolve("pool/recording.yaml").toString());
    assertThat(recording.name(), is("pool"));
    assertThat(recording.fps(), is(10.0));
    Path file = folder.resolve("pool/side.mp4");
    assertThat(recording.cameras().get(0).footage(), is(List.of(file.toString())));
    FootageIndex index = FootageIndexer.index(file.toString(), file);
    assertThat(index.frameCount(), is(20));
    assertThat(index.width(), is(192));
    assertThat(index.height(), is(108));
  }

  @Test
  void truthOnFileIsThatOfTheSimulation() throws IOException {
    SwimSimulation simulation = new SwimSimulation(small(9));
    simulation.write(folder);
    List<String> expected = new ArrayList<>(List.of("wrist,time_s,swimmer"));
    for (TrueStroke stroke : simulation.strokes()) {
      String wrist = stroke.left() ? "left" : "right";
      expected.add(String.format("%s,%.5f,%d", wrist, stroke.seconds(), stroke.swimmer()));
    }
    assertThat(expected.size(), greaterThan(3));
    assertThat(Files.readAllLines(folder.resolve("truth.csv")), is(expected));
  }

  @Test
  void keypointsOfEverySwimmerAndFrameAreWithinTheirBox() throws IOException {
    new SwimSimulation(small(9)).write(folder);
    int lines = 0;
    try (BufferedReader in = gunzip(folder.resolve("keypoints.jsonl.gz"))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        JsonNode pose = JSON.readTree(text);
        int frame = lines / 2;
        assertThat(pose.get("frame_index").asInt(), is(frame));
        assertThat(pose.get("swimmer").asInt(), is(lines % 2));
        assertThat(pose.get("timestamp").asDouble(), closeTo(frame / 10.0, 1e-9));
        assertThat(pose.get("keypoints").size(), is(17));
        for (JsonNode point : pose.get("keypoints")) {
          for (int axis = 0; axis < 2; axis++) {
            double low = pose.get("bbox").get(axis).asDouble();
            double high = pose.get("bbox").get(2 + axis).asDouble();
            assertThat(point.get(axis).asDouble(), closeTo((low + high) / 2, (high - low) / 2));
          }
        }
        lines++;
      }
    }
    assertThat(lines, is(40));
  }

  @Test
  void noKeypointsUnlessAskedFor() throws IOException {
    SwimConfig config = new SwimConfig(1, StrokeSchedule.parse("60"), 0.2, 10, 64, 64, 1, false);
    new SwimSimulation(config).write(folder);
    assertThat(names(folder), containsInAnyOrder("recording.yaml", "truth.csv", "side.mp4"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyCycleHasAStrokeOfEachWristInTurn(long seed) {
    for (int rate : new int[] {30, 60, 90}) {
      List<TrueStroke> strokes = new SwimSimulation(minute(seed, "" + rate)).strokes();
      assertThat((double) strokes.size(), closeTo(rate, 1));
      for (int i = 1; i < strokes.size(); i++) {
        assertThat(strokes.get(i).left(), is(!strokes.get(i - 1).left()));
        // The two arms are not quite alike, nor is the water still.
        double apart = strokes.get(i).seconds() - strokes.get(i - 1).seconds();
        assertThat(apart, closeTo(60.0 / rate, 0.12 * 60.0 / rate));
      }
    }
  }

  @Test
  void nobodyStrokesInAPause() {
    List<TrueStroke> strokes = new SwimSimulation(minute(3, "60@0,0@20,75@40")).strokes();
    long paused = strokes.stream().filter(s -> s.seconds() > 21.5 && s.seconds() < 40).count();
    long after = strokes.stream().filter(s -> s.seconds() >= 40).count();
    assertThat(paused, is(0L));
    assertThat((double) after, closeTo(25, 1.5));
  }

  @Test
  void wristIsLowestInThePictureAtAStroke() {
    SwimConfig config = minute(4, "60");
    SwimSimulation simulation = new SwimSimulation(config);
    PoolCamera camera = new PoolCamera(config);
    CrawlSwimmer swimmer = new CrawlSwimmer(config, 0);
    for (TrueStroke stroke : simulation.strokes().subList(2, 20)) {
      double y = wristY(camera, swimmer, stroke, 0);
      for (double aside : new double[] {-0.2, -0.02, 0.02, 0.2}) {
        assertThat(wristY(camera, swimmer, stroke, aside), lessThan(y));
      }
      assertThat(y - wristY(camera, swimmer, stroke, 0.85), greaterThan(30.0));
    }
  }

  private static double wristY(
      PoolCamera camera, CrawlSwimmer swimmer, TrueStroke stroke, double later) {
    double[] pose = new double[3 * Joint.COUNT];
    double[] seen = new double[3];
    swimmer.pose(stroke.seconds() + later, pose);
    int wrist = 3 * (stroke.left() ? Keypoint.LEFT_WRIST.index() : Keypoint.RIGHT_WRIST.index());
    camera.project(pose[wrist], pose[wrist + 1], pose[wrist + 2], seen);
    return seen[1];
  }

  @Test
  void limbsKeepTheirLengths() {
    CrawlSwimmer swimmer = new CrawlSwimmer(minute(5, "60"), 0);
    double[] pose = new double[3 * Joint.COUNT];
    for (int step = 0; step < 400; step++) {
      swimmer.pose(step * 0.01, pose);
      for (int side = 0; side < 2; side++) {
        double upper =
            length(pose, Keypoint.LEFT_SHOULDER.index() + side, Keypoint.LEFT_ELBOW.index() + side);
        double fore =
            length(pose, Keypoint.LEFT_ELBOW.index() + side, Keypoint.LEFT_WRIST.index() + side);
        assertThat(upper, closeTo(0.30 * swimmer.size, 1e-9));
        assertThat(fore, closeTo(0.27 * swimmer.size, 1e-9));
      }
    }
  }

  private static double length(double[] pose, int a, int b) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      square += Math.pow(pose[3 * a + axis] - pose[3 * b + axis], 2);
    }
    return Math.sqrt(square);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 30, 640, 360, --swimmers",
    "4, 10, 30, 640, 360, --swimmers",
    "1, 0, 30, 640, 360, --seconds",
    "1, NaN, 30, 640, 360, --seconds",
    "1, 10, 0, 640, 360, --fps",
    "1, 10, 30, 641, 360, --width",
    "1, 10, 30, 640, 62, --height",
  })
  void impossibleRecordingsAreRefusedByOption(
      int swimmers, double seconds, double fps, int width, int height, String option) {
    StrokeSchedule strokes = StrokeSchedule.parse("60");
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> new SwimConfig(swimmers, strokes, seconds, fps, width, height, 1, false));
    assertThat(refusal.getMessage(), containsString(option));
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static BufferedReader gunzip(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
