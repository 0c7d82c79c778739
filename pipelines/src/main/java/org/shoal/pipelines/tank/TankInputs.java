package org.shoal.pipelines.tank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.shoal.io.InvalidInputException;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CalibrationReader;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.detection.DetectionsReader;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.pipelines.Detection;
import org.shoal.pipelines.RecordingChecks;
import org.shoal.transforms.detect.OnnxDetector;

/**
 * What a tank job works on, checked as far as can be before it starts.
 *
 * @param recordings the recordings, their footage found
 * @param calibrations each recording's rig, by the recording's name
 */
public record TankInputs(List<Recording> recordings, Map<String, Calibration> calibrations) {

  /**
   * Reads and checks what the options name.
   *
   * @param warn takes what is odd but no reason to stop
   * @throws InvalidInputException naming the file or option that is wrong
   */
  public static TankInputs read(TankOptions options, Consumer<String> warn) throws IOException {
    checkOptions(options);
    RecordingChecks.makeOutput(options);
    List<Recording> recordings = new ArrayList<>();
    Map<String, Calibration> calibrations = new LinkedHashMap<>();
    for (Recording recording : RecordingReader.readAll(options.getRecording())) {
      if (recording.cameras().size() < options.getMinCameras()) {
        throw new InvalidInputException(
            recording.source(),
            "cameras",
            "there are %d, but --minCameras=%d must see a fish to place it"
                .formatted(recording.cameras().size(), options.getMinCameras()));
      }
      recordings.add(withSource(recording, options));
      calibrations.put(recording.name(), calibration(recording, warn));
    }
    if (options.getDetections().isEmpty()) {
      OnnxDetector.open(Detection.config(options)).close();
    }
    return new TankInputs(recordings, calibrations);
  }

  private static Recording withSource(Recording recording, TankOptions options) throws IOException {
    if (options.getDetections().isEmpty()) {
      return RecordingReader.findFootage(recording.withDefaultStream(options.getStream()));
    }
    return recording.frames() >= 0
        ? recording
        : recording.withFrames(DetectionsReader.countFrames(options.getDetections(), recording));
  }

  private static Calibration calibration(Recording recording, Consumer<String> warn)
      throws IOException {
    if (recording.calibration().isEmpty()) {
      throw new InvalidInputException(
          recording.source(), "calibration", "missing; a tank's cameras must be calibrated");
    }
    Calibration calibration = CalibrationReader.read(recording.calibration());
    List<String> calibrated = calibration.cameras().stream().map(CameraCalibration::name).toList();
    for (String camera : recording.cameraNames()) {
      if (!calibrated.contains(camera)) {
        throw new InvalidInputException(
            recording.calibration(),
            "cameras",
            "there is no camera \"%s\", which %s names; there are %s"
                .formatted(camera, recording.source(), String.join(", ", calibrated)));
      }
    }
    TreeSet<String> unused = new TreeSet<>(calibrated);
    recording.cameraNames().forEach(unused::remove);
    if (!unused.isEmpty()) {
      warn.accept(
          "%s: cameras: %s not in %s and left out"
              .formatted(recording.calibration(), String.join(", ", unused), recording.source()));
    }
    return calibration;
  }

  private static void checkOptions(TankOptions options) throws IOException {
    RecordingChecks.check(options);
    RecordingChecks.require(
        "--model",
        !options.getModel().isEmpty() || !options.getDetections().isEmpty(),
        "is required unless --detections is given");
    RecordingChecks.require("--maxFish", options.getMaxFish() > 0, "must be positive");
    TankPipeline.checkSteps(options);
  }
}
