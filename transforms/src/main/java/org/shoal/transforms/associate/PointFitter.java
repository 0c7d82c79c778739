package org.shoal.transforms.associate;

import java.util.Arrays;
import org.shoal.transforms.geometry.CameraModel;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.geometry.Triangulation;
import org.shoal.transforms.geometry.Triangulator;

/** Puts a hypothesis where its views say, and judges it by all cameras. */
final class PointFitter {
  /** A point of two views has one degree of freedom, and a chance match is common. */
  private static final double PAIR_SIGMAS = 3;

  /** What a camera that should see the point and does not weighs against one that does. */
  private static final double MISS_PENALTY = 0.3;

  /** So much against two points being one is enough, whatever the other cameras see. */
  private static final double COUNTER_EVIDENCE = 4 * ViewAssigner.UNASSIGNED;

  private final CameraRig rig;
  private final AssociationConfig config;
  private final FrameViews views;
  private final ViewStatistics statistics;
  private final Triangulator triangulator;
  private final Triangulation point = new Triangulation();
  private final double[] pixel = new double[2];
  private final int[] cameras;
  private final int[] slots;
  private final double[] rays;
  private final double[] pixels;
  private final double[] weights;

  PointFitter(
      CameraRig rig, AssociationConfig config, FrameViews views, ViewStatistics statistics) {
    this.rig = rig;
    this.config = config;
    this.views = views;
    this.statistics = statistics;
    triangulator = new Triangulator(rig);
    cameras = new int[views.slots()];
    slots = new int[views.slots()];
    rays = new double[6 * views.slots()];
    pixels = new double[2 * views.slots()];
    weights = new double[views.slots()];
  }

  /**
   * Triangulates from all views and drops the worst view until all agree.
   *
   * @return false when too few views are left or there is no such point
   */
  boolean fit(Hypothesis hypothesis) {
    while (hypothesis.viewCount >= config.minCameras()) {
      int count = collect(hypothesis);
      if (!triangulator.triangulateRays(rays, cameras, pixels, weights, count, point)) {
        return false;
      }
      int worst = 0;
      for (int i = 1; i < count; i++) {
        if (point.residualsPx[i] > point.residualsPx[worst]) {
          worst = i;
        }
      }
      if (point.residualsPx[worst] <= gatePx(count)) {
        double sigma = statistics.sigmaPx();
        hypothesis.moveTo(point, sigma * sigma);
        return true;
      }
      hypothesis.see(slots[worst], -1);
    }
    return false;
  }

  private double gatePx(int count) {
    double gate = statistics.inlierGatePx();
    return count > 2 ? gate : Math.min(gate, PAIR_SIGMAS * statistics.sigmaPx());
  }

  /** Lists the views; weights are scaled to a mean of 1, so that the covariance keeps its size. */
  private int collect(Hypothesis hypothesis) {
    int count = 0;
    double total = 0;
    for (int s = 0; s < hypothesis.view.length; s++) {
      int detection = hypothesis.view[s];
      if (detection >= 0) {
        slots[count] = s;
        cameras[count] = views.camera[s];
        System.arraycopy(views.rays, 6 * detection, rays, 6 * count, 6);
        pixels[2 * count] = views.u[detection];
        pixels[2 * count + 1] = views.v[detection];
        weights[count] = views.weight[detection];
        total += weights[count++];
      }
    }
    for (int i = 0; i < count; i++) {
      weights[i] *= count / total;
    }
    return count;
  }

  /**
   * Takes in each camera the nearest detection that is free and within the threshold, if there is
   * one, sets how well they support the hypothesis, and judges it.
   */
  void gather(Hypothesis hypothesis) {
    double threshold = config.reprojectionThreshold();
    hypothesis.clearViews();
    hypothesis.support = 0;
    beginJudgement(hypothesis);
    for (int s = 0; s < views.slots(); s++) {
      if (seeks(hypothesis, s, threshold) && project(hypothesis, s)) {
        int detection = nearest(s, threshold, true);
        if (detection >= 0) {
          double residual = distance(detection) / threshold;
          hypothesis.see(s, detection);
          hypothesis.support += views.weight[detection] * (1 - residual * residual);
        } else {
          judge(hypothesis, s);
        }
      }
    }
    hypothesis.inView += hypothesis.viewCount;
  }

  /**
   * Adds free detections that a fitted hypothesis explains in cameras where it has no view, fits
   * again with them, and judges it.
   */
  void complete(Hypothesis hypothesis) {
    int before = hypothesis.viewCount;
    double gate = statistics.inlierGatePx();
    beginJudgement(hypothesis);
    for (int s = 0; s < views.slots(); s++) {
      if (hypothesis.view[s] < 0 && seeks(hypothesis, s, gate) && project(hypothesis, s)) {
        hypothesis.see(s, nearest(s, gate, true));
        if (hypothesis.view[s] < 0) {
          judge(hypothesis, s);
        }
      }
    }
    hypothesis.inView += before;
    if (hypothesis.viewCount > before) {
      fit(hypothesis);
      judge(hypothesis);
    }
  }

  /**
   * Compares the hypothesis with all cameras: sets its contradiction, which cameras miss it, and in
   * how many it is in view.
   */
  void judge(Hypothesis hypothesis) {
    beginJudgement(hypothesis);
    for (int s = 0; s < views.slots(); s++) {
      if (hypothesis.view[s] < 0 && seeks(hypothesis, s, 0) && project(hypothesis, s)) {
        judge(hypothesis, s);
      }
    }
    hypothesis.inView += hypothesis.viewCount;
  }

