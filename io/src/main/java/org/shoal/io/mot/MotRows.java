package org.shoal.io.mot;

import java.util.Arrays;
import org.shoal.io.detection.DetectionColumns;

/** Collects boxes in any order and puts them in order of frames. */
final class MotRows {
  private static final int STRIDE = 5;

  private int[] frame = new int[256];
  private float[] boxes = new float[STRIDE * 256];
  private int size;
  private int frames;

  void add(int position, double left, double top, double width, double height, double confidence) {
    if (size == frame.length) {
      frame = Arrays.copyOf(frame, 2 * size);
      boxes = Arrays.copyOf(boxes, STRIDE * frame.length);
    }
    frame[size] = position;
    int at = STRIDE * size;
    boxes[at] = (float) left;
    boxes[at + 1] = (float) top;
    boxes[at + 2] = (float) width;
    boxes[at + 3] = (float) height;
    boxes[at + 4] = (float) confidence;
    size++;
    frames = Math.max(frames, position + 1);
  }

  DetectionColumns build() {
    int[] offsets = new int[frames + 1];
    for (int i = 0; i < size; i++) {
      offsets[frame[i] + 1]++;
    }
    for (int f = 0; f < frames; f++) {
      offsets[f + 1] += offsets[f];
    }
    DetectionColumns columns =
        new DetectionColumns(
            offsets,
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new String[size]);
    Arrays.fill(columns.label(), "");
    int[] next = offsets.clone();
    for (int i = 0; i < size; i++) {
      copy(i, columns, next[frame[i]]++);
    }
    return columns;
  }

  private void copy(int i, DetectionColumns columns, int row) {
    int at = STRIDE * i;
    columns.x()[row] = boxes[at];
    columns.y()[row] = boxes[at + 1];
    columns.w()[row] = boxes[at + 2];
    columns.h()[row] = boxes[at + 3];
    columns.u()[row] = boxes[at] + boxes[at + 2] / 2;
    columns.v()[row] = boxes[at + 1] + boxes[at + 3] / 2;
    columns.confidence()[row] = boxes[at + 4];
  }
}
