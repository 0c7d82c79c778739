package org.shoal.io.video;

import java.util.Arrays;

/**
 * When pictures were taken, where that is known better than from the footage's timestamps. The
 * arrays must not be changed.
 *
 * @param pts timestamps of the pictures, ascending; those of others are not to be used
 * @param seconds when each was taken, on the recording's clock
 */
public record PictureTimes(long[] pts, double[] seconds) {
  private static final PictureTimes NONE = new PictureTimes(new long[0], new double[0]);

  /** No times: the timestamps hold. */
  public static PictureTimes none() {
    return NONE;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return pts.length == 0;
  }

  /** When a picture was taken; NaN for one that is not listed. */
  public double of(long timestamp) {
    int position = Arrays.binarySearch(pts, timestamp);
    return position >= 0 ? seconds[position] : Double.NaN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PictureTimes times
        && Arrays.equals(pts, times.pts)
        && Arrays.equals(seconds, times.seconds);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pts) + Arrays.hashCode(seconds);
  }
}
