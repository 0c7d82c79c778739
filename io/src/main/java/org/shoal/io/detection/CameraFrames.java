package org.shoal.io.detection;

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
}
