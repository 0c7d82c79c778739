package org.shoal.transforms.gather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Iterables;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.PoseWindowCoder;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.stroke.SwimWindow;
import org.shoal.io.stroke.SwimWindowCoder;

/**
 * Brings the poses and strokes of all swimmers before all cameras of a frame window together: one
 * output a window, by camera in the recording's order, then by swimmer.
 */
public final class GatherSwimmers
    extends PTransform<
        PCollection<KV<WindowKey, Packed<PoseWindow>>>, PCollection<Packed<SwimWindow>>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<Packed<PoseWindow>> POSES = new TupleTag<>("poses");
  private static final TupleTag<StrokeWindow> STROKES = new TupleTag<>("strokes");

  private final transient PCollection<StrokeWindow> strokes;
  private final Map<String, List<String>> cameraNames;

  private GatherSwimmers(PCollection<StrokeWindow> strokes, Map<String, List<String>> cameraNames) {
    this.strokes = strokes;
    this.cameraNames = cameraNames;
  }

  /**
   * Joins poses with strokes.
   *
   * @param recordings whose swimmers they are
   * @param strokes one element for each of the poses
   */
  public static GatherSwimmers of(List<Recording> recordings, PCollection<StrokeWindow> strokes) {
    Map<String, List<String>> cameraNames = new LinkedHashMap<>();
    recordings.forEach(recording -> cameraNames.put(recording.name(), recording.cameraNames()));
    return new GatherSwimmers(strokes, cameraNames);
  }

  @Override
  public PCollection<Packed<SwimWindow>> expand(
      PCollection<KV<WindowKey, Packed<PoseWindow>>> poses) {
    return KeyedPCollectionTuple.of(POSES, poses)
        .and(
            STROKES,
            strokes
                .apply("Key strokes", WithKeys.of(StrokeWindow::key))
                .setCoder(KvCoder.of(WindowKeyCoder.of(), strokes.getCoder())))
        .apply("Group by window", CoGroupByKey.create())
        .apply("Gather swimmers", ParDo.of(new Gather(cameraNames)))
        .setCoder(PackedCoder.of());
  }

  static final class Gather extends DoFn<KV<WindowKey, CoGbkResult>, Packed<SwimWindow>> {
    private static final long serialVersionUID = 1L;
    private final Map<String, List<String>> cameraNames;

    Gather(Map<String, List<String>> cameraNames) {
      this.cameraNames = cameraNames;
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, CoGbkResult> element, OutputReceiver<Packed<SwimWindow>> windows) {
      WindowKey key = element.getKey();
      List<String> cameras = cameraNames.get(key.recording());
      List<PoseWindow> poses =
          sorted(
              Iterables.transform(
                  element.getValue().getAll(POSES), packed -> packed.value(PoseWindowCoder.of())),
              Comparator.comparing((PoseWindow window) -> cameras.indexOf(window.camera()))
                  .thenComparing(PoseWindow::swimmer));
      List<StrokeWindow> strokes =
          sorted(
              element.getValue().getAll(STROKES),
              Comparator.comparing((StrokeWindow window) -> cameras.indexOf(window.camera()))
                  .thenComparing(StrokeWindow::swimmer));
      SwimWindow window = new SwimWindow(frames(key, poses), poses, strokes);
      windows.output(Packed.of(window, SwimWindowCoder.of()));
    }

    private static <T> List<T> sorted(Iterable<T> values, Comparator<T> order) {
      return StreamSupport.stream(values.spliterator(), false).sorted(order).toList();
    }

    /** What became of the cameras' frames, which each camera's first swimmer tells. */
    private static FrameWindow frames(WindowKey key, List<PoseWindow> poses) {
      PoseWindow any = poses.get(0);
      List<CameraWindow> cameras = new ArrayList<>();
      for (PoseWindow window : poses) {
        if (window.swimmer() == 0) {
          cameras.add(
              new CameraWindow(
                  window.camera(),
                  window.firstFrame(),
                  window.status(),
                  window.timestampSeconds(),
                  window.duplicatedFrames(),
                  DetectionColumns.empty(window.frameCount())));
        }
      }
      return new FrameWindow(key, any.firstFrame(), any.frameCount(), cameras);
    }
  }
}
