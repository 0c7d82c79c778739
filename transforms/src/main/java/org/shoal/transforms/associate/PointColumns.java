package org.shoal.transforms.associate;

/**
 * The 3D points of one frame window, as columns. Rows {@code frameOffsets[f]} (inclusive) to {@code
 * frameOffsets[f + 1]} (exclusive) belong to the frame at position {@code f}: first the
 * triangulated points in ascending x, then the single views. The arrays must not be changed.
 *
 * <p>A single view is a detection that no other camera shares. Its position is a point on its ray
 * and its covariance is long along the ray, so that a filter that takes the covariance seriously
 * finds the position at its own predicted depth.
 *
 * <p>Positions and covariances are rounded to the precision of a float, a tenth of a micrometre at
 * a metre, in arrays of their own.
 *
 * @param frameOffsets shape (frames + 1), ascending from 0
 * @param x world x, metres
 * @param y world y, metres
 * @param z world z, metres
 * @param covariance shape (points x 6), row-major: xx, xy, xz, yy, yz, zz in square metres
 * @param residualPx mean reprojection residual in pixels; -1 for a single view
 * @param confidence 0 to 1
 * @param nCameras number of cameras whose detections made the point; 1 for a single view
 * @param nInView number of cameras that have a picture of the frame and the point inside it,
 *     whether they detect it or not; 1 for a single view
 * @param assignment shape (points x cameras), row-major: index of the detection within its frame
 *     for each camera of the recording, or -1
 * @param strand what each point belongs to over the window's frames, from 0: points of the same
 *     strand are believed to be the same thing; -1 for a single view
 * @param refused number of candidates that enough cameras supported and that were refused all the
 *     same, as impossible or as contradicted by other cameras
 */
public record PointColumns(
    int[] frameOffsets,
    double[] x,
    double[] y,
    double[] z,
    double[] covariance,
    float[] residualPx,
    float[] confidence,
    int[] nCameras,
    int[] nInView,
    int[] assignment,
    int[] strand,
    int refused) {
  public PointColumns {
    x = rounded(x);
    y = rounded(y);
    z = rounded(z);
    covariance = rounded(covariance);
  }

  private static double[] rounded(double[] column) {
    double[] rounded = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      rounded[i] = (float) column[i];
    }
    return rounded;
  }

  /** Columns without a point over the given number of frames. */
  public static PointColumns empty(int frameCount) {
    return new PointColumns(
        new int[frameCount + 1],
        new double[0],
        new double[0],
        new double[0],
        new double[0],
        new float[0],
        new float[0],
        new int[0],
        new int[0],
        new int[0],
        new int[0],
        0);
  }

  /** Number of frames covered. */
  public int frameCount() {
    return frameOffsets.length - 1;
  }

  /** Number of points in all frames together. */
  public int size() {
    return x.length;
  }
}
