package org.shoal.transforms.stroke;

/**
 * Peaks about which something is not decided yet, in the order of their samples. The arrays must
 * not be changed.
 *
 * @param first number of the first of them
 * @param sample index of the sample
 * @param time of the sample
 * @param height the value there
 * @param prominence NaN where it is not known
 * @param flags what is known about each
 */
public record PeakColumns(
    long first, long[] sample, double[] time, double[] height, double[] prominence, byte[] flags) {
  static PeakColumns none() {
    return new PeakColumns(
        0, new long[0], new double[0], new double[0], new double[0], new byte[0]);
  }

  /** Number of peaks. */
  public int size() {
    return sample.length;
  }
}
