package org.shoal.transforms.pose;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.HashMap;
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
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.CameraPosesCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.resume.SegmentStore;
import org.shoal.io.video.Segment;
import org.shoal.transforms.detect.MachineMetrics;

/**
 * Decodes segments and estimates the poses of the people in their frames, in one step, so that
 * pixels never leave the worker; a backend that does not look at pictures takes segments without
 * footage. Every frame of a segment is in exactly one part of a camera's window, decoded, failed or
 * missing. Segments should come freshly reshuffled, since they are where the work is.
 */
public final class EstimatePoses extends PTransform<PCollection<Segment>, EstimatePoses.Result> {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_WINDOW_FRAMES = 1000;
  private static final TupleTag<KV<WindowKey, CameraPoses>> WINDOWS = new TupleTag<>("windows") {};
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems") {};

  private final PoseConfig config;
  private final int windowFrames;
  private final int decoderThreads;
  private final SegmentStore<SegmentPoses> store;
  private final SegmentProgress progress;

  private EstimatePoses(
      PoseConfig config,
      int windowFrames,
      int decoderThreads,
      SegmentStore<SegmentPoses> store,
      SegmentProgress progress) {
    this.config = config;
    this.windowFrames = windowFrames;
    this.decoderThreads = decoderThreads;
    this.store = store;
    this.progress = progress;
  }

  /** Estimates with a backend, in frame windows of 1000 frames and with one decoder thread. */
  public static EstimatePoses with(PoseConfig config) {
    return new EstimatePoses(
        config,
        DEFAULT_WINDOW_FRAMES,
        1,
        SegmentStore.none(SegmentPosesCoder.of()),
        SegmentProgress.none());
  }

  /** Sets the number of frames of a window, at least 1. */
  public EstimatePoses withWindowFrames(int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new EstimatePoses(config, windowFrames, decoderThreads, store, progress);
  }

  /** Sets the number of threads that decode one segment, at least 1. */
  public EstimatePoses withDecoderThreads(int decoderThreads) {
    checkArgument(decoderThreads > 0, "decoderThreads must be positive, is %s", decoderThreads);
    return new EstimatePoses(config, windowFrames, decoderThreads, store, progress);
  }

  /** Takes what is kept of segments from a store, and keeps there what is worked out. */
  public EstimatePoses withStore(SegmentStore<SegmentPoses> store) {
    return new EstimatePoses(config, windowFrames, decoderThreads, store, progress);
  }

  /** Sets where segments are marked as done; nowhere unless it is set. */
  public EstimatePoses withProgress(SegmentProgress progress) {
    return new EstimatePoses(config, windowFrames, decoderThreads, store, progress);
  }

  @Override
  public Result expand(PCollection<Segment> segments) {
    PCollectionTuple estimated =
        segments.apply(
            "Decode and estimate",
            ParDo.of(new EstimateSegment(this)).withOutputTags(WINDOWS, TupleTagList.of(PROBLEMS)));
    return new Result(
        estimated.get(WINDOWS).setCoder(KvCoder.of(WindowKeyCoder.of(), CameraPosesCoder.of())),
        estimated.get(PROBLEMS).setCoder(ProblemCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("pose", config.kind().label()))
        .add(DisplayData.item("config", config.toString()))
        .add(DisplayData.item("windowFrames", windowFrames))
        .add(DisplayData.item("decoderThreads", decoderThreads));
  }

  /**
   * What estimating gives.
   *
   * @param windows for each frame window, the part of it that one segment covers, in no order
   * @param problems footage that could not be decoded, and where
   */
  public record Result(
      PCollection<KV<WindowKey, CameraPoses>> windows, PCollection<Problem> problems)
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

  static final class EstimateSegment extends DoFn<Segment, KV<WindowKey, CameraPoses>> {
    private static final long serialVersionUID = 1L;
    private final Counter framesDecoded = Metrics.counter(EstimatePoses.class, "framesDecoded");
    private final Counter framesFailed = Metrics.counter(EstimatePoses.class, "framesFailed");
    private final Counter framesMissing = Metrics.counter(EstimatePoses.class, "framesMissing");
    private final Counter people = Metrics.counter(EstimatePoses.class, "people");
    private final Counter segmentsResumed = Metrics.counter(EstimatePoses.class, "segmentsResumed");
    private final Counter cpuFallbacks = Metrics.counter(EstimatePoses.class, "cpuFallbacks");
    private final Distribution decodeMillis =
        Metrics.distribution(EstimatePoses.class, "decodeMillis");
    private final Distribution inferMillis =
        Metrics.distribution(EstimatePoses.class, "inferMillis");
    private final MachineMetrics machine = new MachineMetrics();
    private final PoseConfig config;
    private final int windowFrames;
    private final int decoderThreads;
    private final SegmentStore<SegmentPoses> store;
    private final SegmentProgress progress;
    private transient Map<String, PoseBackend> backends;

    EstimateSegment(EstimatePoses transform) {
      this.config = transform.config;
      this.windowFrames = transform.windowFrames;
      this.decoderThreads = transform.decoderThreads;
      this.store = transform.store;
      this.progress = transform.progress;
    }

    @Setup
    public void setup() {
      backends = new HashMap<>();
    }

    @ProcessElement
    public void process(@Element Segment segment, MultiOutputReceiver out) throws IOException {
      SegmentStore.Outcome<SegmentPoses> outcome =
          store.findOrWork(segment, () -> estimate(segment));
      progress.done(segment);
      for (CameraPoses part : outcome.result().poses().cut(windowFrames)) {
        long window = part.firstFrame() / windowFrames;
        out.get(WINDOWS).output(KV.of(new WindowKey(segment.recording(), window), part));
        count(part, outcome.resumed());
      }
      outcome.result().problems().forEach(out.get(PROBLEMS)::output);
      if (outcome.resumed()) {
        segmentsResumed.inc();
      } else {
        cpuFallbacks.inc(backend(segment.camera()).takeFallbacks());
        decodeMillis.update(outcome.result().decodeMillis());
        inferMillis.update(outcome.result().inferMillis());
        machine.count();
      }
    }

    /** Not cut yet, since what is kept must serve with windows of another length. */
    private SegmentPoses estimate(Segment segment) throws IOException {
      return new SegmentPoseEstimator(
              backend(segment.camera()), config.network().batchSize(), decoderThreads)
          .estimate(segment);
    }

    /** Only recorded keypoints are those of a camera; one network serves all. */
    private PoseBackend backend(String camera) throws IOException {
      String key = config.kind() == BackendKind.FILE ? camera : "";
      PoseBackend known = backends.get(key);
      if (known == null) {
        known = PoseBackends.create(config.withCamera(key));
        backends.put(key, known);
      }
      return known;
    }

    private void count(CameraPoses part, boolean resumed) {
      FrameAccount account = FrameAccount.of(part);
      framesDecoded.inc(resumed ? 0 : account.decoded());
      framesFailed.inc(account.failed());
      framesMissing.inc(account.missing());
      people.inc(part.people().size());
    }

    @Teardown
    public void close() {
      if (backends != null) {
        backends.values().forEach(PoseBackend::close);
      }
    }
  }
}
