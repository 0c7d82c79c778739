package org.shoal.transforms.track;

import java.util.List;
import org.shoal.transforms.assignment.AssignmentSolver;
import org.shoal.transforms.associate.PointColumns;

/**
 * Shares out the points of a frame among the tracks: one assignment problem, by how unlikely each
 * point is as the next measurement of each track (squared Mahalanobis distance with the point's own
 * covariance, plus the logarithm of its spread, so that an uncertain track takes no point from a
 * certain one). Pairs too unlikely or too far apart are ruled out before.
 */
final class PointAssignment {
  /** Chi-squared of 3 degrees of freedom, exceeded once in 100,000 times. */
  private static final double GATE = 25.9;

  /** A point of several cameras comes before a single view. */
  private static final double SINGLE_VIEW_COST = GATE;

  /**
   * What it is worth that association took a point for the continuation of the track's last one: it
   * has looked at whole encounters, where this looks at a frame.
   */
  private static final double SAME_STRAND = 20;

  /** More than any pair costs, so that no track stays without a point that it may have. */
  private static final double UNASSIGNED = 1000;

  private final TrackerConfig config;
  private final AssignmentSolver solver = new AssignmentSolver();
  private double[] cost = new double[0];
  private int[] columnOf = new int[0];

  PointAssignment(TrackerConfig config) {
    this.config = config;
  }

  /**
   * Assigns the points of the rows from {@code from} on.
   *
   * @param tracks predicted to the present frame
   * @param taken points not to be assigned, by their row less {@code from}
   * @param frame the present frame
   * @return the row of each track's point, or -1; valid until the next call
   */
  int[] assign(List<Track> tracks, PointColumns points, int from, boolean[] taken, long frame) {
    int columns = taken.length;
    if (columnOf.length < tracks.size()) {
      columnOf = new int[tracks.size()];
    }
    if (cost.length < tracks.size() * columns) {
      cost = new double[tracks.size() * columns];
    }
    for (int row = 0; row < tracks.size(); row++) {
      Track track = tracks.get(row);
      double reach = reach(frame - track.locatedAt);
      for (int column = 0; column < columns; column++) {
        boolean possible = !taken[column] && mayBeNear(track, points, from + column, reach);
        cost[row * columns + column] =
            possible
                ? costOf(track, frame, points, from + column, reach)
                : Double.POSITIVE_INFINITY;
      }
    }
    solver.solve(cost, tracks.size(), columns, UNASSIGNED, columnOf);
    for (int row = 0; row < tracks.size(); row++) {
      columnOf[row] += columnOf[row] < 0 ? 0 : from;
    }
    return columnOf;
  }

  private static boolean continues(Track track, int strand) {
    return strand >= 0 && strand == track.strand;
  }

  /** Single views do not tell how deep a fish is by now. */
  private static boolean mayBeNear(Track track, PointColumns points, int point, double reach) {
    return points.nCameras()[point] == 1
        || Math.abs(points.x()[point] - track.filter.position(0)) <= reach;
  }

  private double costOf(Track track, long frame, PointColumns points, int point, double reach) {
    boolean single = points.nCameras()[point] == 1;
    if (single && !track.isConfirmed()) {
      return Double.POSITIVE_INFINITY;
    }
    double x = points.x()[point];
    double y = points.y()[point];
    double z = points.z()[point];
    double[] covariance = points.covariance();
    if (!single && track.distance(x, y, z) > reach) {
      return Double.POSITIVE_INFINITY;
    }
    double squared = track.filter.squaredDistance(x, y, z, covariance, 6 * point);
    if (!(squared < GATE)
        || (single
            && track.filter.displacement(x, y, z, covariance, 6 * point)
                > reach(frame - track.seenAt))) {
      return Double.POSITIVE_INFINITY;
    }
    return squared
        + track.filter.logSpread(covariance, 6 * point)
        + (single ? SINGLE_VIEW_COST : 0)
        - (continues(track, points.strand()[point]) ? SAME_STRAND : 0);
  }

  private double reach(long frames) {
    return config.maxDistance() * frames;
  }
}
