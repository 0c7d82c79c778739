package org.shoal.io.video;

import org.shoal.io.recording.FrameClock;

/**
 * What one worker decodes: a stretch of one camera's footage that starts at a keyframe.
 *
 * @param recording the recording's name
 * @param camera the camera's name
 * @param uri the footage file
 * @param stream index of the video stream within the file
 * @param firstPts presentation timestamp of the segment's first frame (a keyframe), in the stream's
 *     time base
 * @param endPts frames with this timestamp or a later one belong to the next segment;
 *     Long.MAX_VALUE for the file's last segment
 * @param secondsPerTick the stream's time base
 * @param clockOffsetSeconds added to pts * secondsPerTick to give the recording's clock
 * @param clock the recording's clock
 * @param firstFrame recording frame index of the segment's first frame, at least 0
 * @param endFrame one past the last frame index this segment accounts for
 * @param rotationDegrees clockwise turn that brings the picture upright: 0, 90, 180 or 270
 */
public record Segment(
    String recording,
    String camera,
    String uri,
    int stream,
    long firstPts,
    long endPts,
    double secondsPerTick,
    double clockOffsetSeconds,
    FrameClock clock,
    long firstFrame,
    long endFrame,
    int rotationDegrees) {}
