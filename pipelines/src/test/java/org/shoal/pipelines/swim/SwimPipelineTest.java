package org.shoal.pipelines.swim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.transforms.pose.SegmentPosesCoder;

class SwimPipelineTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final Path SWIM = TESTDATA.resolve("swim");
  private static final String MODEL = TESTDATA.resolve("models/swimmer-pose.onnx").toString();

  @TempDir private Path folder;

  private String told = "";

  @ParameterizedTest
  @ValueSource(strings = {"yolo", "sine"})
  void noElementIsCodedByJavaSerialisation(String pose) throws IOException {
    List<String> serialised = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    pipeline(pose)
        .traverseTopologically(
            new Pipeline.PipelineVisitor.Defaults() {
              @Override
              public void visitValue(PValue value, TransformHierarchy.Node producer) {
                if (value instanceof PCollection<?> collection) {
                  seen.add(collection.getName());
                  if (usesSerialisation(collection.getCoder())) {
                    serialised.add(producer.getFullName());
                  }
                }
              }
            });
    assertThat(serialised, is(empty()));
    assertThat(seen.size(), greaterThan(20));
  }

  @ParameterizedTest
  @CsvSource({"30, 0", "60, 0", "90, 1700000000"})
  void aSwimmerMadeUpIsCountedAtTheRateThatWasAskedFor(int rate, String start) throws IOException {
    Path recording = recording("name: pool\nfps: 30\nstart: " + start + "\n", "deck");
    JsonNode summary =
        run(ExitCode.GOOD, recording, "--pose=sine", "--strokeRate=" + rate, "--seconds=20");
    JsonNode state = summary.path("swimmers").path(0).path("state");
    assertThat(Math.abs(state.path("stroke_rate").asDouble() - rate) < 1, is(true));
    // Two arms, each with a stroke a cycle; the first is a quarter of a cycle after the start.
    assertThat(state.path("stroke_count").asInt(), is(20 * rate / 60));
    assertThat(state.path("session_start_s").asDouble(), is(Double.parseDouble(start)));
    assertThat(summary.path("frames").asInt(), is(600));
  }

  @Test
  void everyCameraHasASessionOfItsOwn() throws IOException {
    Path recording = recording("name: pool\nfps: 30\nframes: 300\n", "deck", "bridge");
    JsonNode summary = run(ExitCode.GOOD, recording, "--pose=sine", "--windowFrames=64");
    assertThat(summary.path("swimmers").size(), is(2));
    assertThat(summary.path("swimmers").path(0).path("camera").asText(), is("deck"));
    assertThat(summary.path("swimmers").path(1).path("camera").asText(), is("bridge"));
    assertThat(summary.path("strokes").asInt(), is(20));
  }

  @Test
  void randomPosesOfASeedAreTheSameAgain() throws IOException {
    Path recording = recording("name: pool\nfps: 30\nframes: 100\n", "deck");
    List<JsonNode> runs = new ArrayList<>();
    for (String seed : List.of("3", "3", "4")) {
      runs.add(run(ExitCode.GOOD, recording, "--pose=random", "--seed=" + seed).path("swimmers"));
    }
    assertThat(runs.get(1), is(runs.get(0)));
    assertThat(runs.get(2).equals(runs.get(0)), is(false));
  }

  @Test
  void camerasThatTheRecordingDoesNotHaveAreToldAndOneWithoutPosesIsAProblem() throws IOException {
    Path recording = recording("name: pool\nfps: 30\nframes: 100\n", "deck");
    run(ExitCode.PROBLEMS, recording, "--detections=" + SWIM.resolve("keypoints.jsonl.gz"));
    assertThat(told, containsString("cameras side are not in"));
    assertThat(told, containsString("nobody was found in any of 100 frames"));
  }

  static Stream<String> wrongKeypoints() {
    String good = "\"confidence\": 0.9, \"timestamp\": 0.5, \"frame_index\": 15, \"keypoints\": ";
    String seventeen = "[" + "[1, 2, 0.5],".repeat(16) + "[1, 2, 0.5]]";
    return Stream.of(
        // What is wrong, and the words of the refusal.
        "{" + good + "[[1, 2, 0.5]]}|must have 17 keypoints, not 1",
        "{" + good + seventeen.replaceFirst("1, 2, 0.5", "1, 2") + "}|must have 3 values",
        "{" + good + seventeen.replaceFirst("1, 2", "NaN, 2") + "}|keypoints[0][0]",
        "{\"confidence\": 0.9, \"timestamp\": 0.5, \"frame_index\": 1}|keypoints",
        "{"
            + good
            + seventeen
            + "}\n{"
            + good.replace("15", "14")
            + seventeen
            + "}|sort the poses by frame",
        "{" + good + seventeen.substring(9) + "|",
        "|is empty");
  }

  @ParameterizedTest
  @MethodSource("wrongKeypoints")
  void wrongKeypointsAreRefusedByFileAndPlace(String text) throws IOException {
    String[] parts = text.split("\\|", -1);
    Path file = folder.resolve("poses.jsonl");
    Files.writeString(file, parts[0]);
    run(ExitCode.USAGE, SWIM.resolve("recording.yaml"), "--detections=" + file);
    assertThat(told, containsString(file.toString()));
    assertThat(told, containsString(parts[1]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| --model: is required for --pose=yolo",
        "--model=absent.onnx | --model: there is no file absent.onnx",
        "--pose=file | --detections: is required for --pose=file",
        "--detections=absent.json | there is no file absent.json",
        "--pose=sine --detections=absent.json | --detections",
        "--pose=cosine | --pose: \"cosine\" is none of yolo, sine, file, random",
        "--pose=sine --strokeRate=0 | --strokeRate",
        "--pose=sine --swimmers=2 | --swimmers: must be 1",
        "--pose=sine --seconds=-1 | --seconds",
        "--pose=sine --frameWidth=5 | --frameWidth",
        "--pose=sine --swimmers=0 | --swimmers",
        "--pose=sine --laneAxis=z | --laneAxis",
        "--pose=sine --keypointConfidence=2 | --keypointConfidence",
        "--pose=sine --minProminence=0 | --minProminence",
        "--pose=sine --rateWindow=0 | --rateWindow",
        "--pose=sine --confidence=7 | --confidence",
        "--pose=sine --windowFrames=0 | --windowFrames",
        "--classes=person | classes",
      })
  void wrongOptionsAreNamed(String options, String refusal) throws IOException {
    String[] further = options == null ? new String[0] : options.split(" ");
    run(ExitCode.USAGE, SWIM.resolve("recording.yaml"), further);
    assertThat(told, containsString(refusal));
  }

  @Test
  void aModelForAnotherTaskIsRefused() throws IOException {
    String fish = TESTDATA.resolve("models/fish-detector.onnx").toString();
    run(ExitCode.USAGE, SWIM.resolve("recording.yaml"), "--model=" + fish);
    assertThat(told, containsString("fish-detector.onnx"));
    assertThat(told, containsString("pose"));
  }

  private Path recording(String head, String... cameras) throws IOException {
    StringBuilder yaml = new StringBuilder(head).append("cameras:\n");
    for (String camera : cameras) {
      yaml.append("  - name: ").append(camera).append('\n');
    }
    return Files.writeString(folder.resolve("pool.yaml"), yaml);
  }

  /** Runs the command and reads its summary, if it is to have one. */
  private JsonNode run(ExitCode expected, Path recording, String... further) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("swim", "--recording=" + recording));
    arguments.add("--output=" + folder.resolve("out"));
    arguments.add("--progress=never");
    arguments.addAll(List.of(further));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitCode exit = Main.run(arguments, stream, stream);
    told = bytes.toString(StandardCharsets.UTF_8);
    assertThat(told, exit, is(expected));
    Path summary = folder.resolve("out/pool/summary.json");
    return Files.exists(summary)
        ? new ObjectMapper().readTree(summary.toFile())
        : new ObjectMapper().createObjectNode();
  }

  private static boolean usesSerialisation(Coder<?> coder) {
    return coder instanceof SerializableCoder
        || coder.getCoderArguments().stream().anyMatch(SwimPipelineTest::usesSerialisation);
  }

  private static Pipeline pipeline(String pose) throws IOException {
    SwimOptions options =
        PipelineOptionsFactory.fromArgs(
                "--recording=" + SWIM.resolve("recording.yaml"), "--pose=" + pose)
            .as(SwimOptions.class);
    options.setModel(MODEL);
    SwimInputs inputs = SwimInputs.read(options, warning -> {});
    return SwimPipeline.create(
        inputs,
        options,
        ResultsConfig.of(options.getOutput(), inputs.recordings()),
        SegmentStore.none(SegmentPosesCoder.of()));
  }
}
