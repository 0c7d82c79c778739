package org.shoal.runners.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.pipelines.tank.TankInputs;
import org.shoal.pipelines.tank.TankOptions;
import org.shoal.pipelines.tank.TankPipeline;
import org.shoal.runners.cluster.ResultTree;
import org.shoal.transforms.detect.SegmentResultCoder;

/** Steps that throw once for every window. */
class FailingStepsTest {
  private static final Path TANK = Path.of(System.getProperty("shoal.testdata")).resolve("tank");
  private static final List<String> STEPS =
      List.of("Associate views", "Track identities", "Smooth tracks", "Write results");
  private static final int WINDOWS = 6;

  @TempDir Path folder;

  @Test
  void flinkTriesAgainAndNothingIsLostOrThereTwice() throws IOException {
    Path expected = folder.resolve("direct");
    finish(pipeline(expected, "--runner=DirectRunner"));
    new ResultFolder(expected.toString(), "tank").removeWork();

    Path found = folder.resolve("flink");
    Pipeline pipeline = pipeline(found, ManyRestarts.options(folder));
    FailingSteps.before(pipeline, STEPS);
    finish(pipeline);
    new ResultFolder(found.toString(), "tank").removeWork();

    assertThat(FailingSteps.failures(), is(STEPS.size() * WINDOWS));
    ResultTree.assertSame(found, expected);
  }

  @Test
  void aRunnerThatDoesNotTryAgainSaysWhatFailedAndLeavesNoResults() throws IOException {
    Path output = folder.resolve("direct");
    Pipeline pipeline = pipeline(output, "--runner=DirectRunner");
    FailingSteps.before(pipeline, List.of("Write results"));

    RuntimeException thrown = assertThrows(RuntimeException.class, () -> finish(pipeline));

    assertThat(
        Throwables.getRootCause(thrown).getMessage(),
        containsString("an injected fault before Write results"));
    assertThat(FailingSteps.failures(), greaterThanOrEqualTo(1));
    assertThat(Files.exists(output.resolve("tank/summary.json")), is(false));
    assertThat(Files.exists(output.resolve("tank/tracking.h5")), is(false));
  }

  private static void finish(Pipeline pipeline) {
    assertThat(pipeline.run().waitUntilFinish(), is(PipelineResult.State.DONE));
  }

  private static Pipeline pipeline(Path output, String... further) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--recording=" + TANK.resolve("recording.yaml"),
                "--detections=" + TANK.resolve("boxes.jsonl.gz"),
                "--windowFrames=" + 300 / WINDOWS,
                "--output=" + output));
    arguments.addAll(List.of(further));
    TankOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new)).as(TankOptions.class);
    TankInputs inputs = TankInputs.read(options, warning -> {});
    ResultsConfig results =
        ResultsConfig.of(options.getOutput(), inputs.recordings())
            .withWindowFrames(options.getWindowFrames());
    return TankPipeline.create(
        inputs, options, results, SegmentStore.none(SegmentResultCoder.of()));
  }
}
