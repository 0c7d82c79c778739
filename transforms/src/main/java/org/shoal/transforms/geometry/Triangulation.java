package org.shoal.transforms.geometry;

/** A triangulated point, filled in by a {@link Triangulator} and reused from call to call. */
public final class Triangulation {
  /** World coordinates, metres. */
  public double x;

  public double y;
  public double z;

  /**
   * xx, xy, xz, yy, yz, zz in square metres, for pixels that scatter by a standard deviation of 1
   * px at weight 1. For s px, multiply by s².
   */
  public final double[] covariance = new double[6];

  /** The mean over the views of the distance between given and reprojected pixel. */
  public double meanResidualPx;

  /** That distance view by view; at least as long as the last call had views. */
  public double[] residualsPx = new double[0];
}
