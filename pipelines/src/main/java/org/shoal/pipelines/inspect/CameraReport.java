package org.shoal.pipelines.inspect;

import java.util.Optional;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.video.CameraSurvey;
import org.shoal.transforms.sync.OffsetEstimator;

/**
 * What is known of a camera before a job runs.
 *
 * @param survey its footage
 * @param calibration the calibration's camera of its name
 * @param offset how far it seems to be behind the first camera, in frames
 */
record CameraReport(
    CameraSurvey survey,
    Optional<CameraCalibration> calibration,
    Optional<OffsetEstimator.Estimate> offset) {
  /** Correlation below which a shift tells nothing. */
  private static final double LEAST_CORRELATION = 0.5;

  /** Whether the calibration has the camera with pictures of its size. */
  boolean fitsCalibration() {
    return calibration
        .filter(known -> known.width() == survey.width() && known.height() == survey.height())
        .isPresent();
  }

  /** The shift, if movement in both cameras is alike enough to tell. */
  Optional<OffsetEstimator.Estimate> trustedOffset() {
    return offset.filter(estimate -> estimate.correlation() >= LEAST_CORRELATION);
  }
}
