package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.geometry.Triangulation;
import org.shoal.transforms.geometry.Triangulator;

/**
 * Places detections that no other camera shares on their rays, as far away as the scene is, and
 * says how uncertain that is: as much as it is far along the ray, by the pixel's scatter across it.
 */
final class SingleViews {
  private static final double LEAST_METRES = 0.1;

  private final CameraRig rig;
  private final FrameViews views;
  private final ViewStatistics statistics;
  private final double[] pixel = new double[2];
  private final double[] jacobian = new double[6];

  /** Where the scene is: the mean of the last points seen. */
  private final double[] centre = new double[3];

  SingleViews(CameraRig rig, FrameViews views, ViewStatistics statistics) {
    this.rig = rig;
    this.views = views;
    this.statistics = statistics;
    lookWhereCamerasLook();
  }

  /** Learns from a frame's points where the scene is. */
  void centreOn(List<Hypothesis> points) {
    if (points.isEmpty()) {
      return;
    }
    Arrays.fill(centre, 0);
    for (Hypothesis point : points) {
      centre[0] += point.x / points.size();
      centre[1] += point.y / points.size();
      centre[2] += point.z / points.size();
    }
  }

  /** The single views of a frame: all detections that no point has taken. */
  List<Hypothesis> remaining() {
    List<Hypothesis> singles = new ArrayList<>();
    for (int d = 0; d < views.size(); d++) {
      if (!views.taken[d]) {
        Hypothesis single = new Hypothesis(views.slots());
        single.see(views.slot[d], d);
        single.meanResidualPx = -1;
        if (place(single, d)) {
          singles.add(single);
        }
      }
    }
    return singles;
  }

  private boolean place(Hypothesis single, int detection) {
    double[] rays = views.rays;
    int at = 6 * detection;
    double reach = 0;
    for (int axis = 0; axis < 3; axis++) {
      reach += (centre[axis] - rays[at + axis]) * rays[at + 3 + axis];
    }
    reach = Math.max(LEAST_METRES, reach);
    single.moveTo(
        rays[at] + reach * rays[at + 3],
        rays[at + 1] + reach * rays[at + 4],
        rays[at + 2] + reach * rays[at + 5]);
    if (!rig.camera(views.camera[views.slot[detection]])
        .projectWithJacobian(single.x, single.y, single.z, pixel, jacobian)) {
      return false;
    }
    double squares = 0;
    for (double slope : jacobian) {
      squares += slope * slope;
    }
    double sigma = statistics.sigmaPx() / Math.sqrt(squares / 2);
    spread(single, rays, at + 3, sigma * sigma, Math.max(1, reach * reach));
    return Double.isFinite(sigma);
  }

  /** across (I - d dᵀ) + along d dᵀ. */
  private static void spread(
      Hypothesis single, double[] rays, int at, double across, double along) {
    int k = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        single.covariance[k++] =
            (i == j ? across : 0) + (along - across) * rays[at + i] * rays[at + j];
      }
    }
  }

  /** Before any point is seen: the point nearest to the cameras' axes, where they have one. */
  private void lookWhereCamerasLook() {
    double[] axes = new double[6 * rig.size()];
    double[] ones = new double[rig.size()];
    double[] ray = new double[6];
    int count = 0;
    for (int s = 0; s < rig.size(); s++) {
      int camera = views.camera[s];
      double u = (rig.camera(camera).width() - 1) / 2.0;
      double v = (rig.camera(camera).height() - 1) / 2.0;
      if (rig.camera(camera).cast(u, v, ray)) {
        System.arraycopy(ray, 0, axes, 6 * count, 6);
        ones[count++] = 1;
      }
    }
    Triangulation focus = new Triangulation();
    if (new Triangulator(rig).intersectRays(axes, ones, count, focus)) {
      centre[0] = focus.x;
      centre[1] = focus.y;
      centre[2] = focus.z;
      return;
    }
    // Parallel axes: a metre along the mean axis, which the spread along the ray makes harmless.
    for (int i = 0; i < 6 * count; i++) {
      centre[i % 3] += axes[i] / count;
    }
  }
}
