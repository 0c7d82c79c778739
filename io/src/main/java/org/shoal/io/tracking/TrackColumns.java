package org.shoal.io.tracking;

/**
 * The tracked fish of one frame window, as columns. Rows {@code frameOffsets[f]} (inclusive) to
 * {@code frameOffsets[f + 1]} (exclusive) belong to the frame at position {@code f}, in ascending
 * {@code fishId}. The arrays must not be changed.
 *
 * @param frameOffsets shape (frames + 1), ascending from 0
 * @param fishId identity, from 0, never reused within a recording
 * @param x world x, metres
 * @param y world y, metres
 * @param z world z, metres (down in a tank)
 * @param covariance of the position, shape (rows x 6), row-major: xx, xy, xz, yy, yz, zz in square
 *     metres; NaN where it is not known. That of a single view is long along the view's ray
 * @param confidence 0 to 1
 * @param residualPx mean reprojection residual in pixels; -1 when there is none
 * @param nCameras number of cameras whose detections made the position; 1 for a position continued
 *     from a single view at its predicted depth
 * @param confirmed 1 once the track has been seen often enough, else 0
 * @param assignment shape (rows x cameras), row-major: index of the detection within its frame for
 *     each camera of the recording, or -1
 */
public record TrackColumns(
    int[] frameOffsets,
    int[] fishId,
    float[] x,
    float[] y,
    float[] z,
    float[] covariance,
    float[] confidence,
    float[] residualPx,
    int[] nCameras,
    byte[] confirmed,
    int[] assignment) {

  /** Columns without a fish over the given number of frames. */
  public static TrackColumns empty(int frameCount) {
    return new TrackColumns(
        new int[frameCount + 1],
        new int[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new int[0],
        new byte[0],
        new int[0]);
  }

  /** Number of frames covered. */
  public int frameCount() {
    return frameOffsets.length - 1;
  }

  /** Number of rows in all frames together. */
  public int size() {
    return fishId.length;
  }
}
