package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two strands so near to each other for a while that a frame alone does not tell whose view is
 * whose.
 *
 * @param first the lower strand
 * @param second the higher one
 * @param from first frame of that while
 * @param to last frame of it
 */
record Encounter(int first, int second, int from, int to) {
  /** In order of their ends. */
  static final Comparator<Encounter> BY_END =
      Comparator.comparingInt(Encounter::to)
          .thenComparingInt(Encounter::first)
          .thenComparingInt(Encounter::second);

  /** Squared Mahalanobis distance within which two points are near. */
  private static final double NEAR = 30;

  /** Encounters that are apart by no more frames than this are one. */
  private static final int GAP = 8;

  private record Pair(int first, int second) {}

  /** All encounters of a window, in order of their ends. */
  static List<Encounter> all(Strands strands) {
    Map<Pair, Encounter> open =
        new TreeMap<>(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
    List<Encounter> found = new ArrayList<>();
    for (int frame = 0; frame < strands.frames(); frame++) {
      List<Hypothesis> points = strands.at(frame);
      for (int i = 0; i < points.size(); i++) {
        for (int j = i + 1; j < points.size(); j++) {
          if (isNear(points.get(i), points.get(j))) {
            meet(points.get(i).strand, points.get(j).strand, frame, open, found);
          }
        }
      }
    }
    found.addAll(open.values());
    found.sort(BY_END);
    return found;
  }

  private static void meet(
      int one, int other, int frame, Map<Pair, Encounter> open, List<Encounter> found) {
    Pair pair = new Pair(Math.min(one, other), Math.max(one, other));
    Encounter before = open.get(pair);
    boolean goesOn = before != null && frame - before.to <= GAP;
    if (before != null && !goesOn) {
      found.add(before);
    }
    open.put(pair, new Encounter(pair.first, pair.second, goesOn ? before.from : frame, frame));
  }

  private static boolean isNear(Hypothesis a, Hypothesis b) {
    double x = a.x - b.x;
    double y = a.y - b.y;
    double z = a.z - b.z;
    double xx = a.covariance[0] + b.covariance[0];
    double yy = a.covariance[3] + b.covariance[3];
    double zz = a.covariance[5] + b.covariance[5];
    // Never nearer than by the largest variance.
    if (x * x + y * y + z * z > NEAR * (xx + yy + zz)) {
      return false;
    }
    double xy = a.covariance[1] + b.covariance[1];
    double xz = a.covariance[2] + b.covariance[2];
    double yz = a.covariance[4] + b.covariance[4];
    double c0 = yy * zz - yz * yz;
    double c1 = xz * yz - xy * zz;
    double c2 = xy * yz - xz * yy;
    double determinant = xx * c0 + xy * c1 + xz * c2;
    double squared =
        x * (x * c0 + 2 * (y * c1 + z * c2))
            + y * (y * (xx * zz - xz * xz) + 2 * z * (xy * xz - xx * yz))
            + z * z * (xx * yy - xy * xy);
    return squared <= NEAR * determinant;
  }
}
