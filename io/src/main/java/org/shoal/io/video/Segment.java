package org.shoal.io.video;

import org.shoal.io.recording.FrameClock;

/**
 * What one worker decodes: a stretch of one camera's footage that can be decoded from a keyframe.
 * The segments of a camera share no frame.
 *
 * @param recording the recording's name
 * @param camera the camera's name
 * @param uri the footage file
 * @param stream index of the video stream within the file
 * @param keyframePts timestamp of the keyframe that decoding starts at, in the stream's time base
 * @param firstPts presentation timestamp of the segment's first picture; earlier ones belong to
 *     another segment or to none
 * @param endPts pictures with this timestamp or a later one belong to another segment or to none;
 *     Long.MAX_VALUE for the end of the file
 * @param secondsPerTick the stream's time base
 * @param clockOffsetSeconds added to pts * secondsPerTick to give the recording's clock
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
    long keyframePts,
    long firstPts,
    long endPts,
    double secondsPerTick,
    double clockOffsetSeconds,
    FrameClock clock,
    long firstFrame,
    long endFrame,
    int rotationDegrees) {

  /** Recording clock time of a presentation timestamp, in seconds. */
  public double secondsAt(long pts) {
    return pts * secondsPerTick + clockOffsetSeconds;
  }

  /** Recording frame index of a presentation timestamp. */
  public long frameAt(long pts) {
    return clock.frameAt(secondsAt(pts));
  }
}
