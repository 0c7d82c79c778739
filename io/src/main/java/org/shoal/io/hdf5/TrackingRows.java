package org.shoal.io.hdf5;

/**
 * Consecutive frames of a {@code tracking.h5}: N frames, F slots for fish. Arrays are row-major;
 * empty slots hold the fill values that {@link TrackingLayout} names.
 *
 * @param frameIndex shape (N): recording frame index
 * @param fishId shape (N x F): identity, or -1 in an empty slot
 * @param centroid shape (N x F x 3): world x, y, z in metres, or NaN
 * @param confidence shape (N x F): 0 to 1, or -1
 * @param residualPx shape (N x F): mean reprojection residual in pixels, or -1
 * @param nCameras shape (N x F): cameras that made the position
 * @param confirmed shape (N x F): 1 for a confirmed track, else 0
 * @param assignments for each camera shape (N x F): index of the detection in its frame, or -1
 * @param boxes for each camera shape (N x F x 4): x, y, w, h in pixels, or -1
 */
public record TrackingRows(
    long[] frameIndex,
    int[] fishId,
    float[] centroid,
    float[] confidence,
    float[] residualPx,
    int[] nCameras,
    byte[] confirmed,
    int[][] assignments,
    int[][] boxes) {

  /** Number of frames. */
  public int frames() {
    return frameIndex.length;
  }
}
