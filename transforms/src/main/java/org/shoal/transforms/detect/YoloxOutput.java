package org.shoal.transforms.detect;

/**
 * The output of YOLOX (Ge et al. 2021, sec. 2.1), shape (anchors, 5 + classes): x, y, w, h,
 * objectness, one probability a class. The anchors are the cells of three grids, strides 8, 16 and
 * 32, row by row. A box's centre is (x + column, y + row) times the stride, its size exp(w), exp(h)
 * times the stride, its score objectness times the most probable class's probability.
 */
final class YoloxOutput implements OutputDecoder {
  private static final int[] STRIDES = {8, 16, 32};

  private final int classes;
  private final float[] column;
  private final float[] row;
  private final float[] stride;
  private final boolean decoded;

  /**
   * @param decoded whether the network has worked out centre and size in input pixels itself
   */
  YoloxOutput(int classes, int inputWidth, int inputHeight, boolean decoded) {
    this.classes = classes;
    this.decoded = decoded;
    int anchors = OutputLayout.cells(inputWidth, inputHeight, STRIDES);
    column = new float[anchors];
    row = new float[anchors];
    stride = new float[anchors];
    int anchor = 0;
    for (int s : STRIDES) {
      for (int y = 0; y < inputHeight / s; y++) {
        for (int x = 0; x < inputWidth / s; x++) {
          column[anchor] = x;
          row[anchor] = y;
          stride[anchor++] = s;
        }
      }
    }
  }

  /**
   * Whether an output's centres are in input pixels already. Decoded ones spread over the input, so
   * that their mean x is about half its width; others stay within a few cells around 0.
   */
  static boolean isDecoded(float[] output, int anchors, int values, int inputWidth) {
    double sum = 0;
    for (int anchor = 0; anchor < anchors; anchor++) {
      sum += output[anchor * values];
    }
    return sum / anchors > inputWidth / 8.0;
  }

  @Override
  public void decode(
      float[] output, int offset, int length, float threshold, Candidates candidates) {
    int values = 5 + classes;
    for (int anchor = 0; anchor < stride.length; anchor++) {
      int at = offset + anchor * values;
      float objectness = output[at + 4];
      // No probability is above 1, so most anchors need no look at their classes.
      if (objectness < threshold) {
        continue;
      }
      int best = mostProbable(output, at + 5);
      float score = objectness * output[at + 5 + best];
      if (score >= threshold) {
        add(output, at, anchor, score, best, candidates);
      }
    }
  }

  private void add(float[] out, int at, int anchor, float score, int best, Candidates candidates) {
    if (decoded) {
      candidates.addCentred(out[at], out[at + 1], out[at + 2], out[at + 3], score, best, anchor);
      return;
    }
    float s = stride[anchor];
    candidates.addCentred(
        (out[at] + column[anchor]) * s,
        (out[at + 1] + row[anchor]) * s,
        (float) Math.exp(out[at + 2]) * s,
        (float) Math.exp(out[at + 3]) * s,
        score,
        best,
        anchor);
  }

  private int mostProbable(float[] output, int from) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (output[from + c] > output[from + best]) {
        best = c;
      }
    }
    return best;
  }
}
