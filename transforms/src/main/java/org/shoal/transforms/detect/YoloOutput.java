package org.shoal.transforms.detect;

/**
 * The output of YOLOv8 and YOLO11, shape (4 + classes + others, anchors): rows cx, cy, w, h in
 * input pixels, then one row of probabilities a class, then what is not read here. An anchor is of
 * its most probable class, of equal ones the first.
 */
final class YoloOutput implements OutputDecoder {
  private final int classes;
  private final int anchors;

  YoloOutput(int classes, int anchors) {
    this.classes = classes;
    this.anchors = anchors;
  }

  @Override
  public void decode(
      float[] output, int offset, int length, float threshold, Candidates candidates) {
    float[] best = new float[anchors];
    int[] bestClass = new int[anchors];
    for (int c = 0; c < classes; c++) {
      int row = offset + (4 + c) * anchors;
      for (int a = 0; a < anchors; a++) {
        float score = output[row + a];
        if (score > best[a]) {
          best[a] = score;
          bestClass[a] = c;
        }
      }
    }
    for (int a = 0; a < anchors; a++) {
      if (best[a] >= threshold) {
        int x = offset + a;
        candidates.addCentred(
            output[x],
            output[x + anchors],
            output[x + 2 * anchors],
            output[x + 3 * anchors],
            best[a],
            bestClass[a],
            a);
      }
    }
  }
}
