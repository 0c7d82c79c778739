package org.shoal.transforms.gather;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
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
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Iterables;
import org.joda.time.Instant;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.CameraFrames;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.CameraWindowCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.CameraPosesCoder;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PeopleWindowCoder;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;

/**
 * Brings the parts of a frame window together. Every window of every recording comes out, whole and
 * once, even one of which no camera tells anything; packed, since all of them may have to wait for
 * the first one. An output element's time is its window's index, in milliseconds.
 *
 * @param <P> the parts of windows, of one camera each
 * @param <W> whole windows
 */
public final class GatherWindows<P extends CameraFrames, W>
    extends PTransform<PCollection<KV<WindowKey, P>>, PCollection<KV<WindowKey, Packed<W>>>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Recording> RECORDINGS = new TupleTag<>("recordings");

  private final transient PCollection<Recording> recordings;
  private final int windowFrames;
  private final RecordCoder<P> partCoder;
  private final Gatherer<P, W> gatherer;
  private final RecordCoder<W> coder;

  /**
   * Makes whole windows of their parts.
   *
   * @param <P> the parts
   * @param <W> whole windows
   */
  @FunctionalInterface
  interface Gatherer<P, W> extends Serializable {
    List<W> gather(
        Recording recording, WindowKey key, long firstFrame, int frameCount, Iterable<P> parts);
  }

  private GatherWindows(
      PCollection<Recording> recordings,
      int windowFrames,
      RecordCoder<P> partCoder,
      Gatherer<P, W> gatherer,
      RecordCoder<W> coder) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    this.recordings = recordings;
    this.windowFrames = windowFrames;
    this.partCoder = partCoder;
    this.gatherer = gatherer;
    this.coder = coder;
  }

  /**
   * Gathers detections of recordings whose number of frames is known: one element a window, with
   * all cameras.
   *
   * @param windowFrames frames a window, positive
   */
  public static GatherWindows<CameraWindow, FrameWindow> of(
      PCollection<Recording> recordings, int windowFrames) {
    return new GatherWindows<>(
        recordings,
        windowFrames,
        CameraWindowCoder.of(),
        (recording, key, first, count, parts) ->
            List.of(WindowGatherer.gather(key, recording.cameraNames(), first, count, parts)),
        FrameWindowCoder.of());
  }

  /**
   * Gathers poses of recordings whose number of frames is known: one element a window and camera.
   *
   * @param windowFrames frames a window, positive
   */
  public static GatherWindows<CameraPoses, PeopleWindow> ofPoses(
      PCollection<Recording> recordings, int windowFrames) {
    return new GatherWindows<>(
        recordings,
        windowFrames,
        CameraPosesCoder.of(),
        PoseGatherer::gather,
        PeopleWindowCoder.of());
  }

  @Override
  public PCollection<KV<WindowKey, Packed<W>>> expand(PCollection<KV<WindowKey, P>> parts) {
    TupleTag<Packed<P>> tag = new TupleTag<>("parts");
    PCollection<KV<WindowKey, Packed<P>>> packed =
        parts
            .apply("Pack parts", ParDo.of(new PackParts<>(partCoder)))
            .setCoder(KvCoder.of(WindowKeyCoder.of(), PackedCoder.of()));
    PCollection<KV<WindowKey, Recording>> expected =
        recordings
            .apply("Expect every window", ParDo.of(new ExpectWindows(windowFrames)))
            .setCoder(KvCoder.of(WindowKeyCoder.of(), RecordingCoder.of()));
    return KeyedPCollectionTuple.of(tag, packed.apply("Time parts", new TimeByWindow<>()))
        .and(RECORDINGS, expected.apply("Time windows", new TimeByWindow<>()))
        .apply("Group by window", CoGroupByKey.create())
        .apply(
            "Gather cameras", ParDo.of(new Gather<>(tag, partCoder, windowFrames, gatherer, coder)))
        .setCoder(KvCoder.of(WindowKeyCoder.of(), PackedCoder.of()));
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

  /** Since the parts of all windows wait for the last footage. */
  static final class PackParts<P> extends DoFn<KV<WindowKey, P>, KV<WindowKey, Packed<P>>> {
    private static final long serialVersionUID = 1L;
    private final RecordCoder<P> coder;

    PackParts(RecordCoder<P> coder) {
      this.coder = coder;
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, P> part, OutputReceiver<KV<WindowKey, Packed<P>>> packed) {
      packed.output(KV.of(part.getKey(), Packed.of(part.getValue(), coder)));
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

  static final class Gather<P, W>
      extends DoFn<KV<WindowKey, CoGbkResult>, KV<WindowKey, Packed<W>>> {
    private static final long serialVersionUID = 1L;
    private final Counter windowsGathered = Metrics.counter(GatherWindows.class, "windowsGathered");
    private final Counter partsOutside = Metrics.counter(GatherWindows.class, "partsOutside");
    private final TupleTag<Packed<P>> parts;
    private final RecordCoder<P> partCoder;
    private final int windowFrames;
    private final Gatherer<P, W> gatherer;
    private final RecordCoder<W> coder;

    Gather(
        TupleTag<Packed<P>> parts,
        RecordCoder<P> partCoder,
        int windowFrames,
        Gatherer<P, W> gatherer,
        RecordCoder<W> coder) {
      this.parts = parts;
      this.partCoder = partCoder;
      this.windowFrames = windowFrames;
      this.gatherer = gatherer;
      this.coder = coder;
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element,
        OutputReceiver<KV<WindowKey, Packed<W>>> windows) {
      WindowKey key = element.getKey();
      Iterator<Recording> expected = element.getValue().getAll(RECORDINGS).iterator();
      if (!expected.hasNext()) {
        partsOutside.inc();
        return;
      }
      Recording recording = expected.next();
      long firstFrame = key.index() * windowFrames;
      int frameCount = (int) Math.min(windowFrames, recording.frames() - firstFrame);
      Iterable<P> found =
          Iterables.transform(element.getValue().getAll(parts), packed -> packed.value(partCoder));
      for (W window : gatherer.gather(recording, key, firstFrame, frameCount, found)) {
        windows.output(KV.of(key, Packed.of(window, coder)));
      }
      windowsGathered.inc();
    }
  }
}
