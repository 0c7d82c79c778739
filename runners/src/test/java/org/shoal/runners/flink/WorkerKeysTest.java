package org.shoal.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.video.PictureTimes;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentCoder;
import org.shoal.io.video.SpreadSegments;
import org.shoal.pipelines.RunnerTuning;

class WorkerKeysTest {
  private static final long SEGMENTS_OF_A_CAMERA = 14;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyWorkerOfFlinkGetsAsManySegmentsOfEveryCamera(int workers) {
    FlinkPipelineOptions options = options();
    options.setParallelism(workers);
    Pipeline pipeline = Pipeline.create(options);

    PCollection<KV<String, Long>> counts =
        pipeline
            .apply(Create.of("north", "south"))
            .apply(ParDo.of(new Plan()))
            .setCoder(SegmentCoder.of())
            .apply(SpreadSegments.overKeys(RunnerTuning.allWorkerKeys(options)))
            .apply(ParDo.of(new TellWorkerAndCamera()))
            .setCoder(StringUtf8Coder.of())
            .apply(Count.perElement());

    PAssert.that(counts).satisfies(all -> assertEven(all, workers));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void keysAreAsManyAsTheProcessorsWhereNothingElseIsSaid() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(RunnerTuning.allWorkerKeys(options()), is(WorkerKeys.of(processors)));
  }

  @Test
  void segmentsAreSpreadByChanceWhereTheNumberOfWorkersIsNotKnown() {
    FlinkPipelineOptions options = options();
    options.setFlinkMaster("jobmanager:8081");
    assertThat(RunnerTuning.allWorkerKeys(options), is(List.of()));
    assertThat(RunnerTuning.allWorkerKeys(PipelineOptionsFactory.create()), is(List.of()));
  }

  private static FlinkPipelineOptions options() {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    return options;
  }

  private static Void assertEven(Iterable<KV<String, Long>> counts, int workers) {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach(count -> all.put(count.getKey(), count.getValue()));
    assertThat(all.size(), is(2 * workers));
    long least = SEGMENTS_OF_A_CAMERA / workers;
    long most = SEGMENTS_OF_A_CAMERA % workers == 0 ? least : least + 1;
    assertThat(all.toString(), all.values(), everyItem(anyOf(is(least), is(most))));
    return null;
  }

  /** Plans a camera's footage. */
  static final class Plan extends DoFn<String, Segment> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element String camera, OutputReceiver<Segment> out) {
      for (long i = 0; i < SEGMENTS_OF_A_CAMERA; i++) {
        out.output(segment(camera, 600 * i));
      }
    }
  }

  private static Segment segment(String camera, long firstFrame) {
    return new Segment(
        "pond",
        camera,
        camera + ".mp4",
        0,
        false,
        firstFrame,
        firstFrame,
        firstFrame + 600,
        1 / 30.0,
        0,
        PictureTimes.none(),
        1 / 30.0,
        new FrameClock(30, 0),
        firstFrame,
        firstFrame + 600,
        0);
  }

  static final class TellWorkerAndCamera extends DoFn<Segment, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Segment segment, OutputReceiver<String> out) {
      String thread = Thread.currentThread().getName();
      out.output(thread.substring(thread.lastIndexOf('(')) + " " + segment.camera());
    }
  }
}
