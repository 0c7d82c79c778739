package org.shoal.io.detection;

import java.util.Arrays;

/** Rows in the order of their frames. */
public final class FrameRows {
  private FrameRows() {}

  /**
   * The first row of a frame, or other ascending value, or of a later one; the number of rows when
   * there is none.
   *
   * @param frames each row's frame, ascending, any number of rows a frame
   */
  public static int firstFrom(long[] frames, long frame) {
    int row = Arrays.binarySearch(frames, frame);
    if (row < 0) {
      return -row - 1;
    }
    while (row > 0 && frames[row - 1] == frame) {
      row--;
    }
    return row;
  }
}
