package org.shoal.transforms.line;

import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.line.LineWindow;
import org.shoal.io.line.LineWindowCoder;
import org.shoal.io.recording.WindowKey;

/**
 * What {@link JoinRows} is for the legacy mode: brings each frame window together with what every
 * detection was found to be, without tracks.
 */
public final class JoinDetections
    extends PTransform<
        PCollection<KV<WindowKey, Packed<FrameWindow>>>, PCollection<Packed<LineWindow>>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Packed<FrameWindow>> FRAMES = new TupleTag<>("frames");
  private static final TupleTag<ClassificationColumns> FOUND = new TupleTag<>("found") {};

  private final transient PCollection<KV<WindowKey, ClassificationColumns>> classifications;

  private JoinDetections(PCollection<KV<WindowKey, ClassificationColumns>> classifications) {
    this.classifications = classifications;
  }

  /**
   * Joins windows with what their detections were found to be.
   *
   * @param classifications of all detections of all windows
   */
  public static JoinDetections of(
      PCollection<KV<WindowKey, ClassificationColumns>> classifications) {
    return new JoinDetections(classifications);
  }

  @Override
  public PCollection<Packed<LineWindow>> expand(
      PCollection<KV<WindowKey, Packed<FrameWindow>>> frames) {
    return KeyedPCollectionTuple.of(FRAMES, frames)
        .and(FOUND, classifications)
        .apply("Group by window", CoGroupByKey.create())
        .apply("Join", ParDo.of(new Join()))
        .setCoder(PackedCoder.of());
  }

  static final class Join extends DoFn<KV<WindowKey, CoGbkResult>, Packed<LineWindow>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element, OutputReceiver<Packed<LineWindow>> out) {
      Iterator<Packed<FrameWindow>> window = element.getValue().getAll(FRAMES).iterator();
      if (window.hasNext()) {
        FrameWindow frames = window.next().value(FrameWindowCoder.of());
        LineWindow joined = DetectionJoiner.join(frames, element.getValue().getAll(FOUND));
        out.output(Packed.of(joined, LineWindowCoder.of()));
      }
    }
  }
}
