package org.shoal.io.hdf5;

/**
 * One fish in one frame, as {@link TrackingWriter} takes it.
 *
 * @param fishId its identity, at least 0
 * @param x world x, metres
 * @param y world y, metres
 * @param z world z, metres
 * @param confidence 0 to 1
 * @param residualPx mean reprojection residual in pixels; -1 when there is none
 * @param nCameras number of cameras that made the position
 * @param confirmed whether the track has been seen often enough
 * @param assignment shape (cameras): index of the detection within its frame, or -1
 * @param boxes shape (cameras x 4), row-major: x, y, w, h in whole pixels, or four times -1
 */
public record FishRow(
    int fishId,
    float x,
    float y,
    float z,
    float confidence,
    float residualPx,
    int nCameras,
    boolean confirmed,
    int[] assignment,
    int[] boxes) {}
