package org.shoal.transforms.detect;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
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
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.CameraWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.resume.SegmentStore;
import org.shoal.io.video.Segment;

/**
 * Decodes segments and detects what is in their frames, in one step, so that pixels never leave the
 * worker. Every frame of a segment is in exactly one part of a camera window, decoded, failed or
 * missing. Segments should come freshly reshuffled, since they are where the work is.
 */
public final class DetectFrames extends PTransform<PCollection<Segment>, DetectFrames.Result> {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_WINDOW_FRAMES = 1000;
  private static final TupleTag<KV<WindowKey, CameraWindow>> WINDOWS = new TupleTag<>("windows") {};
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems") {};

  private final DetectorConfig config;
  private final int windowFrames;
  private final int decoderThreads;
  private final SegmentStore<SegmentResult> store;
  private final SegmentProgress progress;

  private DetectFrames(
      DetectorConfig config,
      int windowFrames,
      int decoderThreads,
      SegmentStore<SegmentResult> store,
      SegmentProgress progress) {
    this.config = config;
    this.windowFrames = windowFrames;
    this.decoderThreads = decoderThreads;
    this.store = store;
    this.progress = progress;
  }

  /** Detects with a model, in frame windows of 1000 frames and with one decoder thread. */
  public static DetectFrames with(DetectorConfig config) {
    return new DetectFrames(
        config,
        DEFAULT_WINDOW_FRAMES,
        1,
        SegmentStore.none(SegmentResultCoder.of()),
        SegmentProgress.none());
  }

  /** Sets the number of frames of a window, at least 1. */
  public DetectFrames withWindowFrames(int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new DetectFrames(config, windowFrames, decoderThreads, store, progress);
  }

  /** Sets the number of threads that decode one segment, at least 1. */
  public DetectFrames withDecoderThreads(int decoderThreads) {
    checkArgument(decoderThreads > 0, "decoderThreads must be positive, is %s", decoderThreads);
    return new DetectFrames(config, windowFrames, decoderThreads, store, progress);
  }

  /** Takes what is kept of segments from a store, and keeps there what is worked out. */
  public DetectFrames withStore(SegmentStore<SegmentResult> store) {
    return new DetectFrames(config, windowFrames, decoderThreads, store, progress);
  }

  /** Sets where segments are marked as done; nowhere unless it is set. */
  public DetectFrames withProgress(SegmentProgress progress) {
    return new DetectFrames(config, windowFrames, decoderThreads, store, progress);
  }

  @Override
  public Result expand(PCollection<Segment> segments) {
    PCollectionTuple detected =
        segments.apply(
            "Decode and detect",
            ParDo.of(new DetectSegment(this)).withOutputTags(WINDOWS, TupleTagList.of(PROBLEMS)));
    return new Result(
        detected.get(WINDOWS).setCoder(KvCoder.of(WindowKeyCoder.of(), CameraWindowCoder.of())),
        detected.get(PROBLEMS).setCoder(ProblemCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("model", config.model()))
        .add(DisplayData.item("device", config.device().name()))
        .add(DisplayData.item("batchSize", config.batchSize()))
        .add(DisplayData.item("confidence", config.confidence()))
        .add(DisplayData.item("nmsIou", config.nmsIou()))
        .add(DisplayData.item("classes", String.join(",", config.classes())))
        .add(DisplayData.item("windowFrames", windowFrames))
        .add(DisplayData.item("decoderThreads", decoderThreads));
  }

  /**
   * What detecting gives.
   *
   * @param windows for each frame window, the part of it that one segment covers, in no order
   * @param problems footage that could not be decoded, and where
   */
  public record Result(
      PCollection<KV<WindowKey, CameraWindow>> windows, PCollection<Problem> problems)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return windows.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(WINDOWS, windows, PROBLEMS, problems);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  static final class DetectSegment extends DoFn<Segment, KV<WindowKey, CameraWindow>> {
    private static final long serialVersionUID = 1L;
    private final DetectionMetrics metrics = new DetectionMetrics();
    private final DetectorConfig config;
    private final int windowFrames;
    private final int decoderThreads;
    private final SegmentStore<SegmentResult> store;
    private final SegmentProgress progress;
    private transient OnnxDetector detector;

    DetectSegment(DetectFrames transform) {
      this.config = transform.config;
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
      SegmentStore.Outcome<SegmentResult> outcome =
          store.findOrWork(segment, () -> detect(segment));
      progress.done(segment);
      SegmentResult result = outcome.result();
      for (CameraWindow part : result.frames().cut(windowFrames)) {
        long window = part.firstFrame() / windowFrames;
        out.get(WINDOWS).output(KV.of(new WindowKey(segment.recording(), window), part));
      }
      result.problems().forEach(out.get(PROBLEMS)::output);
      if (outcome.resumed()) {
        metrics.countResumed();
      } else {
        metrics.count(result, detector.takeFallbacks());
      }
    }

    private SegmentResult detect(Segment segment) throws IOException {
      return new SegmentDetector(detector, config.batchSize(), decoderThreads).detect(segment);
    }

    @Teardown
    public void close() {
      if (detector != null) {
        detector.close();
      }
    }
  }
}
