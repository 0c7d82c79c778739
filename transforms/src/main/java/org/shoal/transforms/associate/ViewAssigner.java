package org.shoal.transforms.associate;

import java.util.Arrays;
import java.util.List;
import org.shoal.transforms.assignment.AssignmentSolver;
import org.shoal.transforms.geometry.CameraRig;

/**
 * Shares out the detections of a frame among points whose positions are roughly known: one
 * assignment problem a camera, by the squared Mahalanobis distance between a detection and the
 * point's projection, whose spread is that of the position seen through the camera and that of the
 * detection; plus the logarithm of that spread, so that a vaguely known point takes nothing from a
 * well known one.
 */
final class ViewAssigner {
  /** Chi-squared of 2 degrees of freedom, exceeded once in 100,000 times. */
  private static final double GATE = 23.03;

  /**
   * What it costs that a point is missed: what its view would, were it of a false positive, by the
   * odds of either (a tenth to a fifth are missed, false positives are one in a million square
   * pixels or so). A point with a view at hand is not pushed to a worse one for another's sake.
   */
  static final double UNASSIGNED = 26;

  private final CameraRig rig;
  private final FrameViews views;
  private final ViewStatistics statistics;
  private final AssignmentSolver solver = new AssignmentSolver();
  private final double[] pixel = new double[2];
  private final double[] jacobian = new double[6];
  private double uu;
  private double uv;
  private double vv;
  private double perDeterminant;
  private double logSpread;
  private double[] cost = new double[0];
  private int[] columnOf = new int[0];

  ViewAssigner(CameraRig rig, FrameViews views, ViewStatistics statistics) {
    this.rig = rig;
    this.views = views;
    this.statistics = statistics;
  }

  /** Sets the views of all hypotheses, among those free, from their positions and covariances. */
  void assign(List<Hypothesis> hypotheses) {
    int rows = hypotheses.size();
    if (columnOf.length < rows) {
      columnOf = new int[rows];
    }
    for (Hypothesis hypothesis : hypotheses) {
      hypothesis.clearViews();
    }
    for (int s = 0; s < views.slots(); s++) {
      int columns = views.start[s + 1] - views.start[s];
      if (columns == 0) {
        continue;
      }
      if (cost.length < rows * columns) {
        cost = new double[rows * columns];
      }
      for (int row = 0; row < rows; row++) {
        fillRow(hypotheses.get(row), s, row * columns);
      }
      solver.solve(cost, rows, columns, UNASSIGNED, columnOf);
      for (int row = 0; row < rows; row++) {
        hypotheses.get(row).see(s, columnOf[row] < 0 ? -1 : views.start[s] + columnOf[row]);
      }
    }
  }

  /** What it costs more if two hypotheses exchange their views of a slot, of which there is one. */
  double exchangeCost(Hypothesis one, Hypothesis other, int s) {
    return preference(one, s, one.view[s], other.view[s])
        + preference(other, s, other.view[s], one.view[s]);
  }

  /**
   * What it costs a hypothesis more to have another view of a slot than its own, either may be -1.
   */
  private double preference(Hypothesis h, int s, int own, int another) {
    if (!project(h, s)) {
      return Double.POSITIVE_INFINITY;
    }
    return (another < 0 ? UNASSIGNED : costOf(another)) - (own < 0 ? UNASSIGNED : costOf(own));
  }

  private void fillRow(Hypothesis h, int s, int at) {
    int from = views.start[s];
    int to = views.start[s + 1];
    if (!project(h, s)) {
      Arrays.fill(cost, at, at + to - from, Double.POSITIVE_INFINITY);
      return;
    }
    double farthest = GATE * uu;
    double most = GATE + logSpread;
    for (int d = from; d < to; d++) {
      double du = views.u[d] - pixel[0];
      // The distance is never less than in u alone.
      boolean possible = du * du < farthest && !views.taken[d];
      double costOf = possible ? costOf(d) : Double.POSITIVE_INFINITY;
      cost[at + d - from] = costOf < most ? costOf : Double.POSITIVE_INFINITY;
    }
  }

  /** Where a slot's camera sees the hypothesis, and how uncertain that is. */
  private boolean project(Hypothesis h, int s) {
    if (!rig.camera(views.camera[s]).projectWithJacobian(h.x, h.y, h.z, pixel, jacobian)) {
      return false;
    }
    double noise = statistics.sigmaPx() * statistics.sigmaPx();
    uu = spread(h.covariance, 0, 0) + noise;
    uv = spread(h.covariance, 0, 3);
    vv = spread(h.covariance, 3, 3) + noise;
    double determinant = uu * vv - uv * uv;
    perDeterminant = 1 / determinant;
    logSpread = Math.log(determinant / (noise * noise));
    return true;
  }

  private double costOf(int detection) {
    double du = views.u[detection] - pixel[0];
    double dv = views.v[detection] - pixel[1];
    return (vv * du * du - 2 * uv * du * dv + uu * dv * dv) * perDeterminant + logSpread;
  }

  /** One element of J P Jᵀ: the rows of the Jacobian that start at a and at b. */
  private double spread(double[] p, int a, int b) {
    double x = jacobian[b];
    double y = jacobian[b + 1];
    double z = jacobian[b + 2];
    return jacobian[a] * (p[0] * x + p[1] * y + p[2] * z)
        + jacobian[a + 1] * (p[1] * x + p[3] * y + p[4] * z)
        + jacobian[a + 2] * (p[2] * x + p[4] * y + p[5] * z);
  }
}
