package org.shoal.pipelines.inspect;

import java.util.List;
import org.shoal.io.recording.Recording;
import org.shoal.io.video.CameraSurvey;

/**
 * What a job on a recording would take on this machine.
 *
 * @param pictures pictures that it would decode
 * @param decodedFramesPerSecond frames that one processor decodes in a second; 0 when not measured
 * @param inferredFramesPerSecond frames that the model gets through in a second on one processor; 0
 *     when not measured
 * @param memoryBytes memory that a process takes at most, with a worker a processor
 * @param diskBytes space that results take, with what is kept for runs to come and what is there
 *     only while they are assembled
 * @param cropBytes space that a line's crops take besides until the results are complete; 0 without
 *     a classifier
 */
record Prediction(
    long pictures,
    double decodedFramesPerSecond,
    double inferredFramesPerSecond,
    long memoryBytes,
    long diskBytes,
    long cropBytes) {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /**
   * What the program, a small model and embedded Flink take, whatever the footage: measured, see
   * docs/footage.md. The DirectRunner takes 170 MiB less.
   */
  private static final long PROGRAM_BYTES = 650L << 20;

  /** Pictures that a decoder keeps, those that others build on and those being scaled: measured. */
  private static final int PICTURES_HELD = 16;

  /** Those that wait for their crops to be cut out: one batch that is looked at, and two ahead. */
  private static final int PICTURES_WAITING = 3 * 8;

  /** Bytes of a pixel of 4:2:0 footage. */
  private static final double PIXEL_BYTES = 1.5;

  /**
   * Bytes of results, and of what is kept of segments, for a frame of a camera that shows three
   * fish, and of what does not grow with the recording: as in the sample recording's results.
   * Results are there twice while they are assembled.
   */
  private static final double RESULT_BYTES = 220;

  private static final double KEPT_BYTES = 80;
  private static final double PICTURE_BYTES = 200_000;

  /** With three bottles in a zone all the time, each cut out every --cropInterval frames. */
  private static final double CROPS = 3 / 10.0;

  /** Predicts from what is known of the cameras. */
  static Prediction of(
      Recording recording,
      List<CameraSurvey> cameras,
      double decodedFramesPerSecond,
      double inferredFramesPerSecond,
      long bytesPerCrop) {
    long pictures = cameras.stream().mapToLong(CameraSurvey::frames).sum();
    double largest = cameras.stream().mapToDouble(Prediction::pictureBytes).max().orElse(0);
    int held = PICTURES_HELD + (bytesPerCrop > 0 ? PICTURES_WAITING : 0);
    double frames = (double) recording.frames() * cameras.size();
    return new Prediction(
        pictures,
        decodedFramesPerSecond,
        inferredFramesPerSecond,
        PROGRAM_BYTES + (long) (PROCESSORS * held * largest),
        (long) (PICTURE_BYTES + (2 * RESULT_BYTES + KEPT_BYTES) * frames),
        (long) (CROPS * bytesPerCrop * pictures));
  }

  private static double pictureBytes(CameraSurvey camera) {
    return PIXEL_BYTES * camera.width() * camera.height();
  }

  /** Seconds that decoding takes one processor; 0 when that is not known. */
  double decodeSeconds() {
    return decodedFramesPerSecond > 0 ? pictures / decodedFramesPerSecond : 0;
  }

  /** Seconds that inference takes one processor; 0 when that is not known. */
  double inferSeconds() {
    return inferredFramesPerSecond > 0 ? pictures / inferredFramesPerSecond : 0;
  }

  /** Seconds that both take all processors of this machine; 0 when that is not known. */
  double seconds() {
    boolean isKnown = decodeSeconds() > 0 && inferSeconds() > 0;
    return isKnown ? (decodeSeconds() + inferSeconds()) / PROCESSORS : 0;
  }
}
