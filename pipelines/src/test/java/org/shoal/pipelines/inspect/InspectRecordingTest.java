package org.shoal.pipelines.inspect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.video.EncoderOptions;
import org.shoal.io.video.VideoEncoder;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

class InspectRecordingTest {
  private static final int SIZE = 64;

  @TempDir Path folder;

  private String said = "";

  @BeforeEach
  void filmTwoCameras() throws IOException {
    film("a.mp4", 0, frame -> true);
    film("b.mp4", 6, frame -> true);
    calibrate("a", "b");
    record("{name: a, footage: a.mp4}", "{name: b, footage: b.mp4}");
  }

  @Test
  void goodFootageIsDescribed() throws IOException {
    record("{name: a, footage: a.mp4}", "{name: b, footage: b.mp4, offset: -0.2}");

    assertThat(run("--json=" + folder.resolve("r.json"), "--maxOffset=1"), is(ExitCode.GOOD));

    JsonNode report = json();
    JsonNode a = report.path("cameras").path(0);
    assertThat(report.path("frames").asInt(), is(120));
    assertThat(a.path("codec").asText(), is("h264"));
    assertThat(a.path("width").asInt(), is(SIZE));
    assertThat(a.path("pictures").asInt(), is(120));
    assertThat(a.path("fps").asDouble(), closeTo(30, 0.01));
    assertThat(a.path("longest_keyframe_interval").asDouble(), closeTo(0.5, 0.001));
    assertThat(a.path("missing").asInt() + a.path("duplicated").asInt(), is(0));
    assertThat(a.path("calibrated_size").asBoolean(), is(true));
    assertThat(report.path("predicted").path("pictures").asInt(), greaterThan(230));
    assertThat(report.path("predicted").path("decode_core_seconds").asDouble(), greaterThan(0.0));
    assertThat(report.path("predicted").path("infer_core_seconds").isNull(), is(true));
    assertThat(report.path("predicted").path("seconds").isNull(), is(true));
    assertThat(report.path("failures").size() + report.path("warnings").size(), is(0));
    assertThat(said, containsString("pond: 120 frames at 30.000 a second, 2 cameras"));
  }

  @Test
  void theDiskThatALinesCropsTakeFollowsFromItsClassifier() throws IOException {
    Path model = Path.of("../testdata/models/bottle-classifier.onnx").toAbsolutePath().normalize();

    run("--json=" + folder.resolve("r.json"), "--sampleSeconds=0", "--classifier=" + model);

    JsonNode predicted = json().path("predicted");
    long crops = predicted.path("pictures").asLong() * 3 / 10;
    assertThat(
        predicted.path("crop_bytes").asDouble(), closeTo(crops * 3.0 * 48 * 96, 3 * 48 * 96));
    assertThat(said, containsString(" MiB for crops\n"));
    run("--json=" + folder.resolve("r.json"), "--sampleSeconds=0");
    assertThat(json().path("predicted").path("crop_bytes").isNull(), is(true));
  }

  @Test
  void whatAModelWouldTakeIsMeasured() throws IOException {
    String model =
        Path.of("../testdata/models/fish-detector.onnx").toAbsolutePath().normalize().toString();

    run("--json=" + folder.resolve("r.json"), "--maxOffset=1", "--model=" + model);

    JsonNode predicted = json().path("predicted");
    double decode = predicted.path("decode_core_seconds").asDouble();
    double infer = predicted.path("infer_core_seconds").asDouble();
    double rate = predicted.path("inferred_frames_per_second").asDouble();
    assertThat(infer, closeTo(predicted.path("pictures").asInt() / rate, 1e-6));
    assertThat(rate, greaterThan(1.0));
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(predicted.path("seconds").asDouble(), closeTo((decode + infer) / processors, 1e-6));
    assertThat(said, containsString("to infer: "));
    assertThat(run("--model=" + folder.resolve("none.onnx")), is(ExitCode.USAGE));
    assertThat(said, containsString("none.onnx"));
  }

  @Test
  void cameraOutOfStepIsToldWithItsOffset() throws IOException {
    assertThat(run("--json=-", "--maxOffset=1"), is(ExitCode.PROBLEMS));

    JsonNode report = new ObjectMapper().readTree(said).path(0);
    JsonNode b = report.path("cameras").path(1);
    assertThat(b.path("estimated_offset").asDouble(), closeTo(0.2, 0.02));
    assertThat(b.path("correlation").asDouble(), greaterThan(0.8));
    assertThat(report.path("warnings").path(0).asText(), containsString("behind the first camera"));
  }

  @Test
  void droppedFramesAreCountedAndTooManyWouldFail() throws IOException {
    film("b.mp4", 6, frame -> frame < 40 || frame >= 60);

    assertThat(run("--json=" + folder.resolve("r.json"), "--sampleSeconds=0"), is(ExitCode.FAILED));

    JsonNode b = json().path("cameras").path(1);
    assertThat(b.path("missing").asInt(), is(20));
    assertThat(b.path("holes").asInt(), is(1));
    assertThat(said, containsString("would fail: 8.3 % of the frames are missing"));
  }

