package org.shoal.transforms.crop;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropColumnsCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.CameraWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.resume.SegmentStore;
import org.shoal.io.video.Segment;
import org.shoal.transforms.detect.DetectionMetrics;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.OnnxDetector;
import org.shoal.transforms.detect.SegmentResult;

/**
 * Decodes segments, detects what is in their frames and cuts what lies in a trigger zone out of
 * them, in one step: detections travel on, and beside them where their crops lie in the recording's
 * folder. Otherwise like {@link org.shoal.transforms.detect.DetectFrames}.
 */
public final class CropDetections extends PTransform<PCollection<Segment>, CropDetections.Result> {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_WINDOW_FRAMES = 1000;
  private static final TupleTag<KV<WindowKey, CameraWindow>> WINDOWS = new TupleTag<>("windows") {};
  private static final TupleTag<KV<WindowKey, CropColumns>> CROPS = new TupleTag<>("crops") {};
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems") {};

  private final DetectorConfig detector;
  private final CropConfig crops;
  private final String output;
  private final int windowFrames;
  private final int decoderThreads;
  private final SegmentStore<SegmentCrops> store;
  private final SegmentProgress progress;

  private CropDetections(
      DetectorConfig detector,
      CropConfig crops,
      String output,
      int windowFrames,
      int decoderThreads,
      SegmentStore<SegmentCrops> store,
      SegmentProgress progress) {
    this.detector = detector;
    this.crops = crops;
    this.output = output;
    this.windowFrames = windowFrames;
    this.decoderThreads = decoderThreads;
    this.store = store;
    this.progress = progress;
  }

  /**
   * Detects with a model, in frame windows of 1000 frames and with one decoder thread.
   *
   * @param crops what is cut out
   * @param output the output folder, local or mounted, in which every recording has its own
   */
  public static CropDetections with(DetectorConfig detector, CropConfig crops, String output) {
    return new CropDetections(
        detector,
        crops,
        output,
        DEFAULT_WINDOW_FRAMES,
        1,
        SegmentStore.none(SegmentCropsCoder.of()),
        SegmentProgress.none());
  }

  /** Sets the number of frames of a window, at least 1. */
  public CropDetections withWindowFrames(int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new CropDetections(
        detector, crops, output, windowFrames, decoderThreads, store, progress);
  }

  /** Sets the number of threads that decode one segment, at least 1. */
  public CropDetections withDecoderThreads(int decoderThreads) {
    checkArgument(decoderThreads > 0, "decoderThreads must be positive, is %s", decoderThreads);
    return new CropDetections(
        detector, crops, output, windowFrames, decoderThreads, store, progress);
  }

  /**
   * Takes what is kept of segments from a store, and keeps there what is worked out, the crops with
   * it.
   */
  public CropDetections withStore(SegmentStore<SegmentCrops> store) {
    return new CropDetections(
        detector, crops, output, windowFrames, decoderThreads, store, progress);
  }

  /** Sets where segments are marked as done; nowhere unless it is set. */
  public CropDetections withProgress(SegmentProgress progress) {
    return new CropDetections(
        detector, crops, output, windowFrames, decoderThreads, store, progress);
  }

  @Override
  public Result expand(PCollection<Segment> segments) {
    PCollectionTuple detected =
        segments.apply(
            "Decode, detect and crop",
            ParDo.of(new CropSegment(this))
                .withOutputTags(WINDOWS, TupleTagList.of(CROPS).and(PROBLEMS)));
    return new Result(
        detected.get(WINDOWS).setCoder(KvCoder.of(WindowKeyCoder.of(), CameraWindowCoder.of())),
        detected.get(CROPS).setCoder(KvCoder.of(WindowKeyCoder.of(), CropColumnsCoder.of())),
        detected.get(PROBLEMS).setCoder(ProblemCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("model", detector.model()))
        .add(DisplayData.item("confidence", detector.confidence()))
        .add(DisplayData.item("zones", crops.zones().toString()))
        .add(DisplayData.item("cropSize", crops.width() + "x" + crops.height()))
        .add(DisplayData.item("cropInterval", crops.cropInterval()))
        .add(DisplayData.item("windowFrames", windowFrames));
  }

  /**
   * What detecting and cutting out gives.
   *
   * @param windows for each frame window, the part of it that one segment covers, in no order
   * @param crops where the crops of such a part lie; none for a part without crops
   * @param problems footage that could not be decoded, and where
   */
  public record Result(
      PCollection<KV<WindowKey, CameraWindow>> windows,
      PCollection<KV<WindowKey, CropColumns>> crops,
      PCollection<Problem> problems)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return windows.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(WINDOWS, windows, CROPS, crops, PROBLEMS, problems);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  static final class CropSegment extends DoFn<Segment, KV<WindowKey, CameraWindow>> {
    private static final long serialVersionUID = 1L;
    private final DetectionMetrics metrics = new DetectionMetrics();
    private final Counter cropped = Metrics.counter(CropDetections.class, "crops");
    private final DetectorConfig config;
    private final CropConfig crops;
    private final String output;
    private final int windowFrames;
    private final int decoderThreads;
    private final SegmentStore<SegmentCrops> store;
    private final SegmentProgress progress;
    private transient OnnxDetector detector;

    CropSegment(CropDetections transform) {
      this.config = transform.detector;
      this.crops = transform.crops;
      this.output = transform.output;
      this.windowFrames = transform.windowFrames;
      this.decoderThreads = transform.decoderThreads;
      this.store = transform.store;
      this.progress = transform.progress;
    }

    @Setup
    public void open() {
      detector = OnnxDetector.open(config);
    }

    @ProcessElement
    public void process(@Element Segment segment, MultiOutputReceiver out) throws IOException {
      String file = store.fileBeside(segment, ".crops").orElseGet(() -> workFile(segment));
      SegmentStore.Outcome<SegmentCrops> outcome =
          store.findOrWork(segment, kept -> kept.areIn(file), () -> cut(segment, file));
      progress.done(segment);
      SegmentResult detected = outcome.result().detected();
      CropColumns all = outcome.result().crops().in(file);
      for (CameraWindow part : detected.frames().cut(windowFrames)) {
        long window = part.firstFrame() / windowFrames;
        WindowKey key = new WindowKey(segment.recording(), window);
        out.get(WINDOWS).output(KV.of(key, part));
        CropColumns columns = all.between(part.firstFrame(), part.firstFrame() + part.frameCount());
        if (columns.size() > 0) {
          out.get(CROPS).output(KV.of(key, columns));
        }
      }
      detected.problems().forEach(out.get(PROBLEMS)::output);
      if (outcome.resumed()) {
        metrics.countResumed();
      } else {
        metrics.count(detected, detector.takeFallbacks());
        cropped.inc(all.size());
      }
    }

    private SegmentCrops cut(Segment segment, String file) throws IOException {
      return new SegmentCropper(detector, config.batchSize(), decoderThreads, crops)
          .cut(segment, file);
    }

    /** Where the crops of a segment lie that nothing is kept of. */
    private String workFile(Segment segment) {
      String camera = URLEncoder.encode(segment.camera(), StandardCharsets.UTF_8);
      return new ResultFolder(output, segment.recording()).work()
          + "/crops/%s-%010d.crops".formatted(camera, segment.firstFrame());
    }

    @Teardown
    public void close() {
      if (detector != null) {
        detector.close();
      }
    }
  }
}
