package org.shoal.io.tracking;

import java.util.Arrays;

/**
 * Smoothed positions, parallel to the rows of a {@link TrackColumns}: what a fish's measurements
 * before, at and after a frame say together. The arrays must not be changed.
 *
 * @param x world x, metres; NaN, as all the others, where there is no smoothed position
 * @param y world y, metres
 * @param z world z, metres (down in a tank)
 * @param sigmaX standard deviation of x, metres
 * @param sigmaY standard deviation of y, metres
 * @param sigmaZ standard deviation of z, metres
 * @param bridged 1 where the fish was not seen and the position is drawn from the frames before and
 *     after alone, else 0
 */
public record SmoothedColumns(
    float[] x,
    float[] y,
    float[] z,
    float[] sigmaX,
    float[] sigmaY,
    float[] sigmaZ,
    byte[] bridged) {

  /** Columns of rows none of which has a smoothed position. */
  public static SmoothedColumns none(int rows) {
    return new SmoothedColumns(
        unknown(rows),
        unknown(rows),
        unknown(rows),
        unknown(rows),
        unknown(rows),
        unknown(rows),
        new byte[rows]);
  }

  private static float[] unknown(int rows) {
    float[] column = new float[rows];
    Arrays.fill(column, Float.NaN);
    return column;
  }

  /** Number of rows. */
  public int size() {
    return x.length;
  }
}
