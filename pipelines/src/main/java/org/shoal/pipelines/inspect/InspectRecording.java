package org.shoal.pipelines.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.shoal.io.InvalidInputException;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CalibrationReader;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.CameraSurvey;
import org.shoal.io.video.FootageSurveyor;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.RecordingChecks;
import org.shoal.transforms.classify.ClassifierConfig;
import org.shoal.transforms.classify.OnnxCropClassifier;
import org.shoal.transforms.detect.InferenceSpeed;
import org.shoal.transforms.sync.MotionSampler;
import org.shoal.transforms.sync.OffsetEstimator;

/** The command {@code shoal inspect}: says what a job would find, before hours are spent on it. */
public final class InspectRecording {
  private static final String TO_STANDARD_OUTPUT = "-";
  private static final double INFERENCE_SECONDS = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final InspectOptions options;
  private final double inferredFramesPerSecond;
  private final long bytesPerCrop;

  private InspectRecording(
      InspectOptions options, double inferredFramesPerSecond, long bytesPerCrop) {
    this.options = options;
    this.inferredFramesPerSecond = inferredFramesPerSecond;
    this.bytesPerCrop = bytesPerCrop;
  }

  /** Looks through the recordings and says what is there and what would fail. */
  public static ExitCode run(InspectOptions options, PrintStream out, PrintStream err)
      throws IOException {
    RecordingChecks.require("--recording", options.getRecording() != null, "is required");
    RecordingChecks.require(
        "--segmentSeconds", options.getSegmentSeconds() > 0, "must be positive");
    RecordingChecks.require(
        "--sampleSeconds",
        options.getSampleSeconds() >= 0 && options.getSampleSeconds() <= 3600,
        "must be from 0 to 3600");
    RecordingChecks.require(
        "--maxOffset",
        options.getMaxOffset() >= 0 && options.getMaxOffset() <= 600,
        "must be from 0 to 600");
    double inferred =
        options.getModel().isEmpty()
            ? 0
            : InferenceSpeed.picturesPerSecond(options.getModel(), INFERENCE_SECONDS);
    InspectRecording inspection =
        new InspectRecording(options, inferred, bytesPerCrop(options.getClassifier()));
    List<RecordingReport> reports = new ArrayList<>();
    for (Recording recording : RecordingReader.readAll(options.getRecording())) {
      reports.add(inspection.inspect(recording));
    }
    write(reports, options.getJson(), out);
    return reports.stream().map(InspectRecording::exitCode).reduce(ExitCode.GOOD, ExitCode::worse);
  }

  /** Bytes of a crop as large as the classifier takes it; 0 without a classifier. */
  private static long bytesPerCrop(String model) {
    if (model.isEmpty()) {
      return 0;
    }
    try (OnnxCropClassifier classifier = OnnxCropClassifier.open(ClassifierConfig.of(model))) {
      return 3L * classifier.width() * classifier.height();
    }
  }

  private static ExitCode exitCode(RecordingReport report) {
    if (!report.failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    return report.warnings().isEmpty() ? ExitCode.GOOD : ExitCode.PROBLEMS;
  }

  private static void write(List<RecordingReport> reports, String json, PrintStream out)
      throws IOException {
    ArrayNode array = JSON.createArrayNode();
    reports.forEach(report -> array.add(ReportText.json(report)));
    String text = JSON.writeValueAsString(array) + "\n";
    if (json.equals(TO_STANDARD_OUTPUT)) {
      out.print(text);
      return;
    }
    if (!json.isEmpty()) {
      AtomicFile.write(Path.of(json), file -> Files.writeString(file, text));
    }
    reports.forEach(report -> ReportText.print(report, out));
  }

  private RecordingReport inspect(Recording written) throws IOException {
    Recording recording =
        RecordingReader.findFootage(written.withDefaultStream(options.getStream()));
    List<String> failures = new ArrayList<>();
    Optional<Calibration> calibration = calibration(recording, failures);
    List<CameraSurvey> surveys = new ArrayList<>();
    for (RecordingCamera camera : recording.cameras()) {
      surveys.add(FootageSurveyor.survey(recording, camera, options.getSegmentSeconds()));
    }
    long end = surveys.stream().mapToLong(CameraSurvey::endFrame).max().orElse(0);
    Recording measured = recording.frames() < 0 ? recording.withFrames(end) : recording;
    List<MotionSampler> samples = sample(surveys, measured.fps());
    List<CameraReport> cameras = new ArrayList<>();
    for (int i = 0; i < surveys.size(); i++) {
      CameraSurvey survey = surveys.get(i);
      cameras.add(
          new CameraReport(
              survey,
              calibration.flatMap(rig -> rig.camera(survey.camera())),
              offset(samples, i, measured.fps())));
    }
    List<String> warnings = new ArrayList<>();
    judge(measured, cameras, calibration.isPresent(), failures, warnings);
    Prediction predicted =
        Prediction.of(measured, surveys, speed(samples), inferredFramesPerSecond, bytesPerCrop);
    return new RecordingReport(measured, cameras, predicted, failures, warnings);
  }

  private static Optional<Calibration> calibration(Recording recording, List<String> failures)
      throws IOException {
    if (recording.calibration().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CalibrationReader.read(recording.calibration()));
    } catch (InvalidInputException e) {
      failures.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** From the latest start of a camera on, so that all of them are filming. */
  private List<MotionSampler> sample(List<CameraSurvey> surveys, double fps) throws IOException {
    int frames = (int) Math.round(options.getSampleSeconds() * fps);
    OptionalLong start =
        surveys.stream().mapToLong(CameraSurvey::firstFrame).filter(frame -> frame >= 0).max();
    List<MotionSampler> samples = new ArrayList<>();
    if (frames == 0 || start.isEmpty()) {
      return samples;
    }
    for (CameraSurvey survey : surveys) {
      MotionSampler sampler = new MotionSampler(start.getAsLong(), frames);
      sampler.sample(survey.segments());
      samples.add(sampler);
    }
    return samples;
  }

  private Optional<OffsetEstimator.Estimate> offset(
      List<MotionSampler> samples, int camera, double fps) {
    if (camera == 0 || samples.isEmpty()) {
      return Optional.empty();
    }
    int most = (int) Math.round(options.getMaxOffset() * fps);
    return OffsetEstimator.estimate(samples.get(0).motion(), samples.get(camera).motion(), most);
  }

  private static double speed(List<MotionSampler> samples) {
    double seconds = samples.stream().mapToDouble(MotionSampler::seconds).sum();
    return seconds > 0 ? samples.stream().mapToLong(MotionSampler::decoded).sum() / seconds : 0;
  }

  private void judge(
      Recording recording,
      List<CameraReport> cameras,
      boolean isCalibrated,
      List<String> failures,
      List<String> warnings) {
    for (CameraReport camera : cameras) {
      String name = camera.survey().camera();
      for (String odd : RecordingReport.oddities(camera, recording.fps(), isCalibrated)) {
        warnings.add(name + ": " + odd);
      }
      if (isCalibrated && camera.calibration().isEmpty()) {
        failures.add(name + ": " + recording.calibration() + " has no camera of this name");
      }
    }
    double bad = RecordingReport.badFrameFraction(recording, cameras);
    if (cameras.stream().allMatch(camera -> camera.survey().frames() == 0)) {
      failures.add("no camera has footage that can be read");
    } else if (bad > options.getMaxBadFrameFraction()) {
      failures.add(
          "%.1f %% of the frames are missing, more than --maxBadFrameFraction allows"
              .formatted(100 * bad));
    }
  }
}
