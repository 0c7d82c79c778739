package org.shoal.pipelines.inspect;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.RecordingFacts;
import org.shoal.io.video.CameraSurvey;

/**
 * What is known of a recording before a job runs.
 *
 * @param recording the recording, its number of frames known
 * @param cameras one report a camera, in its order
 * @param predicted what a job on it would take
 * @param failures why a job on it would fail
 * @param warnings what a job would report and go on
 */
record RecordingReport(
    Recording recording,
    List<CameraReport> cameras,
    Prediction predicted,
    List<String> failures,
    List<String> warnings) {
  private static final double RADIUS_FRAMES = 1;

  RecordingReport {
    cameras = List.copyOf(cameras);
    failures = List.copyOf(failures);
    warnings = List.copyOf(warnings);
  }

  /** Share of bad frames, as a job counts them in which every picture can be decoded. */
  static double badFrameFraction(Recording recording, List<CameraReport> cameras) {
    return RecordingFacts.badFrameFraction(
        recording.frames(), cameras.stream().map(camera -> camera.survey().account()).toList());
  }

  /** What is odd about a camera, in words. */
  static List<String> oddities(CameraReport camera, double recordingFps, boolean isCalibrated) {
    CameraSurvey survey = camera.survey();
    List<String> odd = new ArrayList<>();
    survey.problems().forEach(problem -> odd.add(problem.file() + ": " + problem.message()));
    if (isCalibrated && camera.calibration().isPresent() && !camera.fitsCalibration()) {
      odd.add(
          "pictures are %d x %d pixels, calibrated for %d x %d"
              .formatted(
                  survey.width(),
                  survey.height(),
                  camera.calibration().get().width(),
                  camera.calibration().get().height()));
    }
    if (survey.fps() > 0 && Math.abs(survey.fps() / recordingFps - 1) > 0.01) {
      odd.add(
          "films %.2f pictures a second, the recording counts %.2f"
              .formatted(survey.fps(), recordingFps));
    }
    camera
        .trustedOffset()
        .filter(estimate -> Math.abs(estimate.frames()) > RADIUS_FRAMES)
        .ifPresent(
            estimate ->
                odd.add(
                    "seems %.3f s behind the first camera (correlation %.2f)"
                        .formatted(estimate.frames() / recordingFps, estimate.correlation())));
    return odd;
  }
}
