package org.shoal.io.video;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.shoal.io.InvalidInputException;
import org.shoal.io.Problem;
import org.shoal.io.ProblemCoder;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingCoder;
import org.shoal.io.recording.TimestampTable;

/**
 * Indexes every camera's footage, without decoding, and cuts it into segments. Footage that cannot
 * be read becomes a problem; its camera's other files still count.
 */
public final class PlanFootage extends PTransform<PCollection<Recording>, PlanFootage.Result> {
  private static final long serialVersionUID = 1L;
  private static final double SECONDS_A_DAY = 86_400;

  /** Time stamps further on are some other clock's, and would make frames without end. */
  private static final double MOST_DAYS = 31;

  private static final TupleTag<Segment> SEGMENTS = new TupleTag<>("segments") {};
  private static final TupleTag<KV<String, Long>> END_FRAMES = new TupleTag<>("endFrames") {};
  private static final TupleTag<Problem> PROBLEMS = new TupleTag<>("problems") {};

  private final double segmentSeconds;
  private final Map<String, Calibration> calibrations;

  private PlanFootage(double segmentSeconds, Map<String, Calibration> calibrations) {
    this.segmentSeconds = segmentSeconds;
    this.calibrations = calibrations;
  }

  /**
   * Plans segments of about a length.
   *
   * @param segmentSeconds positive
   */
  public static PlanFootage ofSegmentSeconds(double segmentSeconds) {
    checkArgument(segmentSeconds > 0, "segmentSeconds must be positive, is %s", segmentSeconds);
    return new PlanFootage(segmentSeconds, Map.of());
  }

  /**
   * The same, with footage of another size than its camera was calibrated for told as a problem.
   *
   * @param value each recording's calibration, by the recording's name
   */
  public PlanFootage withCalibrations(Map<String, Calibration> value) {
    return new PlanFootage(segmentSeconds, Map.copyOf(value));
  }

  @Override
  public Result expand(PCollection<Recording> recordings) {
    PCollectionTuple plans =
        recordings
            .apply("List cameras", ParDo.of(new ListCameras()))
            .setCoder(KvCoder.of(RecordingCoder.of(), VarIntCoder.of()))
            .apply("Spread cameras", Reshuffle.viaRandomKey())
            .apply(
                "Index and cut",
                ParDo.of(new PlanCamera(segmentSeconds, calibrations))
                    .withOutputTags(SEGMENTS, TupleTagList.of(END_FRAMES).and(PROBLEMS)));
    PCollectionView<Map<String, Long>> endFrames =
        plans
            .get(END_FRAMES)
            .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()))
            .apply("Last frame of a recording", Max.longsPerKey())
            .apply("As map", View.asMap());
    PCollection<Recording> measured =
        recordings
            .apply("Set length", ParDo.of(new SetLength(endFrames)).withSideInputs(endFrames))
            .setCoder(RecordingCoder.of());
    return new Result(
        plans.get(SEGMENTS).setCoder(SegmentCoder.of()),
        measured,
        plans.get(PROBLEMS).setCoder(ProblemCoder.of()));
  }

  /**
   * What the planning gives.
   *
   * @param segments what there is to decode, in no order
   * @param recordings the recordings with their number of frames known
   * @param problems footage that cannot be read
   */
  public record Result(
      PCollection<Segment> segments,
      PCollection<Recording> recordings,
      PCollection<Problem> problems)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return segments.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(
          SEGMENTS,
          segments,
          new TupleTag<Recording>("recordings"),
          recordings,
          PROBLEMS,
          problems);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }

  static final class ListCameras extends DoFn<Recording, KV<Recording, Integer>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element Recording recording, OutputReceiver<KV<Recording, Integer>> cameras) {
      for (int i = 0; i < recording.cameras().size(); i++) {
        cameras.output(KV.of(recording, i));
      }
    }
  }

  static final class PlanCamera extends DoFn<KV<Recording, Integer>, Segment> {
    private static final long serialVersionUID = 1L;
    private final Counter filesIndexed = Metrics.counter(PlanFootage.class, "filesIndexed");
    private final Counter filesUnreadable = Metrics.counter(PlanFootage.class, "filesUnreadable");
    private final double segmentSeconds;
    private final Map<String, Calibration> calibrations;

    PlanCamera(double segmentSeconds, Map<String, Calibration> calibrations) {
      this.segmentSeconds = segmentSeconds;
      this.calibrations = calibrations;
    }

    @ProcessElement
    public void process(@Element KV<Recording, Integer> element, MultiOutputReceiver out)
        throws IOException {
      Recording recording = element.getKey();
      RecordingCamera camera = recording.cameras().get(element.getValue());
      List<FootageIndex> indexes = new ArrayList<>();
      for (String file : camera.footage()) {
        try (StagedFootage staged = StagedFootage.open(file)) {
          FootageIndex index = FootageIndexer.index(file, staged.path(), camera.stream());
          indexes.add(index);
          filesIndexed.inc();
          otherSize(recording, camera, index).ifPresent(out.get(PROBLEMS)::output);
        } catch (InvalidInputException e) {
          filesUnreadable.inc();
          indexes.add(FootageIndex.unreadable(file, e.getMessage()));
          out.get(PROBLEMS)
              .output(
                  new Problem(
                      recording.name(), camera.name(), "index", file, -1, 0, e.getMessage()));
        }
      }
      double[] listed = TimestampTable.of(camera);
      CameraPlan plan = SegmentPlanner.plan(recording, camera, indexes, listed, segmentSeconds);
      plan.problems().forEach(out.get(PROBLEMS)::output);
      double days = plan.endFrame() / recording.fps() / SECONDS_A_DAY;
      if (recording.frames() < 0 && days > MOST_DAYS) {
        String message =
            "its time stamps reach %.0f days after the recording's start; set start or offset in %s"
                .formatted(days, recording.source());
        out.get(PROBLEMS)
            .output(new Problem(recording.name(), camera.name(), "index", "", -1, 0, message));
        return;
      }
      plan.segments().forEach(out.get(SEGMENTS)::output);
      out.get(END_FRAMES).output(KV.of(recording.name(), plan.endFrame()));
    }

    private Optional<Problem> otherSize(
        Recording recording, RecordingCamera camera, FootageIndex index) {
      int width = index.uprightWidth();
      int height = index.uprightHeight();
      return Optional.ofNullable(calibrations.get(recording.name()))
          .flatMap(calibration -> calibration.camera(camera.name()))
          .filter(known -> known.width() != width || known.height() != height)
          .map(
              known ->
                  "pictures are %d x %d pixels, the camera is calibrated for %d x %d; its pixels are taken as they are"
                      .formatted(width, height, known.width(), known.height()))
          .map(
              message ->
                  new Problem(
                      recording.name(), camera.name(), "index", index.uri(), -1, 0, message));
    }
  }

  static final class SetLength extends DoFn<Recording, Recording> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Map<String, Long>> endFrames;

    SetLength(PCollectionView<Map<String, Long>> endFrames) {
      this.endFrames = endFrames;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Recording recording = context.element();
      long frames = context.sideInput(endFrames).getOrDefault(recording.name(), 0L);
      context.output(recording.frames() < 0 ? recording.withFrames(frames) : recording);
    }
  }
}
