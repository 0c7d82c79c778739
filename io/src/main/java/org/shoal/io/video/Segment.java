package org.shoal.io.video;

import java.util.OptionalLong;
import org.shoal.io.recording.FrameClock;

/**
 * What one worker decodes: a stretch of one camera's footage that can be decoded from a keyframe.
 * The segments of a camera share no frame.
 *
 * @param recording the recording's name
 * @param camera the camera's name
 * @param uri the footage file
 * @param stream index of the video stream within the file
 * @param inDecodingOrder whether timestamps are those of decoding and go to the pictures in the
 *     order of showing
 * @param keyframePts timestamp of the keyframe that decoding starts at, in the stream's time base
 * @param firstPts presentation timestamp of the segment's first picture; earlier ones belong to
 *     another segment or to none
 * @param endPts pictures with this timestamp or a later one belong to another segment or to none;
 *     Long.MAX_VALUE for the end of the file
 * @param secondsPerTick seconds of the recording's clock in a tick of the stream's time base
 * @param clockOffsetSeconds added to pts * secondsPerTick to give the recording's clock
 * @param times when the pictures were taken, where that does not follow from their timestamps
 * @param periodSeconds seconds from a picture to the next, as a rule; 0 when not known
 * @param clock the recording's clock
 * @param firstFrame first recording frame index that this segment accounts for, at least 0
 * @param endFrame one past the last frame index that this segment accounts for
 * @param rotationDegrees clockwise turn that brings the picture upright: 0, 90, 180 or 270
 */
public record Segment(
    String recording,
    String camera,
    String uri,
    int stream,
    boolean inDecodingOrder,
    long keyframePts,
    long firstPts,
    long endPts,
    double secondsPerTick,
    double clockOffsetSeconds,
    PictureTimes times,
    double periodSeconds,
    FrameClock clock,
    long firstFrame,
    long endFrame,
    int rotationDegrees) {

  /**
   * Recording clock time of a presentation timestamp, in seconds; NaN for a picture that is not to
   * be used.
   */
  public double secondsAt(long pts) {
    return times.isEmpty() ? pts * secondsPerTick + clockOffsetSeconds : times.of(pts);
  }

  /** Recording frame index of the picture with a presentation timestamp, unless it is unused. */
  public OptionalLong frameAt(long pts) {
    double seconds = secondsAt(pts);
    return Double.isNaN(seconds) ? OptionalLong.empty() : OptionalLong.of(clock.frameAt(seconds));
  }

  /** The same segment that accounts for the frames up to another end. */
  Segment withEndFrame(long end) {
    return new Segment(
        recording,
        camera,
        uri,
        stream,
        inDecodingOrder,
        keyframePts,
        firstPts,
        endPts,
        secondsPerTick,
        clockOffsetSeconds,
        times,
        periodSeconds,
        clock,
        Math.min(firstFrame, end),
        end,
        rotationDegrees);
  }
}
