package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.tracking.TrackedWindow;
import org.shoal.io.tracking.TrackedWindowCoder;

/**
 * Brings every window together with its detections and with the measurements around it: each is
 * sent, trimmed, to all windows that it is context of. An output element's time is its window's
 * index, in milliseconds. Packed, since all windows wait for the last one to be weighed.
 */
final class GatherContext
    extends PTransform<
        PCollection<KV<WindowKey, Packed<TrackedWindow>>>,
        PCollection<KV<Packed<FrameWindow>, Packed<WindowInContext>>>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Packed<TrackedWindow>> WINDOWS = new TupleTag<>("windows");
  private static final TupleTag<Packed<FrameWindow>> FRAMES = new TupleTag<>("frames");
  private static final TupleTag<TrackPoints> NEIGHBOURS = new TupleTag<>("neighbours");

  private final WindowSmoothers smoothers;
  private final transient PCollection<KV<WindowKey, Packed<FrameWindow>>> frames;

  /**
   * Gathers as much context as smoothers look at.
   *
   * @param frames the detections of all windows
   */
  GatherContext(WindowSmoothers smoothers, PCollection<KV<WindowKey, Packed<FrameWindow>>> frames) {
    this.smoothers = smoothers;
    this.frames = frames;
  }

  @Override
  public PCollection<KV<Packed<FrameWindow>, Packed<WindowInContext>>> expand(
      PCollection<KV<WindowKey, Packed<TrackedWindow>>> windows) {
    // Grouping gives the earliest time, so that the window's own can be set afterwards: see
    // GatherWindows.
    PCollection<KV<WindowKey, Packed<TrackedWindow>>> own =
        windows.apply(
            "Keep time",
            Window.<KV<WindowKey, Packed<TrackedWindow>>>configure()
                .withTimestampCombiner(TimestampCombiner.EARLIEST));
    PCollection<KV<WindowKey, TrackPoints>> near =
        own.apply("Send to neighbours", ParDo.of(new SendToNeighbours(smoothers)))
            .setCoder(KvCoder.of(WindowKeyCoder.of(), TrackPointsCoder.of()));
    return KeyedPCollectionTuple.of(WINDOWS, own)
        .and(FRAMES, frames)
        .and(NEIGHBOURS, near)
        .apply("Group by window", CoGroupByKey.create())
        .apply("Put in context", ParDo.of(new PutInContext()))
        .setCoder(KvCoder.of(PackedCoder.of(), PackedCoder.of()));
  }

  static final class SendToNeighbours
      extends DoFn<KV<WindowKey, Packed<TrackedWindow>>, KV<WindowKey, TrackPoints>> {
    private static final long serialVersionUID = 1L;
    private final WindowSmoothers smoothers;

    SendToNeighbours(WindowSmoothers smoothers) {
      this.smoothers = smoothers;
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, Packed<TrackedWindow>> element,
        OutputReceiver<KV<WindowKey, TrackPoints>> out) {
      WindowKey key = element.getKey();
      TrackedWindow window = element.getValue().value(TrackedWindowCoder.of());
      // Only a recording's last window is shorter than the others, and nothing follows it.
      long windowFrames =
          key.index() == 0 ? window.tracks().frameCount() : window.firstFrame() / key.index();
      int reach = smoothers.contextFrames(key.recording());
      long windowsInReach = (reach + windowFrames - 1) / windowFrames;
      TrackPoints points = TrackPoints.of(window);
      for (long index = Math.max(0, key.index() - windowsInReach);
          index <= key.index() + windowsInReach;
          index++) {
        if (index != key.index()) {
          long first = index * windowFrames;
          out.output(
              KV.of(
                  new WindowKey(key.recording(), index),
                  points.between(first - reach, first + windowFrames + reach)));
        }
      }
    }
  }

  static final class PutInContext
      extends DoFn<KV<WindowKey, CoGbkResult>, KV<Packed<FrameWindow>, Packed<WindowInContext>>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element,
        OutputReceiver<KV<Packed<FrameWindow>, Packed<WindowInContext>>> out) {
      Iterator<Packed<TrackedWindow>> window = element.getValue().getAll(WINDOWS).iterator();
      if (window.hasNext()) {
        List<TrackPoints> neighbours = new ArrayList<>();
        element.getValue().getAll(NEIGHBOURS).forEach(neighbours::add);
        WindowInContext inContext =
            new WindowInContext(window.next().value(TrackedWindowCoder.of()), neighbours);
        out.outputWithTimestamp(
            KV.of(
                element.getValue().getOnly(FRAMES),
                Packed.of(inContext, WindowInContextCoder.of())),
            Instant.ofEpochMilli(element.getKey().index()));
      }
    }
  }
}