  @Test
  void unreadableFootageIsAWarningAndNoneAtAllWouldFail() throws IOException {
    Files.writeString(folder.resolve("b.mp4"), "no video\n".repeat(100));
    assertThat(run(), is(ExitCode.PROBLEMS));
    assertThat(said, containsString("warning: b: "));
    assertThat(said, containsString("not a video file"));

    Files.writeString(folder.resolve("a.mp4"), "no video\n".repeat(100));
    assertThat(run(), is(ExitCode.FAILED));
    assertThat(said, containsString("would fail: no camera has footage that can be read"));
  }

  @Test
  void calibrationIsComparedByNameAndSize() throws IOException {
    calibrate("a", "c");
    assertThat(run("--sampleSeconds=0"), is(ExitCode.FAILED));
    assertThat(said, containsString("would fail: b: "));

    calibrate("a", "b");
    Path file = folder.resolve("calibration.json");
    Files.writeString(file, Files.readString(file).replace("[64, 64]", "[640, 480]"));
    assertThat(run("--sampleSeconds=0"), is(ExitCode.PROBLEMS));
    assertThat(
        said, containsString("warning: a: pictures are 64 x 64 pixels, calibrated for 640 x 480"));
  }

  @Test
  void wrongInputIsNamed() throws IOException {
    assertThat(run("--sampleSeconds=-1"), is(ExitCode.USAGE));
    assertThat(said, containsString("--sampleSeconds"));
    record("{name: a, footage: none.mp4}");
    assertThat(run(), is(ExitCode.USAGE));
    assertThat(said, containsString("none.mp4"));
    record("{name: a, footage: a.mp4, stream: 1.5}");
    assertThat(run(), is(ExitCode.USAGE));
    assertThat(said, containsString("cameras[0].stream"));
    record("{name: a, footage: a.mp4, stream: 3}");
    assertThat(run(), is(ExitCode.FAILED));
    assertThat(said, containsString("holds no video stream 3"));
  }

  @Test
  void timesOfPicturesAreReadFromTheirTable() throws IOException {
    StringBuilder table = new StringBuilder("camera,frame,time\n");
    for (int i = 0; i < 120; i++) {
      table.append("a,%d,%s\n".formatted(i, 10 + i / 15.0));
    }
    Files.writeString(folder.resolve("times.csv"), table);
    record("{name: a, footage: a.mp4}");
    Path yaml = folder.resolve("recording.yaml");
    Files.writeString(yaml, Files.readString(yaml) + "\ntimestamps: times.csv\nstart: 10\n");

    assertThat(run("--json=" + folder.resolve("r.json")), is(ExitCode.PROBLEMS));
    assertThat(json().path("frames").asInt(), is(239));
    assertThat(json().path("cameras").path(0).path("frames").asInt(), is(120));
    assertThat(json().path("cameras").path(0).path("missing").asInt(), is(0));
    assertThat(said, containsString("films 15.00 pictures a second, the recording counts 30.00"));

    Files.writeString(folder.resolve("times.csv"), table.append("a,7,3\n"));
    assertThat(run(), is(ExitCode.USAGE));
    assertThat(said, containsString("times.csv"));
    assertThat(said, containsString("line 122"));
  }

  /** A bright block that moves now fast, now slowly, filmed some frames late. */
  private void film(String name, int late, IntPredicate kept) throws IOException {
    EncoderOptions options = EncoderOptions.defaults().withKeyframeInterval(15).withQuality(15);
    try (VideoEncoder encoder = VideoEncoder.h264(folder.resolve(name), SIZE, SIZE, 30, options)) {
      for (int frame = 0; frame < 120; frame++) {
        if (kept.test(frame)) {
          encoder.write(picture(frame - late), frame / 30.0);
        }
      }
    }
  }

  private static byte[] picture(int time) {
    byte[] rgb = new byte[3 * SIZE * SIZE];
    double place = 24 + 14 * Math.sin(time / 9.0) + 8 * Math.sin(time / 3.7);
    for (int y = 20; y < 36; y++) {
      for (int x = (int) place; x < (int) place + 16; x++) {
        Arrays.fill(rgb, 3 * (y * SIZE + x), 3 * (y * SIZE + x) + 3, (byte) 220);
      }
    }
    return rgb;
  }

  private void calibrate(String... cameras) throws IOException {
    String one =
        "\"%s\": {\"size\": [64, 64], \"K\": [[50,0,32],[0,50,32],[0,0,1]], \"distortion\": [],"
            + " \"R\": [[1,0,0],[0,1,0],[0,0,1]], \"t\": [0,0,0]}";
    String all = String.join(",", Stream.of(cameras).map(one::formatted).toList());
    Files.writeString(
        folder.resolve("calibration.json"), "{\"units\": \"m\", \"cameras\": {" + all + "}}");
  }

  private void record(String... cameras) throws IOException {
    Files.writeString(
        folder.resolve("recording.yaml"),
        "name: pond\nfps: 30\ncalibration: calibration.json\ncameras: ["
            + String.join(", ", cameras)
            + "]\n");
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("r.json").toFile()).path(0);
  }

  private ExitCode run(String... further) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    List<String> arguments =
        Stream.concat(
                Stream.of("inspect", "--recording=" + folder.resolve("recording.yaml")),
                Arrays.stream(further))
            .toList();
    ExitCode exit = Main.run(arguments, stream, stream);
    said = told.toString(StandardCharsets.UTF_8);
    return exit;
  }
}
