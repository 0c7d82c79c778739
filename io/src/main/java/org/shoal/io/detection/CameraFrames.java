package org.shoal.io.detection;

import java.util.ArrayList;
import java.util.List;

/** What became of a run of consecutive frames of one camera, whatever was looked for in them. */
public interface CameraFrames {
  /** The camera's name. */
  String camera();

  /** Recording frame index of position 0. */
  long firstFrame();

  /** One {@link FrameStatus} code a frame. */
  byte[] status();

  /** Clock time of each frame as the footage tells it; NaN where missing. */
  double[] timestampSeconds();

  /** How many further pictures fell on a frame already taken and were left out. */
  int duplicatedFrames();

  /** Number of frames covered. */
  default int frameCount() {
    return status().length;
  }

  /** Makes a part of a camera's frames. */
  @FunctionalInterface
  interface Part<P> {
    /**
     * The frames at positions from (inclusive) to (exclusive).
     *
     * @param duplicated how many duplicated frames the part tells of
     */
    P of(int from, int to, int duplicated);
  }

  /**
   * Cuts at the borders of frame windows. The first part tells of the duplicated frames, and is
   * there for them even when there is no frame.
   *
   * @param windowFrames frames in a frame window, at least 1
   */
  static <P> List<P> cut(CameraFrames frames, int windowFrames, Part<P> part) {
    List<P> parts = new ArrayList<>();
    int from = 0;
    int duplicated = frames.duplicatedFrames();
    while (from < frames.frameCount() || (parts.isEmpty() && duplicated > 0)) {
      long windowEnd = ((frames.firstFrame() + from) / windowFrames + 1) * windowFrames;
      int to = (int) Math.min(frames.frameCount(), windowEnd - frames.firstFrame());
      parts.add(part.of(from, to, parts.isEmpty() ? duplicated : 0));
      from = to;
    }
    return parts;
  }
}
