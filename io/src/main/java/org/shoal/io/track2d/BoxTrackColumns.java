package org.shoal.io.track2d;

import java.util.Arrays;

/**
 * Boxes with an identity, of one camera, as columns: row {@code i} of every column is one track in
 * one frame. Rows are in order of frame, within a frame of track id; a track has one row a frame at
 * most. Pixels, origin at the centre of the top-left pixel, x right, y down. The arrays must not be
 * changed.
 *
 * @param frame frame index
 * @param trackId the identity, from 1; unique within a camera of a recording
 * @param x left edge of the box
 * @param y top edge of the box
 * @param w width of the box
 * @param h height of the box
 * @param confidence the detection's; NaN where there is none
 * @param detection the detection's index within its frame; -1 where the track was not seen and the
 *     box is interpolated between the sightings before and after
 */
public record BoxTrackColumns(
    long[] frame,
    int[] trackId,
    float[] x,
    float[] y,
    float[] w,
    float[] h,
    float[] confidence,
    int[] detection) {

  /** Number of rows. */
  public int size() {
    return frame.length;
  }

  /** Whether a row's box is that of a detection, not interpolated. */
  public boolean isDetected(int row) {
    return detection[row] >= 0;
  }

  /** The rows from {@code from} (inclusive) to {@code to} (exclusive). */
  public BoxTrackColumns rows(int from, int to) {
    return new BoxTrackColumns(
        Arrays.copyOfRange(frame, from, to),
        Arrays.copyOfRange(trackId, from, to),
        Arrays.copyOfRange(x, from, to),
        Arrays.copyOfRange(y, from, to),
        Arrays.copyOfRange(w, from, to),
        Arrays.copyOfRange(h, from, to),
        Arrays.copyOfRange(confidence, from, to),
        Arrays.copyOfRange(detection, from, to));
  }
}
