package org.shoal.io.detection;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.recording.FrameClock;

/** Collects what one camera saw in one frame window, in any order. */
final class CameraWindowBuilder {
  private final long firstFrame;
  private final byte[] status;
  private final double[] timestamps;
  private final BitSet seen = new BitSet();
  private int size;
  private int[] position = new int[64];
  private long[] index = new long[64];
  private float[][] values = new float[DetectionValues.NAMES.size()][64];
  private String[] label = new String[64];

  CameraWindowBuilder(long firstFrame, int frameCount) {
    this.firstFrame = firstFrame;
    this.status = new byte[frameCount];
    this.timestamps = new double[frameCount];
  }

  /** Number of detections. */
  int size() {
    return size;
  }

  /** Notes that a frame was looked at; false when it was noted before. */
  boolean see(int framePosition) {
    boolean first = !seen.get(framePosition);
    seen.set(framePosition);
    return first;
  }

  void add(int framePosition, long detectionIndex, DetectionValues detection) {
    if (size == position.length) {
      grow(2 * size);
    }
    position[size] = framePosition;
    index[size] = detectionIndex;
    for (int field = 0; field < values.length; field++) {
      values[field][size] = detection.get(field);
    }
    label[size] = detection.label();
    size++;
  }

  /**
   * Joins what a source said about the frames with what was seen.
   *
   * @param delivered frames that another piece of the window tells of
   */
  void settle(FrameClock clock, BitSet delivered) {
    for (int f = 0; f < status.length; f++) {
      if (delivered.get(f)) {
        status[f] = FrameSource.UNKNOWN;
      } else if (seen.get(f) && status[f] == FrameSource.UNKNOWN) {
        status[f] = FrameStatus.DECODED.code();
        timestamps[f] = clock.timeOf(firstFrame + f);
      }
    }
  }

  /** A status code a frame, for a source to fill in. */
  byte[] status() {
    return status;
  }

  /** A clock time a frame, for a source to fill in. */
  double[] timestamps() {
    return timestamps;
  }

  /** A frame that has detections although it is said not to have been decoded; -1 for none. */
  long contradiction() {
    for (int f = seen.nextSetBit(0); f >= 0; f = seen.nextSetBit(f + 1)) {
      if (status[f] != FrameStatus.DECODED.code()) {
        return firstFrame + f;
      }
    }
    return -1;
  }

  /** The frames of which something is known. */
  BitSet known() {
    BitSet known = new BitSet();
    for (int f = 0; f < status.length; f++) {
      known.set(f, status[f] != FrameSource.UNKNOWN);
    }
    return known;
  }

  /** The window, from its first known frame to its last; unknown ones between are missing. */
  CameraWindow build(String camera, String file) {
    BitSet known = known();
    int from = known.nextSetBit(0);
    int to = known.length();
    byte[] codes = Arrays.copyOfRange(status, from, to);
    for (int f = 0; f < codes.length; f++) {
      codes[f] = codes[f] == FrameSource.UNKNOWN ? FrameStatus.MISSING.code() : codes[f];
    }
    return new CameraWindow(
        camera,
        firstFrame + from,
        codes,
        Arrays.copyOfRange(timestamps, from, to),
        0,
        columns(camera, file, from, to));
  }

  private DetectionColumns columns(String camera, String file, int from, int to) {
    int[] order = order(camera, file);
    int[] offsets = new int[to - from + 1];
    for (int i = 0; i < size; i++) {
      offsets[position[i] - from + 1]++;
    }
    for (int f = 1; f < offsets.length; f++) {
      offsets[f] += offsets[f - 1];
    }
    return new DetectionColumns(
        offsets,
        ordered(DetectionValues.X, order),
        ordered(DetectionValues.Y, order),
        ordered(DetectionValues.W, order),
        ordered(DetectionValues.H, order),
        ordered(DetectionValues.U, order),
        ordered(DetectionValues.V, order),
        ordered(DetectionValues.CONFIDENCE, order),
        IntStream.of(order).mapToObj(i -> label[i]).toArray(String[]::new));
  }

  private float[] ordered(int field, int[] order) {
    float[] column = new float[size];
    for (int i = 0; i < size; i++) {
      column[i] = values[field][order[i]];
    }
    return column;
  }

  /** The rows by frame and index, which they mostly are already. */
  private int[] order(String camera, String file) {
    int[] order = IntStream.range(0, size).toArray();
    if (IntStream.range(1, size).anyMatch(i -> compare(i - 1, i) >= 0)) {
      order = IntStream.range(0, size).boxed().sorted(this::compare).mapToInt(i -> i).toArray();
    }
    for (int i = 1; i < size; i++) {
      if (compare(order[i - 1], order[i]) == 0) {
        throw new InvalidInputException(
            file,
            "camera " + camera + ", frame " + (firstFrame + position[order[i]]),
            "has detection " + index[order[i]] + " twice");
      }
    }
    return order;
  }

  private int compare(int a, int b) {
    int byFrame = Integer.compare(position[a], position[b]);
    return byFrame != 0 ? byFrame : Long.compare(index[a], index[b]);
  }

  private void grow(int capacity) {
    position = Arrays.copyOf(position, capacity);
    index = Arrays.copyOf(index, capacity);
    label = Arrays.copyOf(label, capacity);
    for (int field = 0; field < values.length; field++) {
      values[field] = Arrays.copyOf(values[field], capacity);
    }
  }
}
