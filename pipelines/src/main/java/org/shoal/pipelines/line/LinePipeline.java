package org.shoal.pipelines.line;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.classification.ClassificationColumnsCoder;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.coders.Packed;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropColumnsCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.ReadDetections;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.results.MarkProgress;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.results.WriteResults;
import org.shoal.io.results.line.LineFormat;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.io.video.PlanFootage;
import org.shoal.io.video.SpreadSegments;
import org.shoal.pipelines.BoxTracking;
import org.shoal.pipelines.Choices;
import org.shoal.pipelines.Detection;
import org.shoal.pipelines.RunnerTuning;
import org.shoal.pipelines.WorkerHints;
import org.shoal.transforms.classify.ClassifierConfig;
import org.shoal.transforms.classify.ClassifyDetections;
import org.shoal.transforms.classify.ClassifyTracks;
import org.shoal.transforms.crop.CropDetections;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.gather.GatherWindows;
import org.shoal.transforms.line.JoinDetections;
import org.shoal.transforms.line.JoinRows;
import org.shoal.transforms.line.LeaveUnclassified;
import org.shoal.transforms.track2d.BoxTrackerConfig;
import org.shoal.transforms.track2d.TrackBoxes;

/**
 * The line mission: cameras' footage in, every bottle tracked, classified once and logged.
 *
 * <p>Every camera's footage is indexed and cut into segments, which workers decode and search for
 * bottles; what lies in a trigger zone is cut out on the way. Each camera's detections are tracked,
 * its windows in order. Tracks that have crops are classified, many of all cameras at once, each
 * until it succeeds or has failed often enough. Rows, bottles and frames come together window by
 * window, are written as they do, and assembled into one set of files a recording.
 */
public final class LinePipeline {
  private static final double ANY_FPS = 30;

  private final LineInputs inputs;
  private final LineOptions options;
  private final LineStores stores;

  private LinePipeline(LineInputs inputs, LineOptions options, LineStores stores) {
    this.inputs = inputs;
    this.options = options;
    this.stores = stores;
  }

  /**
   * The pipeline of a job, ready to run.
   *
   * @param results where and how results are written
   * @param stores where what is found in footage is kept for runs to come
   */
  public static Pipeline create(
      LineInputs inputs, LineOptions options, ResultsConfig results, LineStores stores) {
    Pipeline pipeline = Pipeline.create(options);
    new LinePipeline(inputs, options, stores).build(pipeline, results);
    return pipeline;
  }

  private void build(Pipeline pipeline, ResultsConfig results) {
    PCollection<Recording> recordings =
        pipeline.apply("Recordings", Create.of(inputs.recordings()).withCoder(RecordingCoder.of()));
    Seen seen = seen(recordings, results);
    seen.recordings().apply("Mark plan", MarkProgress.planned(results));
    PCollection<KV<WindowKey, Packed<FrameWindow>>> frames =
        seen.detections()
            .apply(
                "Gather cameras", GatherWindows.of(seen.recordings(), options.getWindowFrames()));
    PCollection<Packed<LineWindow>> windows =
        isLegacy(options)
            ? frames.apply("Join detections", JoinDetections.of(seen.classifications()))
            : track(frames, seen);
    windows.apply(
        "Write results",
        WriteResults.of(
            LineFormat.of(options.getMaxTracks(), options.getWindowFrames()),
            results,
            seen.recordings(),
            seen.problems()));
  }

  private Seen seen(PCollection<Recording> recordings, ResultsConfig results) {
    if (!options.getDetections().isEmpty()) {
      return replay(recordings, results);
    }
    return isLegacy(options) ? filmLegacy(recordings) : film(recordings);
  }

  private PCollection<Packed<LineWindow>> track(
      PCollection<KV<WindowKey, Packed<FrameWindow>>> frames, Seen seen) {
    PCollection<BoxTrackWindow> tracks =
        frames.apply("Track boxes", TrackBoxes.create().withConfigs(trackers()));
    return tracks.apply(
        "Join rows", JoinRows.of(frames, bottles(tracks, seen), options.getWindowFrames()));
  }

  private PCollection<KV<WindowKey, TrackClassification>> bottles(
      PCollection<BoxTrackWindow> tracks, Seen seen) {
    if (options.getClassifier().isEmpty()) {
      return tracks.apply(
          "Leave unclassified",
          LeaveUnclassified.of(options.getMaxClassificationAttempts(), options.getWindowFrames()));
    }
    return tracks.apply(
        "Classify",
        ClassifyTracks.with(classifier(options), seen.crops())
            .withWindowFrames(options.getWindowFrames())
            .withClassifierHints(WorkerHints.of(options)));
  }

  /** What the cameras saw. */
  private record Seen(
      PCollection<Recording> recordings,
      PCollection<KV<WindowKey, CameraWindow>> detections,
      PCollection<KV<WindowKey, CropColumns>> crops,
      PCollection<KV<WindowKey, ClassificationColumns>> classifications,
      PCollection<Problem> problems) {}

