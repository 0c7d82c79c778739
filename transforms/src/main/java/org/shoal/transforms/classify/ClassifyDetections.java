package org.shoal.transforms.classify;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
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
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.classification.ClassificationColumnsCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.CameraWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.resume.SegmentStore;
import org.shoal.io.video.Segment;
import org.shoal.transforms.detect.DetectionMetrics;
import org.shoal.transforms.detect.DetectorConfig;
import org.shoal.transforms.detect.OnnxDetector;

/**
 * The legacy mode: decodes segments, detects, and classifies every detection of every frame, in one
 * step and without tracks or zones. What it costs is what {@link ClassifyTracks} saves; of the same
 * crop both say the same.
 */
public final class ClassifyDetections
    extends PTransform<PCollection<Segment>, ClassifyDetections.Result> {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_WINDOW_FRAMES = 1000;
  private static final TupleTag<KV<WindowKey, CameraWindow>> WINDOWS = new TupleTag<>("windows") {};
  private static final TupleTag<KV<WindowKey, ClassificationColumns>> CLASSIFICATIONS =
      new TupleTag<>("classifications") {};
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems") {};

  private final DetectorConfig detector;
  private final ClassifierConfig classifier;
  private final int windowFrames;
  private final int decoderThreads;
  private final SegmentStore<ClassifiedSegment> store;
  private final SegmentProgress progress;

  private ClassifyDetections(
      DetectorConfig detector,
      ClassifierConfig classifier,
      int windowFrames,
      int decoderThreads,
      SegmentStore<ClassifiedSegment> store,
      SegmentProgress progress) {
    this.detector = detector;
    this.classifier = classifier;
    this.windowFrames = windowFrames;
    this.decoderThreads = decoderThreads;
    this.store = store;
    this.progress = progress;
  }

  /** Detects and classifies, in frame windows of 1000 frames and with one decoder thread. */
  public static ClassifyDetections with(DetectorConfig detector, ClassifierConfig classifier) {
    return new ClassifyDetections(
        detector,
        classifier,
        DEFAULT_WINDOW_FRAMES,
        1,
        SegmentStore.none(ClassifiedSegmentCoder.of()),
        SegmentProgress.none());
  }

  /** Sets the number of frames of a window, at least 1. */
  public ClassifyDetections withWindowFrames(int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new ClassifyDetections(
        detector, classifier, windowFrames, decoderThreads, store, progress);
  }

  /** Sets the number of threads that decode one segment, at least 1. */
  public ClassifyDetections withDecoderThreads(int decoderThreads) {
    checkArgument(decoderThreads > 0, "decoderThreads must be positive, is %s", decoderThreads);
    return new ClassifyDetections(
        detector, classifier, windowFrames, decoderThreads, store, progress);
  }

  /** Takes what is kept of segments from a store, and keeps there what is worked out. */
  public ClassifyDetections withStore(SegmentStore<ClassifiedSegment> store) {
    return new ClassifyDetections(
        detector, classifier, windowFrames, decoderThreads, store, progress);
  }

  /** Sets where segments are marked as done; nowhere unless it is set. */
  public ClassifyDetections withProgress(SegmentProgress progress) {
    return new ClassifyDetections(
        detector, classifier, windowFrames, decoderThreads, store, progress);
  }

  @Override
  public Result expand(PCollection<Segment> segments) {
    PCollectionTuple detected =
        segments.apply(
            "Decode, detect and classify",
            ParDo.of(new ClassifySegment(this))
                .withOutputTags(WINDOWS, TupleTagList.of(CLASSIFICATIONS).and(PROBLEMS)));
    return new Result(
        detected.get(WINDOWS).setCoder(KvCoder.of(WindowKeyCoder.of(), CameraWindowCoder.of())),
        detected
            .get(CLASSIFICATIONS)
            .setCoder(KvCoder.of(WindowKeyCoder.of(), ClassificationColumnsCoder.of())),
        detected.get(PROBLEMS).setCoder(ProblemCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("model", detector.model()))
        .add(DisplayData.item("classifier", classifier.model()))
        .add(DisplayData.item("confidence", detector.confidence()))
        .add(DisplayData.item("windowFrames", windowFrames));
  }

  /**
   * What detecting and classifying gives.
   *
   * @param windows for each frame window, the part of it that one segment covers, in no order
   * @param classifications of all detections of such a part; none for a part without detections
   * @param problems footage that could not be decoded, and where
   */
  public record Result(
      PCollection<KV<WindowKey, CameraWindow>> windows,
      PCollection<KV<WindowKey, ClassificationColumns>> classifications,
      PCollection<Problem> problems)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return windows.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(WINDOWS, windows, CLASSIFICATIONS, classifications, PROBLEMS, problems);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  static final class ClassifySegment extends DoFn<Segment, KV<WindowKey, CameraWindow>> {
    private static final long serialVersionUID = 1L;
    private final DetectionMetrics metrics = new DetectionMetrics();
    private final Counter classifierCalls =
        Metrics.counter(ClassifyDetections.class, "classifierCalls");
    private final Counter classificationFailures =
        Metrics.counter(ClassifyDetections.class, "classificationFailures");
    private final Counter classifierFallbacks =
        Metrics.counter(ClassifyDetections.class, "cpuFallbacks");
    private final Distribution classifyMillis =
        Metrics.distribution(ClassifyDetections.class, "classifyMillis");
    private final DetectorConfig config;
    private final ClassifierConfig classifierConfig;
    private final int windowFrames;
    private final int decoderThreads;
    private final SegmentStore<ClassifiedSegment> store;
    private final SegmentProgress progress;
    private transient OnnxDetector detector;
    private transient OnnxCropClassifier classifier;

    ClassifySegment(ClassifyDetections transform) {
      this.config = transform.detector;
      this.classifierConfig = transform.classifier;
      this.windowFrames = transform.windowFrames;
      this.decoderThreads = transform.decoderThreads;
      this.store = transform.store;
      this.progress = transform.progress;
    }

    @Setup
    public void open() {
      detector = OnnxDetector.open(config);
      classifier = OnnxCropClassifier.open(classifierConfig);
    }

    @ProcessElement
    public void process(@Element Segment segment, MultiOutputReceiver out) throws IOException {
      SegmentStore.Outcome<ClassifiedSegment> outcome =
          store.findOrWork(segment, () -> classify(segment));
      progress.done(segment);
      ClassifiedSegment result = outcome.result();
      for (CameraWindow part : result.detected().frames().cut(windowFrames)) {
        long window = part.firstFrame() / windowFrames;
        WindowKey key = new WindowKey(segment.recording(), window);
        out.get(WINDOWS).output(KV.of(key, part));
        ClassificationColumns columns =
            result
                .classifications()
                .between(part.firstFrame(), part.firstFrame() + part.frameCount());
        if (columns.size() > 0) {
          out.get(CLASSIFICATIONS).output(KV.of(key, columns));
        }
      }
      result.detected().problems().forEach(out.get(PROBLEMS)::output);
      if (outcome.resumed()) {
        metrics.countResumed();
      } else {
        count(result);
      }
    }

    private ClassifiedSegment classify(Segment segment) throws IOException {
      return new SegmentClassifier(detector, classifier, config.batchSize(), decoderThreads)
          .classify(segment);
    }

    private void count(ClassifiedSegment result) {
      metrics.count(result.detected(), detector.takeFallbacks());
      classifierCalls.inc(result.classifications().size());
      classificationFailures.inc(result.failures());
      classifierFallbacks.inc(classifier.takeFallbacks());
      classifyMillis.update(result.classifyMillis());
    }

    @Teardown
    public void close() {
      if (detector != null) {
        detector.close();
      }
      if (classifier != null) {
        classifier.close();
      }
    }
  }
}
