package org.shoal.transforms.associate;

import java.util.Arrays;
import org.shoal.transforms.geometry.Triangulation;

/** A point that may be there, with the detections taken for its views. */
final class Hypothesis {
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

  /** How many cameras have a picture, and the point inside it. */
  int inView;

  double score;

  /** Place of the seed that the point continues, or -1. */
  int seed = -1;

  /** What the point belongs to over time, see {@link Strands}; -1 when to nothing. */
  int strand = -1;

  Hypothesis(int slots) {
    view = new int[slots];
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

  void take(FrameViews views) {
    for (int detection : view) {
      if (detection >= 0) {
        views.taken[detection] = true;
      }
    }
  }
}
