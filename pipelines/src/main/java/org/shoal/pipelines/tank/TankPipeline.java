package org.shoal.pipelines.tank;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.coders.Packed;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.ReadDetections;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.results.MarkProgress;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.results.WriteResults;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.io.resume.SegmentStore;
import org.shoal.io.video.PlanFootage;
import org.shoal.io.video.SpreadSegments;
import org.shoal.pipelines.Detection;
import org.shoal.pipelines.RunnerTuning;
import org.shoal.pipelines.Version;
import org.shoal.pipelines.WorkerHints;
import org.shoal.transforms.associate.AssociateViews;
import org.shoal.transforms.associate.AssociationConfig;
import org.shoal.transforms.detect.DetectFrames;
import org.shoal.transforms.detect.SegmentResult;
import org.shoal.transforms.detect.SegmentResultCoder;
import org.shoal.transforms.gather.GatherWindows;
import org.shoal.transforms.motion.Motion;
import org.shoal.transforms.smooth.SmoothTracks;
import org.shoal.transforms.smooth.SmootherConfig;
import org.shoal.transforms.track.TrackIdentities;
import org.shoal.transforms.track.TrackerConfig;

/**
 * The tank mission: cameras' footage in, 3D position and identity of every fish in every frame out.
 *
 * <p>Every camera's footage is indexed and cut into segments, which workers decode and search for
 * fish (or detections are read that an earlier job found). The detections of all cameras come
 * together in frame windows. Views of the same fish are associated into points, window by window;
 * points become identities, a recording's windows in order; tracks are smoothed, each window with
 * what was measured around it; and every window is written as it is finished, to be assembled into
 * one set of files a recording.
 */
public final class TankPipeline {
  private static final double ANY_FPS = 30;

  private final TankInputs inputs;
  private final TankOptions options;
  private final SegmentStore<SegmentResult> store;

  private TankPipeline(TankInputs inputs, TankOptions options, SegmentStore<SegmentResult> store) {
    this.inputs = inputs;
    this.options = options;
    this.store = store;
  }

  /**
   * The pipeline of a job, ready to run.
   *
   * @param results where and how results are written
   * @param store where detections are kept for runs to come
   */
  public static Pipeline create(
      TankInputs inputs,
      TankOptions options,
      ResultsConfig results,
      SegmentStore<SegmentResult> store) {
    Pipeline pipeline = Pipeline.create(options);
    new TankPipeline(inputs, options, store).build(pipeline, results);
    return pipeline;
  }

  private void build(Pipeline pipeline, ResultsConfig results) {
    PCollection<Recording> recordings =
        pipeline.apply("Recordings", Create.of(inputs.recordings()).withCoder(RecordingCoder.of()));
    Seen seen = options.getDetections().isEmpty() ? film(recordings) : replay(recordings, results);
    seen.recordings().apply("Mark plan", MarkProgress.planned(results));
    PCollection<KV<WindowKey, Packed<FrameWindow>>> frames =
        seen.detections()
            .apply(
                "Gather cameras", GatherWindows.of(seen.recordings(), options.getWindowFrames()));
    frames
        .apply(
            "Associate views",
            AssociateViews.with(inputs.calibrations())
                .withConfigs(forEach(fps -> association(options, fps))))
        .apply(
            "Track identities",
            TrackIdentities.create().withConfigs(forEach(fps -> tracker(options, fps))))
        .apply(
            "Smooth tracks",
            SmoothTracks.of(inputs.recordings(), inputs.calibrations(), frames)
                .withConfig(smoother(options)))
        .apply(
            "Write results",
            WriteResults.of(
                TankFormat.of(options.getMaxFish(), options.getWindowFrames()),
                results,
                seen.recordings(),
                seen.problems()));
  }

  /** What the cameras saw. */
  private record Seen(
      PCollection<Recording> recordings,
      PCollection<KV<WindowKey, CameraWindow>> detections,
      PCollection<Problem> problems) {}

  private Seen film(PCollection<Recording> recordings) {
    PlanFootage.Result plan =
        recordings.apply(
            "Plan footage",
            PlanFootage.ofSegmentSeconds(options.getSegmentSeconds())
                .withCalibrations(inputs.calibrations()));
    DetectFrames.Result found =
        plan.segments()
            .apply("Spread segments", SpreadSegments.overKeys(RunnerTuning.allWorkerKeys(options)))
            .apply(
                "Detect",
                DetectFrames.with(Detection.config(options))
                    .withStore(store)
                    .withProgress(SegmentProgress.in(options.getOutput()))
                    .withWindowFrames(options.getWindowFrames())
                    .withDecoderThreads(options.getDecoderThreads())
                    .setResourceHints(WorkerHints.of(options)));
    PCollection<Problem> problems =
        PCollectionList.of(plan.problems())
            .and(found.problems())
            .apply("All problems", Flatten.pCollections());
    return new Seen(plan.recordings(), found.windows(), problems);
  }

  private Seen replay(PCollection<Recording> recordings, ResultsConfig results) {
    PCollection<KV<WindowKey, CameraWindow>> detections =
        recordings.apply(
            "Read detections",
            ReadDetections.from(options.getDetections())
                .withWindowFrames(options.getWindowFrames()));
    detections.apply("Mark detected", MarkProgress.detected(results));
    PCollection<Problem> none =
        recordings.getPipeline().apply("No problems", Create.empty(ProblemCoder.of()));
    return new Seen(recordings, detections, none);
  }

  /**
   * Checks the options of the steps, each of which knows its own ranges.
   *
   * @throws org.shoal.io.InvalidInputException naming the option that is wrong
   */
  static void checkSteps(TankOptions options) {
    association(options, ANY_FPS);
    tracker(options, ANY_FPS);
    smoother(options);
    if (options.getDetections().isEmpty()) {
      Detection.config(options);
    }
  }

  /** Something that depends on the frame rate, by the recording's name. */
  private <T> Map<String, T> forEach(DoubleFunction<T> ofFps) {
    return inputs.recordings().stream()
        .collect(Collectors.toMap(Recording::name, recording -> ofFps.apply(recording.fps())));
  }

  private static Motion motion(TankOptions options) {
    return new Motion(options.getMaxSpeed(), options.getUsualSpeed(), options.getSpeedChange());
  }

  private static AssociationConfig association(TankOptions options, double fps) {
    return AssociationConfig.defaults()
        .withReprojectionThreshold(options.getReprojectionThreshold())
        .withMinCameras(options.getMinCameras())
        .withExpectedCount(options.getExpectedCount())
        .withMotion(motion(options), fps);
  }

  private static TrackerConfig tracker(TankOptions options, double fps) {
    return TrackerConfig.defaults()
        .withMinHits(options.getMinHits())
        .withMaxAge(options.getMaxAge())
        .withExpectedCount(options.getExpectedCount())
        .withMotion(motion(options), fps);
  }

  private static SmootherConfig smoother(TankOptions options) {
    return SmootherConfig.defaults().withMaxGapSeconds(options.getMaxGapSeconds());
  }

  /** Where detections are kept for runs to come. */
  static SegmentStore<SegmentResult> store(TankOptions options, String modelSha256) {
    String step =
        "shoal %s detect, model %s, %s"
            .formatted(Version.current(), modelSha256, Detection.config(options).decisive());
    return SegmentStore.of(options.getOutput(), step, SegmentResultCoder.of());
  }
}
