package org.shoal.io.detection;

import java.util.Arrays;

/**
 * The detections of one camera over consecutive frames, as columns. Row {@code i} of every column
 * is one detection; the detections of the frame at position {@code f} are rows {@code
 * frameOffsets[f]} (inclusive) to {@code frameOffsets[f + 1]} (exclusive). A detection's index
 * within its frame, as stored in results, is its row less {@code frameOffsets[f]}. Pixels, origin
 * at the centre of the top-left pixel, x right, y down. The arrays must not be changed.
 *
 * @param frameOffsets shape (frames + 1), ascending from 0
 * @param x left edge of the box
 * @param y top edge of the box
 * @param w width of the box
 * @param h height of the box
 * @param u x of the centroid, sub-pixel
 * @param v y of the centroid, sub-pixel
 * @param confidence 0 to 1
 * @param label class name; empty when the source gives none
 */
public record DetectionColumns(
    int[] frameOffsets,
    float[] x,
    float[] y,
    float[] w,
    float[] h,
    float[] u,
    float[] v,
    float[] confidence,
    String[] label) {

  /** Columns without a detection over the given number of frames. */
  public static DetectionColumns empty(int frameCount) {
    return new DetectionColumns(
        new int[frameCount + 1],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new String[0]);
  }

  /** The detections of some of the frames: those at positions from (inclusive) to (exclusive). */
  public DetectionColumns frames(int from, int to) {
    int[] offsets = Arrays.copyOfRange(frameOffsets, from, to + 1);
    int first = offsets[0];
    int end = offsets[to - from];
    for (int f = 0; f < offsets.length; f++) {
      offsets[f] -= first;
    }
    return new DetectionColumns(
        offsets,
        Arrays.copyOfRange(x, first, end),
        Arrays.copyOfRange(y, first, end),
        Arrays.copyOfRange(w, first, end),
        Arrays.copyOfRange(h, first, end),
        Arrays.copyOfRange(u, first, end),
        Arrays.copyOfRange(v, first, end),
        Arrays.copyOfRange(confidence, first, end),
        Arrays.copyOfRange(label, first, end));
  }

  /** Number of frames covered. */
  public int frameCount() {
    return frameOffsets.length - 1;
  }

  /** Number of detections in all frames together. */
  public int size() {
    return x.length;
  }
}
