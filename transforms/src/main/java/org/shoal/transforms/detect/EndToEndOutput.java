package org.shoal.transforms.detect;

/**
 * The output of networks that need no suppression (YOLOv10, YOLO26, exports with it built in),
 * shape (boxes, 6 + others): x1, y1, x2, y2 in input pixels, probability, class index, then what is
 * not read here.
 */
final class EndToEndOutput implements OutputDecoder {
  private final int values;

  /**
   * @param values number of values of one box, at least 6
   */
  EndToEndOutput(int values) {
    this.values = values;
  }

  @Override
  public void decode(
      float[] output, int offset, int length, float threshold, Candidates candidates) {
    for (int i = offset; i < offset + length; i += values) {
      float score = output[i + 4];
      // Unused rows are zeros.
      if (score >= threshold && score > 0) {
        candidates.add(
            output[i],
            output[i + 1],
            output[i + 2],
            output[i + 3],
            score,
            Math.round(output[i + 5]),
            (i - offset) / values);
      }
    }
  }
}
