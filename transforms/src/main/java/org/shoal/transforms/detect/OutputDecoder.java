package org.shoal.transforms.detect;

/** Reads boxes out of a network's output. */
interface OutputDecoder {
  /**
   * Adds one frame's boxes.
   *
   * @param output values of a whole batch
   * @param offset where the frame's values start
   * @param length how many values the frame has
   * @param threshold boxes scored below are left out
   * @param candidates takes the boxes
   */
  void decode(float[] output, int offset, int length, float threshold, Candidates candidates);
}
