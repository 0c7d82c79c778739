package org.shoal.pipelines.tank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.resume.SegmentStore;
import org.shoal.transforms.detect.SegmentResultCoder;

class TankPipelineTest {
  private static final Path TANK = Path.of(System.getProperty("shoal.testdata"), "tank");

  @ParameterizedTest
  @ValueSource(strings = {"", "boxes.jsonl.gz"})
  void noElementIsCodedByJavaSerialisation(String detections) throws IOException {
    List<String> serialised = new ArrayList<>();
    List<String> seen = new ArrayList<>();

    pipeline(detections)
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

  private static boolean usesSerialisation(Coder<?> coder) {
    return coder instanceof SerializableCoder
        || coder.getCoderArguments().stream().anyMatch(TankPipelineTest::usesSerialisation);
  }

  private static Pipeline pipeline(String detections) throws IOException {
    TankOptions options =
        PipelineOptionsFactory.fromArgs("--recording=" + TANK.resolve("recording.yaml"))
            .as(TankOptions.class);
    options.setModel(TANK.resolveSibling("models/fish-detector.onnx").toString());
    options.setDetections(detections.isEmpty() ? "" : TANK.resolve(detections).toString());
    TankInputs inputs = TankInputs.read(options, warning -> {});
    return TankPipeline.create(
        inputs,
        options,
        ResultsConfig.of(options.getOutput(), inputs.recordings()),
        SegmentStore.none(SegmentResultCoder.of()));
  }
}