  private Seen film(PCollection<Recording> recordings) {
    PlanFootage.Result plan =
        recordings.apply("Plan footage", PlanFootage.ofSegmentSeconds(options.getSegmentSeconds()));
    CropDetections.Result found =
        plan.segments()
            .apply("Spread segments", SpreadSegments.overKeys(RunnerTuning.allWorkerKeys(options)))
            .apply(
                "Detect",
                CropDetections.with(Detection.config(options), inputs.crops(), options.getOutput())
                    .withStore(stores.crops())
                    .withProgress(SegmentProgress.in(options.getOutput()))
                    .withWindowFrames(options.getWindowFrames())
                    .withDecoderThreads(options.getDecoderThreads())
                    .setResourceHints(WorkerHints.of(options)));
    return new Seen(
        plan.recordings(),
        found.windows(),
        found.crops(),
        noClassifications(recordings.getPipeline()),
        problems(plan, found.problems()));
  }

  private Seen filmLegacy(PCollection<Recording> recordings) {
    PlanFootage.Result plan =
        recordings.apply("Plan footage", PlanFootage.ofSegmentSeconds(options.getSegmentSeconds()));
    ClassifyDetections.Result found =
        plan.segments()
            .apply("Spread segments", SpreadSegments.overKeys(RunnerTuning.allWorkerKeys(options)))
            .apply(
                "Detect and classify",
                ClassifyDetections.with(Detection.config(options), classifier(options))
                    .withStore(stores.classified())
                    .withProgress(SegmentProgress.in(options.getOutput()))
                    .withWindowFrames(options.getWindowFrames())
                    .withDecoderThreads(options.getDecoderThreads())
                    .setResourceHints(WorkerHints.of(options)));
    return new Seen(
        plan.recordings(),
        found.windows(),
        noCrops(recordings.getPipeline()),
        found.classifications(),
        problems(plan, found.problems()));
  }

  private static PCollection<Problem> problems(
      PlanFootage.Result plan, PCollection<Problem> found) {
    return PCollectionList.of(plan.problems())
        .and(found)
        .apply("All problems", Flatten.pCollections());
  }

  private static PCollection<KV<WindowKey, CropColumns>> noCrops(Pipeline pipeline) {
    return pipeline.apply(
        "No crops", Create.empty(KvCoder.of(WindowKeyCoder.of(), CropColumnsCoder.of())));
  }

  private static PCollection<KV<WindowKey, ClassificationColumns>> noClassifications(
      Pipeline pipeline) {
    return pipeline.apply(
        "No classifications",
        Create.empty(KvCoder.of(WindowKeyCoder.of(), ClassificationColumnsCoder.of())));
  }

  /** Whether every detection is classified, without tracks. */
  static boolean isLegacy(LineOptions options) {
    return Choices.of("--mode", options.getMode(), LineMode.class) == LineMode.LEGACY;
  }

  private Seen replay(PCollection<Recording> recordings, ResultsConfig results) {
    PCollection<KV<WindowKey, CameraWindow>> detections =
        recordings.apply(
            "Read detections",
            ReadDetections.from(options.getDetections())
                .withWindowFrames(options.getWindowFrames()));
    detections.apply("Mark detected", MarkProgress.detected(results));
    Pipeline pipeline = recordings.getPipeline();
    PCollection<Problem> none = pipeline.apply("No problems", Create.empty(ProblemCoder.of()));
    return new Seen(recordings, detections, noCrops(pipeline), noClassifications(pipeline), none);
  }

  /**
   * Checks the options of the steps, each of which knows its own ranges.
   *
   * @throws org.shoal.io.InvalidInputException naming the option that is wrong
   */
  static void checkSteps(LineOptions options) {
    tracker(options, ANY_FPS);
    classifier(options);
    if (options.getDetections().isEmpty()) {
      Detection.config(options);
    }
  }

  /** The trackers' configurations by the recording's name: durations depend on its rate. */
  private Map<String, BoxTrackerConfig> trackers() {
    return inputs.recordings().stream()
        .collect(Collectors.toMap(Recording::name, recording -> tracker(options, recording.fps())));
  }

  private static BoxTrackerConfig tracker(LineOptions options, double fps) {
    return BoxTracking.config(options, fps, options.getMinHits(), options.getMaxTracks());
  }

  /** The classifier that the options ask for. */
  static ClassifierConfig classifier(LineOptions options) {
    return ClassifierConfig.of(options.getClassifier())
        .withDevice(Choices.of("--device", options.getDevice(), Device.class))
        .withBatchSize(options.getClassifierBatchSize())
        .withMaxAttempts(options.getMaxClassificationAttempts())
        .withThreads(options.getInferenceThreads());
  }
}
