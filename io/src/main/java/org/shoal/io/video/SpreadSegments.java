package org.shoal.io.video;

import java.util.List;
import java.util.OptionalInt;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Spreads segments over the workers, since they are where the work is. Most runners give a worker
 * something else to do when it has finished. Where a runner settles beforehand which worker gets
 * which key, as Flink does, chance would leave some workers idle at the end: there, segments are
 * dealt out to keys that belong to one worker each.
 */
public final class SpreadSegments extends PTransform<PCollection<Segment>, PCollection<Segment>> {
  private static final long serialVersionUID = 1L;

  private final List<Integer> keys;

  private SpreadSegments(List<Integer> keys) {
    this.keys = keys;
  }

  /**
   * Deals them out to keys, in turn: each key gets as many as any other, of every camera.
   *
   * @param keys those of different workers follow each other; none to spread by chance
   */
  public static SpreadSegments overKeys(List<Integer> keys) {
    return new SpreadSegments(List.copyOf(keys));
  }

  @Override
  public PCollection<Segment> expand(PCollection<Segment> segments) {
    if (keys.isEmpty()) {
      return segments.apply("Shuffle", Reshuffle.viaRandomKey());
    }
    return segments
        .apply("Deal out", ParDo.of(new DealOut(keys)))
        .setCoder(KvCoder.of(VarIntCoder.of(), SegmentCoder.of()))
        .apply("Shuffle", Reshuffle.of())
        .apply("Without keys", Values.create());
  }

  /** Those of a camera come one after the other, since they are planned together. */
  static final class DealOut extends DoFn<Segment, KV<Integer, Segment>> {
    private static final long serialVersionUID = 1L;
    private final List<Integer> keys;
    private transient OptionalInt next;

    DealOut(List<Integer> keys) {
      this.keys = keys;
    }

    @Setup
    public void begin() {
      next = OptionalInt.empty();
    }

    @ProcessElement
    public void process(@Element Segment segment, OutputReceiver<KV<Integer, Segment>> out) {
      // Where several deal, they do not all begin with the first worker.
      int turn = next.orElse(Math.floorMod(segment.camera().hashCode(), keys.size()));
      out.output(KV.of(keys.get(turn), segment));
      next = OptionalInt.of((turn + 1) % keys.size());
    }
  }
}
