package org.shoal.transforms.track2d;

import java.util.Arrays;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.track2d.BoxTrackSink;

/** The last detections of one track, the newest at the end. */
final class Sightings {
  /** Floats of a detection: left, top, width, height, confidence. */
  private static final int STRIDE = 5;

  private final int capacity;
  private final long[] frames;
  private final int[] detections;
  private final float[] boxes;
  private int size;

  /** Room for the given number; of more, the newest are kept. */
  Sightings(int capacity) {
    this.capacity = capacity;
    frames = new long[capacity];
    detections = new int[capacity];
    boxes = new float[STRIDE * capacity];
  }

  /** Those of a track as it was saved. */
  Sightings(int capacity, BoxTrackerState.Track saved) {
    this(capacity);
    size = Math.min(capacity, saved.frames().length);
    int from = saved.frames().length - size;
    System.arraycopy(saved.frames(), from, frames, 0, size);
    System.arraycopy(saved.detections(), from, detections, 0, size);
    System.arraycopy(saved.boxes(), STRIDE * from, boxes, 0, STRIDE * size);
  }

  long[] frames() {
    return Arrays.copyOf(frames, size);
  }

  int[] detections() {
    return Arrays.copyOf(detections, size);
  }

  float[] boxes() {
    return Arrays.copyOf(boxes, STRIDE * size);
  }

  /** Frame of the newest. */
  long lastFrame() {
    return frames[size - 1];
  }

  /** Number of frames between the newest and the one before; 0 when there is none before. */
  long lastGap() {
    return size < 2 ? 0 : frames[size - 1] - frames[size - 2] - 1;
  }

  void add(DetectionColumns found, int row, int detection, long frame) {
    if (size == capacity) {
      size--;
      System.arraycopy(frames, 1, frames, 0, size);
      System.arraycopy(detections, 1, detections, 0, size);
      System.arraycopy(boxes, STRIDE, boxes, 0, STRIDE * size);
    }
    frames[size] = frame;
    detections[size] = detection;
    int at = STRIDE * size;
    boxes[at] = found.x()[row];
    boxes[at + 1] = found.y()[row];
    boxes[at + 2] = found.w()[row];
    boxes[at + 3] = found.h()[row];
    boxes[at + 4] = found.confidence()[row];
    size++;
  }

  /** Tells the rows of all. */
  void tellAll(int trackId, BoxTrackSink sink) {
    for (int i = 0; i < size; i++) {
      tell(i, trackId, sink);
    }
  }

  /**
   * Tells the row of the newest, and before it those of the gap between it and the one before, if
   * that is not longer than {@code maxGap} frames.
   */
  void tellLast(int trackId, int maxGap, BoxTrackSink sink) {
    if (lastGap() > 0 && lastGap() <= maxGap) {
      tellGap(size - 2, trackId, sink);
    }
    tell(size - 1, trackId, sink);
  }

  private void tell(int i, int trackId, BoxTrackSink sink) {
    int at = STRIDE * i;
    sink.row(
        frames[i],
        trackId,
        boxes[at],
        boxes[at + 1],
        boxes[at + 2],
        boxes[at + 3],
        boxes[at + 4],
        detections[i]);
  }

  /** Boxes on the straight way from one detection to the next. */
  private void tellGap(int i, int trackId, BoxTrackSink sink) {
    for (long frame = frames[i] + 1; frame < frames[i + 1]; frame++) {
      float share = (float) (frame - frames[i]) / (frames[i + 1] - frames[i]);
      sink.row(
          frame,
          trackId,
          between(i, 0, share),
          between(i, 1, share),
          between(i, 2, share),
          between(i, 3, share),
          Float.NaN,
          -1);
    }
  }

  private float between(int i, int side, float share) {
    float before = boxes[STRIDE * i + side];
    return before + share * (boxes[STRIDE * i + STRIDE + side] - before);
  }
}
