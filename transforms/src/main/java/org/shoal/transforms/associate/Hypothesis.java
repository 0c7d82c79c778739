package org.shoal.transforms.associate;

import java.util.Arrays;
import org.shoal.transforms.geometry.Triangulation;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** A point that may be there, with the detections taken for its views. */
final class Hypothesis {
  /** Squared Mahalanobis distance within which two points are near. */
  private static final double NEAR = 30;

  /** Detection of each slot, or -1. */
  final int[] view;

  int viewCount;
  double x;
  double y;
  double z;

  /** xx, xy, xz, yy, yz, zz in square metres. */
  final double[] covariance = new double[6];

  double meanResidualPx;
  double squaredResidualPx;

  /** How many cameras should see the point and do not, each counted by how reliable it is. */
  double contradiction;

  /** How many cameras have a picture, and the point inside it; 0 until that is judged. */
  int inView;

  /** The slots whose cameras should see the point and do not; none until that is judged. */
  final boolean[] missed;

  /** What its views weigh, each less by the square of its residual. */
  double support;

  /** Place of the seed that the point continues, or -1. */
  int seed = -1;

  /** What the point belongs to over time, see {@link Strands}; -1 when to nothing. */
  int strand = -1;

  Hypothesis(int slots) {
    view = new int[slots];
    missed = new boolean[slots];
    Arrays.fill(view, -1);
  }

  void clearViews() {
    Arrays.fill(view, -1);
    viewCount = 0;
  }

  void see(int slot, int detection) {
    viewCount += (detection >= 0 ? 1 : 0) - (view[slot] >= 0 ? 1 : 0);
    view[slot] = detection;
  }

  void moveTo(double newX, double newY, double newZ) {
    x = newX;
    y = newY;
    z = newZ;
  }

  /** To where a filter expects it, with what that is worth. */
  void moveTo(ConstantVelocityFilter filter) {
    moveTo(filter.position(0), filter.position(1), filter.position(2));
    for (int k = 0; k < 6; k++) {
      covariance[k] = filter.positionCovariance(k);
    }
  }

  void moveTo(Triangulation point, double pixelVariance) {
    moveTo(point.x, point.y, point.z);
    meanResidualPx = point.meanResidualPx;
    squaredResidualPx = 0;
    for (int i = 0; i < viewCount; i++) {
      squaredResidualPx += point.residualsPx[i] * point.residualsPx[i];
    }
    for (int k = 0; k < 6; k++) {
      covariance[k] = pixelVariance * point.covariance[k];
    }
  }

  /** Whether the two are so near to each other that their uncertainties overlap. */
  boolean isNear(Hypothesis other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    double xx = covariance[0] + other.covariance[0];
    double yy = covariance[3] + other.covariance[3];
    double zz = covariance[5] + other.covariance[5];
    // Never nearer than by the largest variance.
    if (dx * dx + dy * dy + dz * dz > NEAR * (xx + yy + zz)) {
      return false;
    }
    double xy = covariance[1] + other.covariance[1];
    double xz = covariance[2] + other.covariance[2];
    double yz = covariance[4] + other.covariance[4];
    double c0 = yy * zz - yz * yz;
    double c1 = xz * yz - xy * zz;
    double c2 = xy * yz - xz * yy;
    double determinant = xx * c0 + xy * c1 + xz * c2;
    double squared =
        dx * (dx * c0 + 2 * (dy * c1 + dz * c2))
            + dy * (dy * (xx * zz - xz * xz) + 2 * dz * (xy * xz - xx * yz))
            + dz * dz * (xx * yy - xy * xy);
    return squared <= NEAR * determinant;
  }

  /** Marks the detections as what the seed expects to see. */
  void claim(FrameViews views) {
    for (int detection : view) {
      if (detection >= 0) {
        views.claim[detection] = seed;
      }
    }
  }

  void take(FrameViews views) {
    for (int detection : view) {
      if (detection >= 0) {
        views.taken[detection] = true;
      }
    }
  }
}
