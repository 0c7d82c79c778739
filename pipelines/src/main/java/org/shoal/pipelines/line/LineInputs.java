package org.shoal.pipelines.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.detection.DetectionsReader;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.zone.TriggerZones;
import org.shoal.io.zone.TriggerZonesReader;
import org.shoal.pipelines.Detection;
import org.shoal.pipelines.RecordingChecks;
import org.shoal.transforms.classify.OnnxCropClassifier;
import org.shoal.transforms.crop.CropConfig;
import org.shoal.transforms.detect.OnnxDetector;
import org.shoal.transforms.validate.FieldTest;

/**
 * What a line's job works on, checked as far as can be before it starts.
 *
 * @param recordings the recordings, their footage found
 * @param crops what is cut out of frames for the classifier
 */
public record LineInputs(List<Recording> recordings, CropConfig crops) {
  public LineInputs {
    recordings = List.copyOf(recordings);
  }

  /**
   * Reads and checks everything that the options name.
   *
   * @param warn takes what is odd but no reason to stop
   * @throws InvalidInputException naming the file or option that is wrong
   */
  public static LineInputs read(LineOptions options, Consumer<String> warn) throws IOException {
    checkOptions(options);
    TriggerZones zones =
        options.isLenientZones()
            ? TriggerZonesReader.readLenient(options.getZones(), warn)
            : TriggerZonesReader.read(options.getZones());
    RecordingChecks.makeOutput(options);
    List<Recording> recordings = new ArrayList<>();
    for (Recording recording : RecordingReader.readAll(options.getRecording())) {
      recordings.add(withSource(recording, options));
    }
    if (options.getDetections().isEmpty()) {
      OnnxDetector.open(Detection.config(options)).close();
    }
    return new LineInputs(recordings, crops(options, zones));
  }

  /** Crops as large as the classifier takes them. */
  private static CropConfig crops(LineOptions options, TriggerZones zones) {
    if (options.getClassifier().isEmpty()) {
      return crops(options, zones, 1, 1);
    }
    try (OnnxCropClassifier classifier =
        OnnxCropClassifier.open(LinePipeline.classifier(options))) {
      return crops(options, zones, classifier.width(), classifier.height());
    }
  }

  private static CropConfig crops(LineOptions options, TriggerZones zones, int width, int height) {
    return CropConfig.of(width, height)
        .withZones(zones)
        .withFirstCrops(options.getMaxClassificationAttempts())
        .withCropInterval(options.getCropInterval());
  }

  private static Recording withSource(Recording recording, LineOptions options) throws IOException {
    Recording found =
        options.getDetections().isEmpty() || options.isAnnotate()
            ? RecordingReader.findFootage(recording.withDefaultStream(options.getStream()))
            : recording;
    return options.getDetections().isEmpty() || recording.frames() >= 0
        ? found
        : found.withFrames(DetectionsReader.countFrames(options.getDetections(), recording));
  }

  private static void checkOptions(LineOptions options) throws IOException {
    RecordingChecks.check(options);
    boolean films = options.getDetections().isEmpty();
    RecordingChecks.require(
        "--model",
        !films || !options.getModel().isEmpty(),
        "is required unless --detections is given");
    RecordingChecks.require(
        "--classifier",
        !films || !options.getClassifier().isEmpty(),
        "is required unless --detections is given");
    RecordingChecks.require(
        "--mode",
        films || !LinePipeline.isLegacy(options),
        "legacy looks at every picture and cannot go on from --detections");
    boolean hasTest = LineValidation.of(options).test() != FieldTest.NONE;
    RecordingChecks.require(
        "--output",
        !BeamFiles.isRemote(options.getOutput()) || !(options.isAnnotate() || hasTest),
        "must be a local or mounted folder for --annotate and --validate");
    LinePipeline.checkSteps(options);
  }
}
