package org.shoal.transforms.associate;

import java.util.Arrays;
import java.util.List;
import org.shoal.transforms.assignment.SparseAssignment;
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
  private final SparseAssignment problem = new SparseAssignment();
  private final double[] pixel = new double[2];
  private final double[] jacobian = new double[6];
  private double uu;
  private double uv;
  private double vv;
  private double perDeterminant;
  private double logSpread;

  /** Each row's view, and how far from where it is expected a hypothesis may be, metres. */
  private int[] viewOf = new int[0];

  private double[] reach = new double[0];

  /** How far a detection may be from the view of where a hypothesis is, pixels. */
  private double gatePx;

  /** Whether somebody likes a detection best. */
  private boolean[] liked = new boolean[0];

  /** The possible views of all rows in a slot. */
  private int[] pairRow = new int[16];

  private int[] pairView = new int[16];
  private double[] pairCost = new double[16];
  private int pairs;

  ViewAssigner(CameraRig rig, FrameViews views, ViewStatistics statistics) {
    this.rig = rig;
    this.views = views;
    this.statistics = statistics;
  }

  /** Sets the views of all hypotheses, among those free, from their positions and covariances. */
  void assign(List<Hypothesis> hypotheses) {
    int rows = hypotheses.size();
    prepare(hypotheses);
    for (int s = 0; s < views.slots(); s++) {
      if (views.start[s] == views.start[s + 1]) {
        continue;
      }
      pairs = 0;
      boolean unlike = true;
      for (int row = 0; row < rows; row++) {
        unlike &= addPairs(hypotheses.get(row), row, s);
      }
      if (!unlike) {
        solve(rows, s);
      }
      for (int row = 0; row < rows; row++) {
        hypotheses.get(row).see(s, viewOf[row]);
      }
    }
  }

  private void prepare(List<Hypothesis> hypotheses) {
    int rows = hypotheses.size();
    if (viewOf.length < rows) {
      viewOf = new int[rows];
      reach = new double[rows];
    }
    if (liked.length < views.size()) {
      liked = new boolean[2 * views.size()];
    }
    Arrays.fill(liked, 0, views.size(), false);
    for (int row = 0; row < rows; row++) {
      Hypothesis h = hypotheses.get(row);
      h.clearViews();
      reach[row] = Math.sqrt(GATE * (h.covariance[0] + h.covariance[3] + h.covariance[5]));
    }
    gatePx = Math.sqrt(GATE) * statistics.sigmaPx();
  }

  /** The assignment problem of a slot in which several like the same detection best. */
  private void solve(int rows, int s) {
    problem.start(rows, views.start[s + 1] - views.start[s]);
    for (int pair = 0; pair < pairs; pair++) {
      problem.allow(pairRow[pair], pairView[pair] - views.start[s], pairCost[pair]);
    }
    problem.solve(UNASSIGNED, viewOf);
    for (int row = 0; row < rows; row++) {
      viewOf[row] += viewOf[row] < 0 ? 0 : views.start[s];
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

  /**
   * Lists the possible views of a hypothesis in a slot, and takes the best, if it is worth it, for
   * its view.
   *
   * @return whether nobody else likes that best
   */
  private boolean addPairs(Hypothesis h, int row, int s) {
    viewOf[row] = -1;
    if (views.isOutOfView(s, h.x, h.y, h.z, reach[row], gatePx) || !project(h, s)) {
      return true;
    }
    // The distance is never less than in u alone.
    double farthest = Math.sqrt(GATE * uu);
    double most = GATE + logSpread;
    double best = UNASSIGNED;
    int end = views.start[s + 1];
    for (int d = views.firstFrom(s, pixel[0] - farthest); d < end; d++) {
      if (views.u[d] - pixel[0] > farthest) {
        break;
      }
      double cost = views.taken[d] ? most : costOf(d);
      if (cost < most) {
        addPair(row, d, cost);
        if (cost < best) {
          best = cost;
          viewOf[row] = d;
        }
      }
    }
    return viewOf[row] < 0 || isFirstToLike(viewOf[row]);
  }

  private boolean isFirstToLike(int detection) {
    boolean first = !liked[detection];
    liked[detection] = true;
    return first;
  }

  private void addPair(int row, int detection, double cost) {
    if (pairs == pairRow.length) {
      pairRow = Arrays.copyOf(pairRow, 2 * pairs);
      pairView = Arrays.copyOf(pairView, 2 * pairs);
      pairCost = Arrays.copyOf(pairCost, 2 * pairs);
    }
    pairRow[pairs] = row;
    pairView[pairs] = detection;
    pairCost[pairs++] = cost;
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
