package org.shoal.transforms.stroke;

import java.util.Arrays;

/**
 * The lowest value since the last one that was higher, for whatever value comes next: the left base
 * of a peak.
 *
 * <p>A stack of barriers, each lower than the one below it, and what was lowest behind each. A
 * barrier that no longer makes a difference is left out: when nothing lower lies beyond it than
 * behind it, or when the one below it encloses less than the least prominence, so that no peak
 * between can be one. What stays are swings that lie within one another, each of at least the least
 * prominence: one entry a stroke while strokes get smaller, two when they do not.
 */
final class LeftBases {
  private final double minProminence;
  private double[] high;
  private double[] low;
  private int top;

  LeftBases(double minProminence) {
    this.minProminence = minProminence;
    high = new double[8];
    low = new double[8];
    high[0] = Double.POSITIVE_INFINITY;
    low[0] = Double.POSITIVE_INFINITY;
  }

  /** Goes on from the barriers of another. */
  LeftBases(double minProminence, double[] high, double[] low) {
    this.minProminence = minProminence;
    this.high = Arrays.copyOf(high, Math.max(8, high.length));
    this.low = Arrays.copyOf(low, Math.max(8, low.length));
    this.top = high.length - 1;
  }

  /**
   * Takes the next value.
   *
   * @return the lowest value, this one included, since the last that was higher than this one;
   *     where the least prominence is not reached, perhaps a lower one that does not reach it
   *     either
   */
  double push(double value) {
    double lowest = value;
    while (high[top] <= value) {
      lowest = Math.min(lowest, Math.min(high[top], low[top]));
      top--;
    }
    low[top] = Math.min(low[top], lowest);
    double base = low[top];
    while (top > 0 && low[top - 1] >= low[top]) {
      low[top - 1] = low[top];
      top--;
    }
    while (top > 0 && high[top - 1] - low[top - 1] < minProminence) {
      top--;
    }
    top++;
    if (top == high.length) {
      high = Arrays.copyOf(high, 2 * top);
      low = Arrays.copyOf(low, 2 * top);
    }
    high[top] = value;
    low[top] = Double.POSITIVE_INFINITY;
    return base;
  }

  int size() {
    return top + 1;
  }

  double[] high() {
    return Arrays.copyOf(high, top + 1);
  }

  double[] low() {
    return Arrays.copyOf(low, top + 1);
  }
}
