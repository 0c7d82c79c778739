package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/**
 * The ways in which explanations of two strands that meet may go on by a frame: each strand takes
 * the views that its filter expects; or the other's; or those that it had already; or it exchanges
 * with the other its views in the cameras where that hardly costs anything.
 */
final class JointSteps {
  /** In how many cameras views are exchanged that are in doubt. */
  private static final int MOST_DOUBTS = 3;

  /** How many of them at a time. */
  private static final int MOST_EXCHANGES = 2;

  /** What an exchange may cost where views are in doubt. */
  private static final double DOUBT = 10;

  private final FrameViews views;
  private final PointFitter fitter;
  private final ViewAssigner assigner;
  private final ViewStatistics statistics;
  private final Hypothesis expectedFirst;
  private final Hypothesis expectedSecond;
  private final List<Fit> fits = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private int[] seenFirst = new int[0];
  private int[] seenSecond = new int[0];

  /** A way for an explanation to go on. */
  record Step(Joint before, Optional<Hypothesis> first, Optional<Hypothesis> second, double cost) {}

  private record Fit(int[] view, Optional<Hypothesis> point) {}

  private record Doubt(int slot, double cost) {}

  JointSteps(
      FrameViews views, PointFitter fitter, ViewAssigner assigner, ViewStatistics statistics) {
    this.views = views;
    this.fitter = fitter;
    this.assigner = assigner;
    this.statistics = statistics;
    expectedFirst = new Hypothesis(views.slots());
    expectedSecond = new Hypothesis(views.slots());
  }

  /** Begins a frame: the two may have all detections that no other strand has. */
  void begin(Strands strands, Encounter encounter, int frame) {
    fits.clear();
    steps.clear();
    views.load(frame);
    for (Hypothesis point : strands.at(frame)) {
      if (point.strand != encounter.first() && point.strand != encounter.second()) {
        point.take(views);
      }
    }
    seenFirst = viewsOf(strands.at(frame, encounter.first()));
    seenSecond = viewsOf(strands.at(frame, encounter.second()));
  }

  /** Adds the ways in which an explanation, predicted to this frame, may go on. */
  void add(Joint joint) {
    expect(expectedFirst, joint.first);
    expect(expectedSecond, joint.second);
    assigner.assign(List.of(expectedFirst, expectedSecond));
    int[] first = expectedFirst.view.clone();
    int[] second = expectedSecond.view.clone();
    addBoth(joint, first, second);
    if (!isSeen(first, second) && !isSeen(second, first)) {
      addBoth(joint, seenFirst, seenSecond);
    }
    List<Doubt> doubts = doubts(first, second);
    for (int subset = 1; subset < 1 << doubts.size(); subset++) {
      if (Integer.bitCount(subset) <= MOST_EXCHANGES) {
        addExchanged(joint, first, second, doubts, subset);
      }
    }
  }

  /** What was added, the likeliest first. */
  List<Step> likeliestFirst() {
    steps.sort(Comparator.comparingDouble(Step::cost));
    return steps;
  }

  private int[] viewsOf(Optional<Hypothesis> point) {
    int[] none = new int[views.slots()];
    Arrays.fill(none, -1);
    return point.map(p -> p.view).orElse(none);
  }

  private boolean isSeen(int[] first, int[] second) {
    return Arrays.equals(first, seenFirst) && Arrays.equals(second, seenSecond);
  }

  private static void expect(Hypothesis expected, ConstantVelocityFilter filter) {
    expected.moveTo(filter.position(0), filter.position(1), filter.position(2));
    for (int k = 0; k < 6; k++) {
      expected.covariance[k] = filter.positionCovariance(k);
    }
  }

  private void addBoth(Joint joint, int[] one, int[] other) {
    add(joint, one, other);
    add(joint, other, one);
  }

  private void addExchanged(
      Joint joint, int[] first, int[] second, List<Doubt> doubts, int subset) {
    int[] changedFirst = first.clone();
    int[] changedSecond = second.clone();
    for (int k = 0; k < doubts.size(); k++) {
      if ((subset >> k & 1) == 1) {
        int slot = doubts.get(k).slot;
        changedFirst[slot] = second[slot];
        changedSecond[slot] = first[slot];
      }
    }
    add(joint, changedFirst, changedSecond);
  }

  private void add(Joint joint, int[] first, int[] second) {
    Optional<Hypothesis> firstPoint = fit(first);
    Optional<Hypothesis> secondPoint = fit(second);
    double firstCost = firstPoint.map(point -> cost(joint.first, point)).orElse(0.0);
    double secondCost = secondPoint.map(point -> cost(joint.second, point)).orElse(0.0);
    steps.add(
        new Step(
            joint,
            firstPoint.filter(point -> firstCost < 0),
            secondPoint.filter(point -> secondCost < 0),
            joint.cost + Math.min(0, firstCost) + Math.min(0, secondCost)));
  }

  /** The slots in which exchanging the views costs least. */
  private List<Doubt> doubts(int[] first, int[] second) {
    List<Doubt> doubts = new ArrayList<>();
    for (int s = 0; s < views.slots(); s++) {
      if (first[s] != second[s]) {
        double exchanged =
            assigner.cost(expectedFirst, s, second[s]) + assigner.cost(expectedSecond, s, first[s]);
        double kept =
            assigner.cost(expectedFirst, s, first[s]) + assigner.cost(expectedSecond, s, second[s]);
        if (exchanged - kept < DOUBT) {
          doubts.add(new Doubt(s, exchanged - kept));
        }
      }
    }
    doubts.sort(Comparator.comparingDouble(Doubt::cost));
    return doubts.subList(0, Math.min(MOST_DOUBTS, doubts.size()));
  }

  /** The point of views, which many explanations share. */
  private Optional<Hypothesis> fit(int[] view) {
    for (Fit fit : fits) {
      if (Arrays.equals(fit.view, view)) {
        return fit.point;
      }
    }
    Hypothesis point = new Hypothesis(views.slots());
    for (int s = 0; s < view.length; s++) {
      point.see(s, view[s]);
    }
    Fit fit = new Fit(view, fitter.fit(point) ? Optional.of(point) : Optional.empty());
    fits.add(fit);
    return fit.point;
  }

  /** What a point costs more than not being seen. */
  private double cost(ConstantVelocityFilter filter, Hypothesis point) {
    double sigma = statistics.sigmaPx();
    return point.squaredResidualPx / (sigma * sigma)
        + filter.squaredDistance(point.x, point.y, point.z, point.covariance, 0)
        + filter.logSpread(point.covariance, 0)
        - ViewAssigner.UNASSIGNED * point.viewCount;
  }
}
