package org.shoal.io.detection;

/**
 * What one camera saw over a run of consecutive frames: a whole frame window, or the part of it
 * that one segment of footage covers.
 *
 * @param camera the camera's name
 * @param firstFrame recording frame index of position 0
 * @param status one {@link FrameStatus} code a frame
 * @param timestampSeconds clock time of each frame as the footage tells it; NaN where missing
 * @param duplicatedFrames how many further pictures fell on a frame already taken and were left out
 * @param detections the detections, over the same frames
 */
public record CameraWindow(
    String camera,
    long firstFrame,
    byte[] status,
    double[] timestampSeconds,
    int duplicatedFrames,
    DetectionColumns detections)
    implements CameraFrames {}
