package org.shoal.transforms.detect;

import java.util.Arrays;
import org.shoal.io.detection.BoxOverlap;

/**
 * Greedy non-maximum suppression, class by class: boxes are taken by descending score, and a box is
 * dropped when it overlaps one taken before of the same class by more than a threshold.
 */
public final class NonMaximumSuppression {
  private NonMaximumSuppression() {}

  /**
   * Chooses boxes. A threshold of 1 drops none, which leaves the order and the limit.
   *
   * @param x1 left edges; row i of every array is one box
   * @param y1 top edges
   * @param x2 right edges, at least x1
   * @param y2 bottom edges, at least y1
   * @param score at least 0
   * @param classId class of each box
   * @param size number of boxes, at most the arrays' length
   * @param iou threshold on intersection over union, 0 to 1
   * @param limit the most boxes to take
   * @return rows taken, by descending score, of equal scores the earlier row first
   */
  public static int[] select(
      float[] x1,
      float[] y1,
      float[] x2,
      float[] y2,
      float[] score,
      int[] classId,
      int size,
      double iou,
      int limit) {
    int[] order = descending(score, size);
    int[] taken = new int[Math.min(size, limit)];
    int count = 0;
    for (int candidate = 0; candidate < size && count < taken.length; candidate++) {
      int row = order[candidate];
      boolean free = true;
      for (int k = 0; k < count && free; k++) {
        int other = taken[k];
        free = classId[row] != classId[other] || overlap(x1, y1, x2, y2, row, other) <= iou;
      }
      if (free) {
        taken[count++] = row;
      }
    }
    return Arrays.copyOf(taken, count);
  }

  private static double overlap(float[] x1, float[] y1, float[] x2, float[] y2, int a, int b) {
    return BoxOverlap.iou(x1[a], y1[a], x2[a], y2[a], x1[b], y1[b], x2[b], y2[b]);
  }

  /** Rows by descending score: the bits of floats that are not negative ascend with them. */
  private static int[] descending(float[] score, int size) {
    long[] keys = new long[size];
    for (int row = 0; row < size; row++) {
      keys[row] = ((long) (Integer.MAX_VALUE - Float.floatToIntBits(score[row])) << 32) | row;
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
