package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.Problem;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentCoder;

class DetectFramesTest {
  @TempDir private Path folder;

  @Test
  void segmentsBecomePartsOfWindowsAndProblems() throws IOException {
    long[] frames = LongStream.range(0, 40).filter(frame -> frame != 7).toArray();
    List<Segment> segments =
        new ArrayList<>(
            SquareFootage.segments(SquareFootage.write(folder.resolve("a.mp4"), frames), 0.4));
    Path lost = SquareFootage.write(folder.resolve("lost.mp4"), 0, 1, 2);
    segments.addAll(SquareFootage.segments(lost, 1));
    Files.delete(lost);

    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    DetectFrames.Result detected = apply(pipeline, segments, "yolox.onnx");
    PAssert.that(detected.windows()).satisfies(DetectFramesTest::checkWindows);
    PAssert.that(detected.problems()).satisfies(DetectFramesTest::checkProblems);
    assertThat(serializableCoders(pipeline), hasSize(0));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(counter(result, "framesDecoded"), is(39L));
    assertThat(counter(result, "framesMissing"), is(1L));
    assertThat(counter(result, "framesFailed"), is(3L));
    assertThat(counter(result, "detections"), is(39L));
    assertThat(distributionCount(result, "decodeMillis"), is((long) segments.size()));
    assertThat(distributionCount(result, "inferMillis"), is((long) segments.size()));
    assertThat(SharedModels.openModels(), is(0));
  }

  @Test
  void modelThatIsNoneStopsTheJob() throws IOException {
    Path model = Files.writeString(folder.resolve("text.onnx"), "no model");
    Path file = SquareFootage.write(folder.resolve("a.mp4"), 0, 1, 2);
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline
        .apply(Create.of(SquareFootage.segments(file, 1)).withCoder(SegmentCoder.of()))
        .apply(DetectFrames.with(DetectorConfig.of(model.toString())));
    RuntimeException e = assertThrows(RuntimeException.class, pipeline::run);
    assertThat(e.toString() + e.getCause(), containsString("text.onnx"));
  }

  private static DetectFrames.Result apply(
      Pipeline pipeline, List<Segment> segments, String model) {
    DetectorConfig config = DetectorConfig.of(Squares.model(model)).withBatchSize(4);
    return pipeline
        .apply(Create.of(segments).withCoder(SegmentCoder.of()))
        .apply(DetectFrames.with(config).withWindowFrames(16).withDecoderThreads(2));
  }

  private static Void checkWindows(Iterable<KV<WindowKey, CameraWindow>> windows) {
    long[] seen = new long[40];
    for (KV<WindowKey, CameraWindow> keyed : windows) {
      CameraWindow part = keyed.getValue();
      assertThat(keyed.getKey().recording(), is("squares"));
      assertThat(part.firstFrame() / 16, is(keyed.getKey().index()));
      assertThat((part.firstFrame() + part.frameCount() - 1) / 16, is(keyed.getKey().index()));
      boolean lost = part.frameCount() == 3;
      for (int i = 0; i < part.frameCount() && !lost; i++) {
        int frame = (int) part.firstFrame() + i;
        seen[frame]++;
        int row = part.detections().frameOffsets()[i];
        if (frame != 7) {
          double u = part.detections().u()[row];
          assertThat(u, closeTo(SquareFootage.centreX(frame), 0.3));
        }
      }
    }
    assertThat(Arrays.stream(seen).allMatch(times -> times == 1), is(true));
    return null;
  }

  private static Void checkProblems(Iterable<Problem> problems) {
    String[] files =
        StreamSupport.stream(problems.spliterator(), false)
            .map(problem -> Path.of(problem.file()).getFileName().toString())
            .toArray(String[]::new);
    assertThat(files, arrayContaining("lost.mp4"));
    return null;
  }

  private static List<String> serializableCoders(Pipeline pipeline) {
    List<String> found = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitValue(PValue value, TransformHierarchy.Node producer) {
            boolean ours = producer.getFullName().contains("DetectFrames");
            if (ours
                && value instanceof PCollection<?> collection
                && collection.getCoder() instanceof SerializableCoder) {
              found.add(producer.getFullName());
            }
          }
        });
    return found;
  }

  private static long counter(PipelineResult result, String name) {
    MetricQueryResults metrics = query(result, name);
    return metrics.getCounters().iterator().next().getAttempted();
  }

  private static long distributionCount(PipelineResult result, String name) {
    MetricQueryResults metrics = query(result, name);
    return metrics.getDistributions().iterator().next().getAttempted().getCount();
  }

  private static MetricQueryResults query(PipelineResult result, String name) {
    return result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder()
                .addNameFilter(MetricNameFilter.named(DetectFrames.class, name))
                .build());
  }
}
