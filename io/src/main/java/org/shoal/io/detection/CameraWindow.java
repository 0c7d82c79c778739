package org.shoal.io.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    DetectionColumns detections) {

  /** Number of frames covered. */
  public int frameCount() {
    return status.length;
  }

  /**
   * Cuts at the borders of frame windows. The first part tells of the duplicated frames, and is
   * there for them even when there is no frame.
   *
   * @param windowFrames frames in a frame window, at least 1
   */
  public List<CameraWindow> cut(int windowFrames) {
    List<CameraWindow> parts = new ArrayList<>();
    int from = 0;
    int duplicated = duplicatedFrames;
    while (from < frameCount() || (parts.isEmpty() && duplicated > 0)) {
      long windowEnd = ((firstFrame + from) / windowFrames + 1) * windowFrames;
      int to = (int) Math.min(frameCount(), windowEnd - firstFrame);
      parts.add(part(from, to, parts.isEmpty() ? duplicated : 0));
      from = to;
    }
    return parts;
  }

  private CameraWindow part(int from, int to, int duplicated) {
    return new CameraWindow(
        camera,
        firstFrame + from,
        Arrays.copyOfRange(status, from, to),
        Arrays.copyOfRange(timestampSeconds, from, to),
        duplicated,
        detections.frames(from, to));
  }
}
