package org.shoal.transforms.gather;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.util.Iterator;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;

/**
 * Brings all cameras of a frame window together. Every window of every recording comes out, whole
 * and once, even one of which no camera tells anything. An output element's time is its window's
 * index, in milliseconds.
 */
public final class GatherWindows
    extends PTransform<PCollection<KV<WindowKey, CameraWindow>>, PCollection<FrameWindow>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<CameraWindow> PARTS = new TupleTag<>("parts");
  private static final TupleTag<Recording> RECORDINGS = new TupleTag<>("recordings");

  private final transient PCollection<Recording> recordings;
  private final int windowFrames;

  private GatherWindows(PCollection<Recording> recordings, int windowFrames) {
    this.recordings = recordings;
    this.windowFrames = windowFrames;
  }

  /**
   * Gathers the windows of recordings whose number of frames is known.
   *
   * @param windowFrames frames a window, positive
   */
  public static GatherWindows of(PCollection<Recording> recordings, int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new GatherWindows(recordings, windowFrames);
  }

  @Override
  public PCollection<FrameWindow> expand(PCollection<KV<WindowKey, CameraWindow>> parts) {
    PCollection<KV<WindowKey, Recording>> expected =
        recordings
            .apply("Expect every window", ParDo.of(new ExpectWindows(windowFrames)))
            .setCoder(KvCoder.of(WindowKeyCoder.of(), RecordingCoder.of()));
    return KeyedPCollectionTuple.of(PARTS, parts.apply("Time parts", new TimeByWindow<>()))
        .and(RECORDINGS, expected.apply("Time windows", new TimeByWindow<>()))
        .apply("Group by window", CoGroupByKey.create())
        .apply("Gather cameras", ParDo.of(new Gather(windowFrames)))
        .setCoder(FrameWindowCoder.of());
  }

  /**
   * Gives elements their window's index as time, which grouping keeps, so that later steps can take
   * a recording's windows in order. Set here because time may not run backwards: once elements have
   * the time at which grouping ends, an earlier one would make them late, and late ones are
   * dropped.
   */
  private static final class TimeByWindow<T>
      extends PTransform<PCollection<KV<WindowKey, T>>, PCollection<KV<WindowKey, T>>> {
    private static final long serialVersionUID = 1L;

    @Override
    public PCollection<KV<WindowKey, T>> expand(PCollection<KV<WindowKey, T>> elements) {
      return elements
          .apply(
              "Set time",
              WithTimestamps.of(element -> Instant.ofEpochMilli(element.getKey().index())))
          .apply(
              "Keep time",
              Window.<KV<WindowKey, T>>configure()
                  .withTimestampCombiner(TimestampCombiner.EARLIEST));
    }
  }

  static final class ExpectWindows extends DoFn<Recording, KV<WindowKey, Recording>> {
    private static final long serialVersionUID = 1L;
    private final int windowFrames;

    ExpectWindows(int windowFrames) {
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(
        @Element Recording recording, OutputReceiver<KV<WindowKey, Recording>> windows) {
      long count = (recording.frames() + windowFrames - 1) / windowFrames;
      for (long window = 0; window < count; window++) {
        windows.output(KV.of(new WindowKey(recording.name(), window), recording));
      }
    }
  }

  static final class Gather extends DoFn<KV<WindowKey, CoGbkResult>, FrameWindow> {
    private static final long serialVersionUID = 1L;
    private final Counter windowsGathered = Metrics.counter(GatherWindows.class, "windowsGathered");
    private final Counter partsOutside = Metrics.counter(GatherWindows.class, "partsOutside");
    private final int windowFrames;

    Gather(int windowFrames) {
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element, OutputReceiver<FrameWindow> windows) {
      WindowKey key = element.getKey();
      Iterator<Recording> expected = element.getValue().getAll(RECORDINGS).iterator();
      if (!expected.hasNext()) {
        partsOutside.inc();
        return;
      }
      Recording recording = expected.next();
      long firstFrame = key.index() * windowFrames;
      int frameCount = (int) Math.min(windowFrames, recording.frames() - firstFrame);
      windows.output(
          WindowGatherer.gather(
              key,
              recording.cameraNames(),
              firstFrame,
              frameCount,
              element.getValue().getAll(PARTS)));
      windowsGathered.inc();
    }
  }
}
