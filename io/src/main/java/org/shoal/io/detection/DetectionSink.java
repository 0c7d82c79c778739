package org.shoal.io.detection;

import java.io.IOException;

/** Takes detections as they are read from a file, in the file's order. */
interface DetectionSink {
  /** A frame that was looked at, with all its detections following, perhaps none. */
  void frame(int camera, long frame, InputPlace place) throws IOException;

  /**
   * A detection.
   *
   * @param index its place among the detections of its camera and frame
   * @param values checked and complete; only good until this returns
   */
  void detection(int camera, long frame, long index, DetectionValues values, InputPlace place)
      throws IOException;
}