  private static void beginJudgement(Hypothesis hypothesis) {
    hypothesis.contradiction = 0;
    hypothesis.inView = 0;
    Arrays.fill(hypothesis.missed, false);
  }

  /** Compares the hypothesis, projected, with a camera that has no view of it. */
  private void judge(Hypothesis hypothesis, int s) {
    if (looksAt(s)) {
      hypothesis.inView++;
      if (shouldSee(s)) {
        hypothesis.missed[s] = true;
        hypothesis.contradiction += statistics.rate(s);
      }
    }
  }

  /** How good a gathered and judged hypothesis is: its support, less what contradicts it. */
  double score(Hypothesis hypothesis) {
    return hypothesis.support - MISS_PENALTY * hypothesis.contradiction;
  }

  /**
   * Whether a judged point found without a seed is to be believed: cameras that should see it and
   * do not must not outweigh those that do, and two views are weak evidence.
   *
   * @param acceptedBefore number of points already accepted in the frame
   */
  boolean isSupported(Hypothesis hypothesis, int acceptedBefore) {
    if (hypothesis.viewCount > 2) {
      return hypothesis.contradiction <= hypothesis.viewCount;
    }
    boolean expected = config.expectedCount() == 0 || acceptedBefore < config.expectedCount();
    return expected && hypothesis.contradiction <= 1;
  }

  /** Whether a judged point that continues a seed is to be believed. */
  boolean isContinued(Hypothesis hypothesis) {
    return hypothesis.contradiction <= (hypothesis.viewCount > 2 ? 2 : 1) * hypothesis.viewCount;
  }

  /**
   * Whether two points are more likely one whose views were split among them: by the odds that each
   * camera which sees one of them misses the other, against what it costs that it sees something
   * else, because it sees both or what it sees is too far from the other.
   */
  boolean isSplit(Hypothesis one, Hypothesis other) {
    double against = 0;
    double inFavour = 0;
    for (int s = 0; s < views.slots() && against < COUNTER_EVIDENCE; s++) {
      boolean oneSeen = one.view[s] >= 0;
      boolean otherSeen = other.view[s] >= 0;
      if (oneSeen && otherSeen) {
        against += ViewAssigner.UNASSIGNED;
      } else if (oneSeen || otherSeen) {
        double cost =
            oneSeen ? splitEvidence(other, one.view[s]) : splitEvidence(one, other.view[s]);
        against += Math.max(0, cost);
        inFavour += Math.max(0, -cost);
      }
    }
    return against < COUNTER_EVIDENCE && against < inFavour;
  }

  /** What it costs that a detection is another point's view more than that it is of the unseen. */
  private double splitEvidence(Hypothesis unseen, int detection) {
    int s = views.slot[detection];
    if (!isNear(unseen, detection)) {
      return ViewAssigner.UNASSIGNED;
    }
    return looksAt(s) ? -statistics.missCost(s) : 0;
  }

  /** Whether a detection is a possible view of the hypothesis. */
  boolean isNear(Hypothesis hypothesis, int detection) {
    return project(hypothesis, views.slot[detection])
        && distance(detection) <= config.reprojectionThreshold();
  }

  /** Tells the statistics how an accepted hypothesis, which is judged, was seen. */
  void learn(Hypothesis hypothesis) {
    statistics.addResiduals(hypothesis.squaredResidualPx, hypothesis.viewCount);
    for (int s = 0; s < views.slots(); s++) {
      if (hypothesis.view[s] >= 0 || hypothesis.missed[s]) {
        statistics.addOutcome(s, !hypothesis.missed[s]);
      }
    }
  }

  private boolean looksAt(int s) {
    return views.looked[s] && rig.camera(views.camera[s]).isInside(pixel[0], pixel[1]);
  }

  /** In the picture, off its border, and not hidden behind another detection nearby. */
  private boolean shouldSee(int s) {
    double margin = statistics.inlierGatePx();
    CameraModel camera = rig.camera(views.camera[s]);
    return views.looked[s]
        && camera.isInside(pixel[0] - margin, pixel[1] - margin)
        && camera.isInside(pixel[0] + margin, pixel[1] + margin)
        && nearest(s, config.reprojectionThreshold(), false) < 0;
  }

  /**
   * False when a slot's camera surely has neither the hypothesis in view nor a detection near it.
   */
  private boolean seeks(Hypothesis hypothesis, int s, double gatePx) {
    return !views.isOutOfView(s, hypothesis.x, hypothesis.y, hypothesis.z, 0, gatePx);
  }

  private boolean project(Hypothesis hypothesis, int s) {
    return rig.camera(views.camera[s]).project(hypothesis.x, hypothesis.y, hypothesis.z, pixel);
  }

  /** A slot's detection nearest to the projection; detections are in ascending u. */
  private int nearest(int s, double gatePx, boolean freeOnly) {
    int best = -1;
    double bestDistance = gatePx;
    int end = views.start[s + 1];
    for (int d = views.firstFrom(s, pixel[0] - gatePx); d < end; d++) {
      if (views.u[d] - pixel[0] > gatePx) {
        break;
      }
      if (freeOnly && views.taken[d]) {
        continue;
      }
      double distance = distance(d);
      if (distance <= bestDistance) {
        best = d;
        bestDistance = distance;
      }
    }
    return best;
  }

  private double distance(int detection) {
    double du = views.u[detection] - pixel[0];
    double dv = views.v[detection] - pixel[1];
    return Math.sqrt(du * du + dv * dv);
  }
}
