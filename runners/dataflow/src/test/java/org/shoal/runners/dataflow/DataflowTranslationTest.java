package org.shoal.runners.dataflow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.pipelines.RecordingOptions;
import org.shoal.pipelines.line.LineInputs;
import org.shoal.pipelines.line.LineOptions;
import org.shoal.pipelines.line.LinePipeline;
import org.shoal.pipelines.line.LineStores;
import org.shoal.pipelines.swim.SwimInputs;
import org.shoal.pipelines.swim.SwimOptions;
import org.shoal.pipelines.swim.SwimPipeline;
import org.shoal.pipelines.tank.TankInputs;
import org.shoal.pipelines.tank.TankOptions;
import org.shoal.pipelines.tank.TankPipeline;
import org.shoal.runners.cluster.Mission;
import org.shoal.runners.cluster.ResultTree;
import org.shoal.transforms.detect.SegmentResultCoder;
import org.shoal.transforms.pose.SegmentPosesCoder;

/** The pipelines as jobs of Dataflow, made by its runner's own translator, without a network. */
class DataflowTranslationTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aMissionBecomesOneJobWhoseStepsHaveNamesOfTheirOwn(Mission mission) throws IOException {
    List<JsonNode> steps = steps(translate(mission, "--device=cpu"));

    Set<String> names = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (JsonNode step : steps) {
      String name = step.at("/properties/user_name/value").asText();
      if (!names.add(name)) {
        twice.add(name);
      }
    }
    assertThat(twice, is(empty()));
    assertThat(steps.size(), is(greaterThan(20)));
    for (String part : parts(mission)) {
      assertThat(names, hasItem(startsWith(part + "/")));
    }
  }

  private static List<String> parts(Mission mission) {
    return switch (mission) {
      case TANK ->
          List.of("Plan footage", "Detect", "Gather cameras", "Track identities", "Write results");
      case SWIM ->
          List.of(
              "Plan footage", "Estimate poses", "Assign lanes", "Count strokes", "Write results");
      case LINE ->
          List.of(
              "Plan footage", "Detect", "Track boxes", "Classify", "Join rows", "Write results");
    };
  }

  @ParameterizedTest
  @EnumSource
  void onlyStepsWithNetworksAskForAnAccelerator(Mission mission) throws IOException {
    Map<String, String> hints = hints(translate(mission, "--device=cuda"));

    String accelerator = "type:nvidia-l4;count:1;install-nvidia-driver";
    assertThat(
        hints,
        is(
            networks(mission).stream()
                .collect(Collectors.toMap(step -> step, step -> accelerator))));
  }

  private static List<String> networks(Mission mission) {
    return switch (mission) {
      case TANK -> List.of("Detect/Decode and detect");
      case SWIM -> List.of("Estimate poses/Decode and estimate");
      case LINE -> List.of("Detect/Decode, detect and crop", "Classify/Classify/Look at crops");
    };
  }

  @ParameterizedTest
  @EnumSource
  void aJobWithoutGpusAsksForNone(Mission mission) throws IOException {
    assertThat(hints(translate(mission, "--device=cpu")), is(Map.of()));
  }

  @Test
  void theCommandLineWritesATemplateAndDoesNotWaitForItsJob() throws IOException {
    Path job = folder.resolve("template.json");
    List<String> arguments =
        new ArrayList<>(
            Mission.SWIM.arguments(TESTDATA.resolve("swim/recording.yaml"), folder.resolve("out")));
    arguments.addAll(NothingIsStaged.templateArguments(job));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);

    ExitCode exit = Main.run(arguments, stream, stream);

    assertThat(told.toString(StandardCharsets.UTF_8), exit, is(ExitCode.GOOD));
    assertThat(
        steps(new ObjectMapper().readTree(Files.readString(job))).size(), is(greaterThan(20)));
    assertThat(ResultTree.files(folder.resolve("out")), is(empty()));
  }

  /** The accelerators that steps ask for. */
  private static Map<String, String> hints(JsonNode job) {
    Map<String, String> hints = new TreeMap<>();
    for (JsonNode step : steps(job)) {
      JsonNode wanted = step.at("/properties/resource_hints");
      if (wanted.has("beam:resources:accelerator:v1")) {
        hints.put(
            step.at("/properties/user_name/value").asText(),
            URLDecoder.decode(
                wanted.path("beam:resources:accelerator:v1").asText(), StandardCharsets.UTF_8));
      }
    }
    return hints;
  }

  private static List<JsonNode> steps(JsonNode job) {
    List<JsonNode> steps = new ArrayList<>();
    job.path("steps").forEach(steps::add);
    return steps;
  }

  private JsonNode translate(Mission mission, String device) throws IOException {
    Path job = folder.resolve("job.json");
    List<String> arguments =
        new ArrayList<>(
            mission.arguments(
                TESTDATA.resolve(mission.toString()).resolve("recording.yaml"),
                folder.resolve("out")));
    arguments.remove(0);
    arguments.add(device);
    DataflowPipelineOptions dataflow =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
            .as(options(mission))
            .as(DataflowPipelineOptions.class);
    dataflow.setRunner(DataflowRunner.class);
    dataflow.setProject("shoal-test");
    dataflow.setRegion("europe-west4");
    dataflow.setTempLocation("gs://shoal-test/temp");
    dataflow.setGcpTempLocation("gs://shoal-test/temp");
    dataflow.setTemplateLocation(job.toString());
    dataflow.setFilesToStage(List.of(TESTDATA.resolve("README.md").toString()));
    dataflow.setCredentialFactoryClass(NoopCredentialFactory.class);
    dataflow.setPathValidatorClass(NoopPathValidator.class);
    dataflow.setStager(new NothingIsStaged());

    pipeline(mission, dataflow).run();

    return new ObjectMapper().readTree(Files.readString(job));
  }

  private static Class<? extends RecordingOptions> options(Mission mission) {
    return switch (mission) {
      case TANK -> TankOptions.class;
      case SWIM -> SwimOptions.class;
      case LINE -> LineOptions.class;
    };
  }

  private static Pipeline pipeline(Mission mission, PipelineOptions options) throws IOException {
    switch (mission) {
      case TANK -> {
        TankOptions tank = options.as(TankOptions.class);
        TankInputs inputs = TankInputs.read(tank, warning -> {});
        return TankPipeline.create(
            inputs,
            tank,
            ResultsConfig.of(tank.getOutput(), inputs.recordings()),
            SegmentStore.none(SegmentResultCoder.of()));
      }
      case SWIM -> {
        SwimOptions swim = options.as(SwimOptions.class);
        SwimInputs inputs = SwimInputs.read(swim, warning -> {});
        return SwimPipeline.create(
            inputs,
            swim,
            ResultsConfig.of(swim.getOutput(), inputs.recordings()),
            SegmentStore.none(SegmentPosesCoder.of()));
      }
      case LINE -> {
        LineOptions line = options.as(LineOptions.class);
        LineInputs inputs = LineInputs.read(line, warning -> {});
        return LinePipeline.create(
            inputs,
            line,
            ResultsConfig.of(line.getOutput(), inputs.recordings()),
            LineStores.none());
      }
    }
    throw new IllegalArgumentException(mission.toString());
  }
}
