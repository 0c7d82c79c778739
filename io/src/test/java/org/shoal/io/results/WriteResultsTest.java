package org.shoal.io.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.SmoothedWindowCoder;
import org.shoal.io.tracking.TrackColumns;

class WriteResultsTest {
  private static final int WINDOW = 4;

  @TempDir Path output;

  @Test
  void aRecordingWithoutFramesStillHasEveryFile() throws IOException {
    write(recording(0), List.of(), List.of());

    assertThat(
        files(),
        is(
            List.of(
                "SHA256SUMS",
                "detections.parquet/recording=pond/part-00000.parquet",
                "frames.parquet/recording=pond/part-00000.parquet",
                "problems.jsonl",
                "summary.json",
                "tracking.h5",
                "tracks.parquet/recording=pond/part-00000.parquet",
                "trajectories.png")));
    try (TrackingReader reader = TrackingReader.open(output.resolve("pond/tracking.h5"))) {
      assertThat(reader.frames(), is(0L));
    }
  }

  @Test
  void windowsAreAssembledInOrderWhateverOrderTheyComeIn() throws IOException {
    write(recording(10), List.of(window(2, 2), window(0, 4), window(1, 4)), List.of());

    try (TrackingReader reader = TrackingReader.open(output.resolve("pond/tracking.h5"))) {
      TrackingRows rows = reader.read();
      assertThat(rows.frameIndex(), is(new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
      for (int frame = 0; frame < 10; frame++) {
        assertThat(rows.fishId()[9 * frame], is(5));
        assertThat(rows.centroid()[27 * frame], is((float) frame));
      }
    }
    JsonNode summary = summary();
    assertThat(summary.path("fish").asInt(), is(1));
    assertThat(summary.path("cameras").get(0).path("decoded").asInt(), is(10));
  }

  @Test
  void problemsAreWrittenAndCounted() throws IOException {
    Problem problem = new Problem("pond", "a", "decode", "a.mp4", 3, 2, "torn");

    write(recording(2), List.of(window(0, 2)), List.of(problem));

    assertThat(
        Files.readString(output.resolve("pond/problems.jsonl")),
        containsString(
            "\"camera\":\"a\",\"stage\":\"decode\",\"file\":\"a.mp4\",\"first_frame\":3"));
    assertThat(summary().path("problems").asInt(), is(1));
  }

  @Test
  void aRecordingOfWhichNothingCouldBeReadHasFailed() throws IOException {
    Problem problem = new Problem("pond", "a", "index", "a.mp4", -1, 0, "is no video");

    write(recording(0), List.of(), List.of(problem));

    assertThat(summary().path("failed").asBoolean(), is(true));
  }

  @Test
  void aLostWindowIsAnErrorAndNeverAHoleInTheResults() {
    RuntimeException e =
        assertThrows(
            RuntimeException.class,
            () -> write(recording(10), List.of(window(0, 4), window(2, 2)), List.of()));

    assertThat(e.getMessage(), containsString("pond has 3 frame windows but 2 reached the end"));
    assertThat(Files.exists(output.resolve("pond/tracking.h5")), is(false));
  }

  @Test
  void checksumsAreThoseOfTheFiles() throws Exception {
    write(recording(10), List.of(window(2, 2), window(0, 4), window(1, 4)), List.of());

    Process judge =
        new ProcessBuilder("sha256sum", "-c", "SHA256SUMS")
            .directory(output.resolve("pond").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(judge.waitFor(), is(0));
    assertThat(
        said.lines().toList(),
        is(
            List.of(
                "detections.parquet/recording=pond/part-00000.parquet: OK",
                "frames.parquet/recording=pond/part-00000.parquet: OK",
                "problems.jsonl: OK",
                "tracking.h5: OK",
                "tracks.parquet/recording=pond/part-00000.parquet: OK",
                "trajectories.png: OK")));
  }

  private void write(Recording recording, List<SmoothedWindow> windows, List<Problem> problems) {
    Pipeline pipeline = Pipeline.create();
    ResultsConfig config =
        ResultsConfig.of(output.toString(), List.of(recording)).withWindowFrames(WINDOW);
    pipeline
        .apply(
            "Windows",
            Create.of(
                    windows.stream()
                        .map(window -> Packed.of(window, SmoothedWindowCoder.of()))
                        .toList())
                .withCoder(PackedCoder.of()))
        .apply(
            WriteResults.of(
                TankFormat.of(9, WINDOW),
                config,
                pipeline.apply("Recordings", Create.of(recording).withCoder(RecordingCoder.of())),
                pipeline.apply("Problems", Create.of(problems).withCoder(ProblemCoder.of()))));
    pipeline.run().waitUntilFinish();
  }

  private static Recording recording(long frames) {
    RecordingCamera camera = new RecordingCamera("a", List.of(), 0);
    return new Recording("pond", "pond.yaml", 30, 0, "", frames, List.of(camera), "");
  }

  /** One fish, id 5, whose x is the frame's index. */
  private static SmoothedWindow window(long index, int frames) {
    byte[] status = new byte[frames];
    Arrays.fill(status, FrameStatus.DECODED.code());
    CameraWindow camera =
        new CameraWindow(
            "a", index * WINDOW, status, new double[frames], 0, DetectionColumns.empty(frames));
    int[] offsets = new int[frames + 1];
    float[] x = new float[frames];
    int[] unassigned = new int[frames];
    int[] ids = new int[frames];
    byte[] confirmed = new byte[frames];
    for (int f = 0; f < frames; f++) {
      offsets[f + 1] = f + 1;
      x[f] = index * WINDOW + f;
      unassigned[f] = -1;
      ids[f] = 5;
      confirmed[f] = 1;
    }
    float[] zeros = new float[frames];
    TrackColumns tracks =
        new TrackColumns(
            offsets,
            ids,
            x,
            zeros,
            zeros,
            new float[6 * frames],
            zeros,
            zeros,
            new int[frames],
            confirmed,
            unassigned);
    FrameWindow window =
        new FrameWindow(new WindowKey("pond", index), index * WINDOW, frames, List.of(camera));
    return SmoothedWindow.unsmoothed(window, tracks);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(output.resolve("pond/summary.json").toFile());
  }

  private List<String> files() throws IOException {
    Path root = output.resolve("pond");
    try (Stream<Path> paths = Files.walk(root)) {
      return new ArrayList<>(
          paths
              .filter(Files::isRegularFile)
              .map(path -> root.relativize(path).toString())
              .sorted()
              .toList());
    }
  }
}
