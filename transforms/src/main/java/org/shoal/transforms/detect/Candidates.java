package org.shoal.transforms.detect;

import java.util.Arrays;

/**
 * The boxes that a network proposes for one frame, as columns that grow: edges in input pixels,
 * origin at the top-left pixel's corner.
 */
final class Candidates {
  float[] x1 = new float[64];
  float[] y1 = new float[64];
  float[] x2 = new float[64];
  float[] y2 = new float[64];
  float[] score = new float[64];
  int[] classId = new int[64];

  /** The row of the network's output, or its anchor, that a box is from. */
  int[] source = new int[64];

  int size;
  private final ClassFilter wanted;

  Candidates(ClassFilter wanted) {
    this.wanted = wanted;
  }

  /** Adds a box by its edges, unless it is empty, not finite or of a class not wanted. */
  void add(
      float left,
      float top,
      float right,
      float bottom,
      float confidence,
      int classIndex,
      int from) {
    boolean finite = Float.isFinite(left + top + right + bottom) && Float.isFinite(confidence);
    if (!finite || right <= left || bottom <= top || !wanted.keeps(classIndex)) {
      return;
    }
    if (size == score.length) {
      grow();
    }
    x1[size] = left;
    y1[size] = top;
    x2[size] = right;
    y2[size] = bottom;
    // A score is a probability; one that rounding pushed past 1 is 1.
    score[size] = Math.min(confidence, 1);
    classId[size] = classIndex;
    source[size] = from;
    size++;
  }

  /** Adds a box by its centre and size. */
  void addCentred(float x, float y, float w, float h, float confidence, int classIndex, int from) {
    add(x - w / 2, y - h / 2, x + w / 2, y + h / 2, confidence, classIndex, from);
  }

  /** The rows that non-maximum suppression leaves, by descending score. */
  int[] select(double iou, int limit) {
    return NonMaximumSuppression.select(x1, y1, x2, y2, score, classId, size, iou, limit);
  }

  private void grow() {
    int length = 2 * size;
    x1 = Arrays.copyOf(x1, length);
    y1 = Arrays.copyOf(y1, length);
    x2 = Arrays.copyOf(x2, length);
    y2 = Arrays.copyOf(y2, length);
    score = Arrays.copyOf(score, length);
    classId = Arrays.copyOf(classId, length);
    source = Arrays.copyOf(source, length);
  }
}
