package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.classification.TrackState;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.line.FinishedRows;
import org.shoal.io.results.line.FinishedTracks;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.SegmentPlanner;
import org.shoal.pipelines.ExitCode;

/** What follows a line's job: films with the tracks drawn in, and the field test. */
class LineFollowUpTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final String FILM = "line_%s_1970-01-01_00-00-00.mp4";
  private static final int FRAMES = 300;

  @TempDir static Path output;

  private static Path results;
  private static String told;

  @BeforeAll
  static void run() {
    List<String> arguments =
        List.of(
            "line",
            "--recording=" + TESTDATA.resolve("line/recording.yaml"),
            "--model=" + TESTDATA.resolve("models/bottle-detector.onnx"),
            "--classifier=" + TESTDATA.resolve("models/bottle-classifier.onnx"),
            "--output=" + output,
            "--windowFrames=64",
            "--annotate",
            "--validate=stress",
            "--progress=never");
    told = Shoal.run(ExitCode.GOOD, arguments);
    results = output.resolve("line");
  }

  @Test
  void aFilmACameraHasEveryFrame() throws IOException {
    for (String camera : List.of("line_a", "line_b")) {
      Path film = results.resolve(FILM.formatted(camera));
      assertThat(told, containsString("300 frames of " + camera + " annotated: " + film));
      int[] frames = {0};
      decode(film, frame -> assertThat(frame.index(), is((long) frames[0]++)));
      assertThat(frames[0], is(FRAMES));
    }
  }

  /** The left edge of a box is in its state's colour, which the footage does not show there. */
  @Test
  void boxesStandWhereTracksAreInTheColourOfTheirState() throws IOException {
    Map<TrackState, Double> filmed = shares(results.resolve(FILM.formatted("line_a")));
    Map<TrackState, Double> before = shares(TESTDATA.resolve("line/line_a.mp4"));

    assertThat(filmed.keySet().contains(TrackState.CLASSIFIED), is(true));
    assertThat(filmed.keySet().contains(TrackState.TRACKED), is(true));
    for (TrackState state : List.of(TrackState.TRACKED, TrackState.CLASSIFIED)) {
      assertThat(state.name(), filmed.get(state), greaterThan(0.8));
      assertThat(state.name(), before.get(state), lessThan(0.2));
    }
  }

  @Test
  void digestsOfFilmsAreListedBesideTheOthers() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(results.resolve("SHA256SUMS"))) {
      String name = line.substring(66);
      names.add(name);
      assertThat(
          name, line.substring(0, 64), is(BeamFiles.sha256(results.resolve(name).toString())));
    }
    assertThat(names, is(names.stream().sorted().toList()));
    assertThat(names.contains(FILM.formatted("line_a")), is(true));
    assertThat(names.contains("line.h5"), is(true));
  }

  @Test
  void theStressTestCountsTheBottlesAtOnce() throws IOException {
    JsonNode validation =
        new ObjectMapper().readTree(results.resolve("summary.json").toFile()).path("validation");

    assertThat(validation.path("test").asText(), is("stress"));
    assertThat(validation.path("passed").asBoolean(), is(true));
    assertThat(validation.path("cameras").size(), is(2));
    for (JsonNode camera : validation.path("cameras")) {
      String name = camera.path("camera").asText();
      JsonNode figures = camera.path("figures");
      assertThat(name, figures.path("max_concurrent").asInt(), is(mostInTruth(name)));
      assertThat(name, figures.path("frames_above_limit").asInt(), is(0));
      assertThat(name, camera.path("warning_count").asInt(), is(0));
    }
  }

  @Test
  void aFilmThatCannotBeMadeCostsThatFilmOnly() throws IOException {
    Path footage = Files.createDirectories(output.resolve("torn"));
    Files.copy(TESTDATA.resolve("line/line_a.mp4"), footage.resolve("line_a.mp4"));
    Files.writeString(footage.resolve("line_b.mp4"), "this is no video");
    Files.copy(TESTDATA.resolve("line/recording.yaml"), footage.resolve("recording.yaml"));

    String said =
        Shoal.run(
            ExitCode.PROBLEMS,
            List.of(
                "annotate",
                "--recording=" + footage.resolve("recording.yaml"),
                "--output=" + output));

    assertThat(said, containsString("300 frames of line_a annotated"));
    assertThat(said, containsString("line (line_b) is not annotated"));
  }

  @Test
  void withoutResultsThereIsNothingToAnnotate() {
    String said =
        Shoal.run(
            ExitCode.USAGE,
            List.of(
                "annotate",
                "--recording=" + TESTDATA.resolve("line/recording.yaml"),
                "--output=" + output.resolve("nowhere")));

    assertThat(said, containsString("nowhere/line holds no finished results of shoal line"));
  }

  /** Most bottles in one frame that are to be seen for the greater part. */
  private static int mostInTruth(String camera) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (String line : Files.readAllLines(TESTDATA.resolve("line/truth.csv"))) {
      String[] fields = line.split(",");
      if (fields[0].equals(camera) && Double.parseDouble(fields[7]) >= 0.5) {
        counts.merge(fields[1], 1, Integer::sum);
      }
    }
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Of the boxes' left edges in the picture, the share that is in the state's colour. */
  private static Map<TrackState, Double> shares(Path film) throws IOException {
    Map<TrackState, long[]> counts = new TreeMap<>();
    Map<Long, List<Edge>> edges = edges();
    decode(
        film,
        frame -> {
          for (Edge edge : edges.getOrDefault(frame.index(), List.of())) {
            if (edge.y < frame.height() - 2 && edge.x > 0 && edge.x < frame.width()) {
              long[] count = counts.computeIfAbsent(edge.state, state -> new long[2]);
              count[0] += edge.isColoured(frame) ? 1 : 0;
              count[1]++;
            }
          }
        });
    Map<TrackState, Double> shares = new TreeMap<>();
    counts.forEach((state, count) -> shares.put(state, count[0] / (double) count[1]));
    return shares;
  }

  /** A place on a box's left edge that its own labels leave free, pixels. */
  private record Edge(int x, int y, TrackState state) {
    boolean isColoured(DecodedFrame frame) {
      int at = 3 * (y * frame.width() + x);
      int red = frame.pixels()[at] & 0xff;
      int green = frame.pixels()[at + 1] & 0xff;
      int blue = frame.pixels()[at + 2] & 0xff;
      return state == TrackState.CLASSIFIED
          ? green - red > 40 && green - blue > 40
          : red - blue > 60 && green - blue > 20;
    }
  }

  private static Map<Long, List<Edge>> edges() throws IOException {
    Map<Long, List<Edge>> edges = new HashMap<>();
    try (FinishedTracks tracks = FinishedTracks.open(new ResultFolder(output.toString(), "line"))) {
      for (Optional<List<FinishedRows>> window = tracks.nextWindow();
          window.isPresent();
          window = tracks.nextWindow()) {
        for (FinishedRows rows : window.orElseThrow()) {
          BoxTrackColumns boxes = rows.tracks();
          for (int i = 0; rows.camera().equals("line_a") && i < boxes.size(); i++) {
            int x = Math.round(boxes.x()[i]);
            int y = Math.round(boxes.y()[i] + 0.9f * boxes.h()[i]);
            edges
                .computeIfAbsent(boxes.frame()[i], frame -> new ArrayList<>())
                .add(new Edge(x, y, rows.states().get(i)));
          }
        }
      }
    }
    return edges;
  }

  private interface Look {
    void at(DecodedFrame frame);
  }

  private static void decode(Path film, Look look) throws IOException {
    RecordingCamera camera = new RecordingCamera("again", List.of(film.toString()), 0);
    Recording recording = new Recording("again", "", 15, 0, "", -1, List.of(camera), "");
    var segment =
        SegmentPlanner.plan(
                recording, camera, List.of(FootageIndexer.index(film.toString(), film)), 1000)
            .segments()
            .get(0);
    try (SegmentDecoder decoder =
        SegmentDecoder.open(segment, film, FrameScaling.none(FrameScaling.PixelOrder.RGB), 1)) {
      for (Optional<DecodedFrame> next = decoder.next(); next.isPresent(); next = decoder.next()) {
        look.at(next.get());
      }
    }
  }
}
