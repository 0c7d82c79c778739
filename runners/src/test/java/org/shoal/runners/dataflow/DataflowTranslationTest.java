package org.shoal.runners.dataflow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.dataflow.model.DataflowPackage;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.tank.TankInputs;
import org.shoal.pipelines.tank.TankOptions;
import org.shoal.pipelines.tank.TankPipeline;
import org.shoal.transforms.detect.SegmentResultCoder;

/** The pipelines as jobs of Dataflow, made by its runner's own translator, without a network. */
class DataflowTranslationTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  @TempDir Path folder;

  @Test
  void aTankBecomesOneJobWhoseStepsHaveNamesOfTheirOwn() throws IOException {
    List<JsonNode> steps = steps(translate("--device=cpu"));

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
    for (String part :
        List.of(
            "Plan footage/", "Detect/", "Gather cameras/", "Track identities/", "Write results/")) {
      assertThat(names, hasItem(startsWith(part)));
    }
  }

  @Test
  void onlyTheStepWithTheNetworkAsksForAnAccelerator() throws IOException {
    Map<String, String> hints = hints(translate("--device=cuda"));

    assertThat(
        hints,
        is(Map.of("Detect/Decode and detect", "type:nvidia-l4;count:1;install-nvidia-driver")));
  }

  @Test
  void aJobWithoutGpusAsksForNone() throws IOException {
    assertThat(hints(translate("--device=cpu")), is(Map.of()));
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

  private JsonNode translate(String... further) throws IOException {
    Path job = folder.resolve("job.json");
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "--recording=" + TESTDATA.resolve("tank/recording.yaml"),
                    "--model=" + TESTDATA.resolve("models/fish-detector.onnx"),
                    "--output=" + folder.resolve("out"),
                    "--project=shoal-test",
                    "--region=europe-west4",
                    "--tempLocation=gs://shoal-test/temp",
                    "--gcpTempLocation=gs://shoal-test/temp",
                    "--templateLocation=" + job,
                    "--filesToStage=" + TESTDATA.resolve("README.md")),
                Stream.of(further))
            .toArray(String[]::new);
    TankOptions options = PipelineOptionsFactory.fromArgs(arguments).as(TankOptions.class);
    options.setRunner(DataflowRunner.class);
    GcsOptions google = options.as(GcsOptions.class);
    google.setCredentialFactoryClass(NoopCredentialFactory.class);
    google.setPathValidatorClass(NoopPathValidator.class);
    options.as(DataflowPipelineOptions.class).setStager(new NothingLeavesHere());
    TankInputs inputs = TankInputs.read(options, warning -> {});
    Pipeline pipeline =
        TankPipeline.create(
            inputs,
            options,
            ResultsConfig.of(options.getOutput(), inputs.recordings()),
            SegmentStore.none(SegmentResultCoder.of()));

    pipeline.run();

    return new ObjectMapper().readTree(Files.readString(job));
  }

  /** Stages nothing: the names are all that a job's graph needs. */
  private static final class NothingLeavesHere implements Stager {
    @Override
    public List<DataflowPackage> stageFiles(List<StagedFile> files) {
      return List.of();
    }

    @Override
    public DataflowPackage stageToFile(byte[] bytes, String name) {
      return new DataflowPackage().setName(name).setLocation("gs://shoal-test/staging/" + name);
    }
  }
}
