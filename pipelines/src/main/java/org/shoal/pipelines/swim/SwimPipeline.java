package org.shoal.pipelines.swim;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.resourcehints.ResourceHints;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.shoal.io.Problem;
import org.shoal.io.coders.Packed;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.results.MarkProgress;
import org.shoal.io.results.ResultsConfig;
import org.shoal.io.results.SegmentProgress;
import org.shoal.io.results.WriteResults;
import org.shoal.io.results.swim.SwimFormat;
import org.shoal.io.resume.SegmentStore;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.video.PlanFootage;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SpreadSegments;
import org.shoal.pipelines.RunnerTuning;
import org.shoal.pipelines.Version;
import org.shoal.pipelines.WorkerHints;
import org.shoal.transforms.gather.GatherSwimmers;
import org.shoal.transforms.gather.GatherWindows;
import org.shoal.transforms.lane.AssignLanes;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.BlankSegments;
import org.shoal.transforms.pose.EstimatePoses;
import org.shoal.transforms.pose.OnnxPoseConfig;
import org.shoal.transforms.pose.SegmentPoses;
import org.shoal.transforms.pose.SegmentPosesCoder;
import org.shoal.transforms.stroke.CountStrokes;

/**
 * The swim mission: cameras' footage in, every swimmer's poses, strokes and stroke rate out.
 *
 * <pre>
 * recordings ─ plan ─► segments ─ decode + estimate ─► people of a window ─ gather ─► assign lanes
 *                                                  ─► count strokes ─► gather swimmers ─► results
 * </pre>
 */
public final class SwimPipeline {
  private final SwimInputs inputs;
  private final SwimOptions options;
  private final SwimSettings settings;
  private final SegmentStore<SegmentPoses> store;

  private SwimPipeline(SwimInputs inputs, SwimOptions options, SegmentStore<SegmentPoses> store) {
    this.inputs = inputs;
    this.options = options;
    this.store = store;
    this.settings = SwimSettings.of(options);
  }

  /**
   * The pipeline of a job, ready to run.
   *
   * @param results where and how the results are written
   * @param store where the poses that a network estimates are kept for runs to come; one that keeps
   *     nothing for a backend without one
   */
  public static Pipeline create(
      SwimInputs inputs,
      SwimOptions options,
      ResultsConfig results,
      SegmentStore<SegmentPoses> store) {
    Pipeline pipeline = Pipeline.create(options);
    new SwimPipeline(inputs, options, store).build(pipeline, results);
    return pipeline;
  }

  private void build(Pipeline pipeline, ResultsConfig results) {
    PCollection<Recording> recordings =
        pipeline.apply("Recordings", Create.of(inputs.recordings()).withCoder(RecordingCoder.of()));
    Seen seen = settings.pose().kind() == BackendKind.YOLO ? film(recordings) : make(recordings);
    seen.recordings().apply("Mark plan", MarkProgress.planned(results));
    PCollection<KV<WindowKey, Packed<PoseWindow>>> swimmers =
        seen.people()
            .apply(
                "Gather people", GatherWindows.ofPoses(seen.recordings(), results.windowFrames()))
            .apply("Assign lanes", AssignLanes.with(settings.lanes()));
    PCollection<StrokeWindow> strokes =
        swimmers.apply("Count strokes", CountStrokes.create().withConfig(settings.strokes()));
    swimmers
        .apply("Gather swimmers", GatherSwimmers.of(inputs.recordings(), strokes))
        .apply(
            "Write results",
            WriteResults.of(format(results), results, seen.recordings(), seen.problems()));
  }

  private SwimFormat format(ResultsConfig results) {
    return SwimFormat.of(
        settings.lanes().swimmers(),
        results.windowFrames(),
        settings.strokes().minConfidence(),
        settings.pose().kind() == BackendKind.YOLO
            ? settings.pose().network().model()
            : settings.pose().keypoints());
  }

  /** Who was before the cameras. */
  private record Seen(
      PCollection<Recording> recordings,
      PCollection<KV<WindowKey, CameraPoses>> people,
      PCollection<Problem> problems) {}

  private Seen film(PCollection<Recording> recordings) {
    PlanFootage.Result plan =
        recordings.apply("Plan footage", PlanFootage.ofSegmentSeconds(options.getSegmentSeconds()));
    EstimatePoses.Result found = estimate(plan.segments());
    PCollection<Problem> problems =
        PCollectionList.of(plan.problems())
            .and(found.problems())
            .apply("All problems", Flatten.pCollections());
    return new Seen(plan.recordings(), found.windows(), problems);
  }

  private Seen make(PCollection<Recording> recordings) {
    EstimatePoses.Result found =
        estimate(
            recordings.apply(
                "Cut windows", BlankSegments.ofWindowFrames(options.getWindowFrames())));
    return new Seen(recordings, found.windows(), found.problems());
  }

  /** Where the poses that a network estimated are kept for runs to come. */
  static SegmentStore<SegmentPoses> store(SwimOptions options, String modelSha256) {
    OnnxPoseConfig network = SwimSettings.of(options).pose().network();
    String step =
        "shoal %s pose, model %s, %s".formatted(Version.current(), modelSha256, network.decisive());
    return SegmentStore.of(options.getOutput(), step, SegmentPosesCoder.of());
  }

  private EstimatePoses.Result estimate(PCollection<Segment> segments) {
    return segments
        .apply("Spread segments", SpreadSegments.overKeys(RunnerTuning.allWorkerKeys(options)))
        .apply(
            "Estimate poses",
            EstimatePoses.with(settings.pose())
                .withStore(store)
                .withProgress(SegmentProgress.in(options.getOutput()))
                .withWindowFrames(options.getWindowFrames())
                .withDecoderThreads(options.getDecoderThreads())
                .setResourceHints(hints()));
  }

  /** Only a network asks for an accelerator. */
  private ResourceHints hints() {
    return settings.pose().kind() == BackendKind.YOLO
        ? WorkerHints.of(options)
        : ResourceHints.create();
  }
}
