package org.shoal.transforms.line;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackClassificationCoder;
import org.shoal.io.coders.Packed;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.line.LineWindow;
import org.shoal.io.line.LineWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.io.track2d.BoxTrackWindowCoder;
import org.shoal.transforms.gather.PackedWindows;

/** Three windows; the track of the left camera became known in the second of its two. */
class JoinRowsTest {
  private static final TrackClassification BOTTLE = LineFrames.bottle("left", 1, 7, 12, 11, "cola");

  @Test
  void everyWindowComesOnceWithTheRowsOfItsFramesWheneverTheyBecameKnown() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    PCollection<Packed<LineWindow>> joined =
        join(
            pipeline,
            LineFrames.rows(1, "left", 1, 7, 12),
            List.of(KV.of(key(0), BOTTLE), KV.of(key(1), BOTTLE)));
    PAssert.that(joined)
        .satisfies(
            windows -> {
              assertThat(
                  told(windows),
                  is(Map.of(0L, "[7, 8, 9] new 1", 1L, "[10, 11, 12] new 0", 2L, "[] new 0")));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void rowsOfFramesThatTheRecordingDoesNotHaveAreCounted() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    join(
        pipeline,
        LineFrames.rows(2, "left", 1, 28, 32),
        List.of(KV.of(key(2), LineFrames.bottle("left", 1, 28, 32, -1, ""))));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    long outside =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(JoinRows.class, "rowsOutside"))
                    .build())
            .getCounters()
            .iterator()
            .next()
            .getAttempted();
    assertThat(outside, is(3L));
  }

  @Test
  void withoutPicturesEveryTrackComesToEachOfItsWindowsUntouched() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    PCollection<KV<WindowKey, TrackClassification>> left =
        pipeline
            .apply(
                Create.of(
                        LineFrames.rows(0, "left", 1, 7, 9), LineFrames.rows(2, "left", 1, 10, 21))
                    .withCoder(BoxTrackWindowCoder.of()))
            .apply(LeaveUnclassified.of(2, LineFrames.WINDOW));
    TrackClassification untouched = LineFrames.bottle("left", 1, 7, 21, -1, "");
    PAssert.that(left)
        .containsInAnyOrder(
            List.of(KV.of(key(0), untouched), KV.of(key(1), untouched), KV.of(key(2), untouched)));
    pipeline.run().waitUntilFinish();
  }

  private static PCollection<Packed<LineWindow>> join(
      Pipeline pipeline, BoxTrackWindow rows, List<KV<WindowKey, TrackClassification>> bottles) {
    PCollection<KV<WindowKey, Packed<FrameWindow>>> frames =
        pipeline.apply(
            "Frames",
            PackedWindows.of(
                List.of(LineFrames.window(1), LineFrames.window(0), LineFrames.window(2)),
                FrameWindowCoder.of(),
                FrameWindow::key));
    PCollection<KV<WindowKey, TrackClassification>> classified =
        pipeline.apply(
            "Bottles",
            Create.of(bottles)
                .withCoder(KvCoder.of(WindowKeyCoder.of(), TrackClassificationCoder.of())));
    return pipeline
        .apply("Rows", Create.of(rows).withCoder(BoxTrackWindowCoder.of()))
        .apply(JoinRows.of(frames, classified, LineFrames.WINDOW));
  }

  private static Map<Long, String> told(Iterable<Packed<LineWindow>> windows) {
    Map<Long, String> told = new TreeMap<>();
    for (Packed<LineWindow> packed : windows) {
      LineWindow window = packed.value(LineWindowCoder.of());
      List<Long> frames = Arrays.stream(window.cameras().get(1).tracks().frame()).boxed().toList();
      String before =
          told.put(window.frames().key().index(), frames + " new " + window.newBottles().size());
      assertThat(before == null, is(true));
    }
    return told;
  }

  private static WindowKey key(long index) {
    return new WindowKey("monday", index);
  }
}
