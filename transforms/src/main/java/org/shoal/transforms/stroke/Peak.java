package org.shoal.transforms.stroke;

/**
 * A peak of a signal.
 *
 * @param sample index of the peak's sample, from 0; of a plateau the middle, rounded down
 * @param time of that sample
 * @param height the value there
 * @param prominence the height above the higher of the two bases beside the peak (see {@link
 *     PeakDetector})
 * @param marked whether a sample of the peak, or the one before or after, was marked
 */
public record Peak(long sample, double time, double height, double prominence, boolean marked) {}
