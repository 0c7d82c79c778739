package org.shoal.io.track2d;

import java.util.Arrays;

/** Collects rows in any order and puts them in that of {@link BoxTrackColumns}. */
public final class BoxTrackColumnsBuilder implements BoxTrackSink {
  private long[] frame = new long[64];
  private int[] trackId = new int[64];
  private float[] x = new float[64];
  private float[] y = new float[64];
  private float[] w = new float[64];
  private float[] h = new float[64];
  private float[] confidence = new float[64];
  private int[] detection = new int[64];
  private int size;

  @Override
  public void row(
      long rowFrame,
      int id,
      float left,
      float top,
      float width,
      float height,
      float score,
      int index) {
    if (size == frame.length) {
      grow();
    }
    frame[size] = rowFrame;
    trackId[size] = id;
    x[size] = left;
    y[size] = top;
    w[size] = width;
    h[size] = height;
    confidence[size] = score;
    detection[size] = index;
    size++;
  }

  /** Adds all rows of columns. */
  public void addAll(BoxTrackColumns rows) {
    for (int i = 0; i < rows.size(); i++) {
      row(
          rows.frame()[i],
          rows.trackId()[i],
          rows.x()[i],
          rows.y()[i],
          rows.w()[i],
          rows.h()[i],
          rows.confidence()[i],
          rows.detection()[i]);
    }
  }

  /** Number of rows so far. */
  public int size() {
    return size;
  }

  /** The rows so far, in order. */
  public BoxTrackColumns build() {
    int[] order = order();
    BoxTrackColumns columns =
        new BoxTrackColumns(
            new long[size],
            new int[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new int[size]);
    for (int i = 0; i < size; i++) {
      int row = order[i];
      columns.frame()[i] = frame[row];
      columns.trackId()[i] = trackId[row];
      columns.x()[i] = x[row];
      columns.y()[i] = y[row];
      columns.w()[i] = w[row];
      columns.h()[i] = h[row];
      columns.confidence()[i] = confidence[row];
      columns.detection()[i] = detection[row];
    }
    return columns;
  }

  /** Rows come almost in order, so each has few places to go: insertion sort. */
  private int[] order() {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int place = i;
      while (place > 0 && isBefore(i, order[place - 1])) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = i;
    }
    return order;
  }

  private boolean isBefore(int row, int other) {
    return frame[row] < frame[other]
        || (frame[row] == frame[other] && trackId[row] < trackId[other]);
  }

  private void grow() {
    int capacity = 2 * size;
    frame = Arrays.copyOf(frame, capacity);
    trackId = Arrays.copyOf(trackId, capacity);
    x = Arrays.copyOf(x, capacity);
    y = Arrays.copyOf(y, capacity);
    w = Arrays.copyOf(w, capacity);
    h = Arrays.copyOf(h, capacity);
    confidence = Arrays.copyOf(confidence, capacity);
    detection = Arrays.copyOf(detection, capacity);
  }
}
