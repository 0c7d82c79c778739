package org.shoal.transforms.line;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.util.Iterator;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.line.LineWindow;
import org.shoal.io.line.LineWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.io.track2d.BoxTrackWindowCoder;

/**
 * Brings together what is known of each frame window: the frames, the rows of all tracks, wherever
 * they became known, and what the tracks were found to be. Every window comes out once.
 */
public final class JoinRows
    extends PTransform<PCollection<BoxTrackWindow>, PCollection<Packed<LineWindow>>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Packed<FrameWindow>> FRAMES = new TupleTag<>("frames");
  private static final TupleTag<BoxTrackWindow> ROWS = new TupleTag<>("rows") {};
  private static final TupleTag<TrackClassification> BOTTLES = new TupleTag<>("bottles") {};

  private final transient PCollection<KV<WindowKey, Packed<FrameWindow>>> frames;
  private final transient PCollection<KV<WindowKey, TrackClassification>> bottles;
  private final int windowFrames;

  private JoinRows(
      PCollection<KV<WindowKey, Packed<FrameWindow>>> frames,
      PCollection<KV<WindowKey, TrackClassification>> bottles,
      int windowFrames) {
    this.frames = frames;
    this.bottles = bottles;
    this.windowFrames = windowFrames;
  }

  /**
   * Joins rows with their windows and bottles.
   *
   * @param frames every window of every recording
   * @param bottles every track, once for each window that it has a row in
   * @param windowFrames frames a window, positive
   */
  public static JoinRows of(
      PCollection<KV<WindowKey, Packed<FrameWindow>>> frames,
      PCollection<KV<WindowKey, TrackClassification>> bottles,
      int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new JoinRows(frames, bottles, windowFrames);
  }

  @Override
  public PCollection<Packed<LineWindow>> expand(PCollection<BoxTrackWindow> tracks) {
    PCollection<KV<WindowKey, BoxTrackWindow>> rows =
        tracks
            .apply("Cut at windows", ParDo.of(new CutAtWindows(windowFrames)))
            .setCoder(KvCoder.of(WindowKeyCoder.of(), BoxTrackWindowCoder.of()));
    return KeyedPCollectionTuple.of(FRAMES, frames)
        .and(ROWS, rows)
        .and(BOTTLES, bottles)
        .apply("Group by window", CoGroupByKey.create())
        .apply("Join", ParDo.of(new Join()))
        .setCoder(PackedCoder.of());
  }

  /** Rows come with the window that made them known, which may be later than their frames'. */
  static final class CutAtWindows extends DoFn<BoxTrackWindow, KV<WindowKey, BoxTrackWindow>> {
    private static final long serialVersionUID = 1L;
    private final int windowFrames;

    CutAtWindows(int windowFrames) {
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(
        @Element BoxTrackWindow told, OutputReceiver<KV<WindowKey, BoxTrackWindow>> out) {
      for (BoxTrackWindow part : told.cut(windowFrames)) {
        out.output(KV.of(part.key(), part));
      }
    }
  }

  static final class Join extends DoFn<KV<WindowKey, CoGbkResult>, Packed<LineWindow>> {
    private static final long serialVersionUID = 1L;
    private final Counter cacheHits = Metrics.counter(JoinRows.class, "cacheHits");
    private final Counter cacheMisses = Metrics.counter(JoinRows.class, "cacheMisses");
    private final Counter rowsOutside = Metrics.counter(JoinRows.class, "rowsOutside");

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element, OutputReceiver<Packed<LineWindow>> out) {
      CoGbkResult group = element.getValue();
      Iterator<Packed<FrameWindow>> window = group.getAll(FRAMES).iterator();
      if (!window.hasNext()) {
        for (BoxTrackWindow rows : group.getAll(ROWS)) {
          rowsOutside.inc(rows.tracks().size());
        }
        return;
      }
      FrameWindow frames = window.next().value(FrameWindowCoder.of());
      LineWindow joined = RowJoiner.join(frames, group.getAll(ROWS), group.getAll(BOTTLES));
      cacheHits.inc(joined.cacheHits());
      cacheMisses.inc(joined.cacheMisses());
      out.output(Packed.of(joined, LineWindowCoder.of()));
    }
  }
}
