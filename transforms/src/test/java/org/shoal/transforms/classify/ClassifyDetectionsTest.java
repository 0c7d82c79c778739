package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.video.SegmentCoder;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.SquareFootage;
import org.shoal.transforms.detect.Squares;

class ClassifyDetectionsTest {
  private static final int FRAMES = 24;

  @TempDir private Path folder;

  @Test
  void everyDetectionIsClassified() throws IOException {
    Path file = SquareFootage.write(folder.resolve("a.mp4"), LongStream.range(0, FRAMES).toArray());
    DetectorConfig detector = DetectorConfig.of(Squares.model("yolox.onnx"));
    ClassifierConfig classifier = ClassifierConfig.of(Colours.classifier(folder).toString());
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    ClassifyDetections.Result result =
        pipeline
            .apply(Create.of(SquareFootage.segments(file, 0.4)).withCoder(SegmentCoder.of()))
            .apply(ClassifyDetections.with(detector, classifier).withWindowFrames(8));
    PAssert.that(result.classifications()).satisfies(ClassifyDetectionsTest::check);
    PAssert.that(result.problems()).empty();
    PipelineResult run = pipeline.run();
    run.waitUntilFinish();
    assertThat(counter(run, "classifierCalls"), is((long) FRAMES));
    assertThat(counter(run, "classificationFailures"), is(0L));
  }

  private static Void check(Iterable<KV<WindowKey, ClassificationColumns>> classified) {
    TreeMap<Long, String> caps = new TreeMap<>();
    for (KV<WindowKey, ClassificationColumns> keyed : classified) {
      ClassificationColumns columns = keyed.getValue();
      for (int row = 0; row < columns.size(); row++) {
        assertThat(columns.frame()[row] / 8, is(keyed.getKey().index()));
        caps.put(columns.frame()[row], columns.classification().get(row).value(Attribute.CAP));
      }
    }
    assertThat(caps.size(), is(FRAMES));
    caps.forEach(
        (frame, cap) -> assertThat(cap, is(SquareFootage.square(frame).red() ? "red" : "green")));
    return null;
  }

  private static long counter(PipelineResult result, String name) {
    long sum = 0;
    for (MetricResult<Long> counter :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(ClassifyDetections.class, name))
                    .build())
            .getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }
}
