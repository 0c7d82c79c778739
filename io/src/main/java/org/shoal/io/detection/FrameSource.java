package org.shoal.io.detection;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** What is known about frames besides their detections. */
interface FrameSource extends Closeable {
  /** Stands where a {@link FrameStatus} code would, for a frame of which nothing is known. */
  byte UNKNOWN = -1;

  /** One past the last frame known of; 0 when there is none. */
  long endFrame() throws IOException;

  /**
   * Tells the status codes and clock times of a camera's frames from {@code firstFrame} on.
   *
   * @param status filled with status codes, or {@link #UNKNOWN}
   * @param timestamps filled with clock times where known, else NaN
   */
  void describe(int camera, long firstFrame, byte[] status, double[] timestamps) throws IOException;

  @Override
  default void close() throws IOException {}

  /** Knows of no frame. */
  static FrameSource nothing() {
    return new FrameSource() {
      @Override
      public long endFrame() {
        return 0;
      }

      @Override
      public void describe(int camera, long firstFrame, byte[] status, double[] timestamps) {
        Arrays.fill(status, UNKNOWN);
        Arrays.fill(timestamps, Double.NaN);
      }
    };
  }
}
