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
  private final ViewAssigner assigner;
  private final ViewStatistics statistics;
  private final Fits fits;
  private final Hypothesis expectedFirst;
  private final Hypothesis expectedSecond;
  private final List<Hypothesis> expected;
  private final List<Step> steps = new ArrayList<>();
  private final int[] seenFirst;
  private final int[] seenSecond;
  private final int[] changedFirst;
  private final int[] changedSecond;
  private final int[] doubtSlot = new int[MOST_DOUBTS];
  private final double[] doubtCost = new double[MOST_DOUBTS];

  /** A way for an explanation to go on. */
  record Step(Joint before, Optional<Hypothesis> first, Optional<Hypothesis> second, double cost) {}

  JointSteps(
      FrameViews views, PointFitter fitter, ViewAssigner assigner, ViewStatistics statistics) {
    this.views = views;
    this.assigner = assigner;
    this.statistics = statistics;
    fits = new Fits(fitter, views.slots());
    expectedFirst = new Hypothesis(views.slots());
    expectedSecond = new Hypothesis(views.slots());
    expected = List.of(expectedFirst, expectedSecond);
    seenFirst = new int[views.slots()];
    seenSecond = new int[views.slots()];
    changedFirst = new int[views.slots()];
    changedSecond = new int[views.slots()];
  }

  /** Begins a frame: the two may have all detections that no other strand has. */
  void begin(Strands strands, Encounter encounter, int frame) {
    fits.clear();
    steps.clear();
    views.load(frame);
    Arrays.fill(seenFirst, -1);
    Arrays.fill(seenSecond, -1);
    for (Hypothesis point : strands.at(frame)) {
      if (point.strand == encounter.first()) {
        System.arraycopy(point.view, 0, seenFirst, 0, seenFirst.length);
      } else if (point.strand == encounter.second()) {
        System.arraycopy(point.view, 0, seenSecond, 0, seenSecond.length);
      } else {
        point.take(views);
      }
    }
  }

  /** Adds the ways in which an explanation, predicted to this frame, may go on. */
  void add(Joint joint) {
    expectedFirst.moveTo(joint.first);
    expectedSecond.moveTo(joint.second);
    assigner.assign(expected);
    int[] first = expectedFirst.view;
    int[] second = expectedSecond.view;
    addBoth(joint, first, second);
    if (!isSeen(first, second) && !isSeen(second, first)) {
      addBoth(joint, seenFirst, seenSecond);
    }
    int doubts = listDoubts();
    for (int subset = 1; subset < 1 << doubts; subset++) {
      if (Integer.bitCount(subset) <= MOST_EXCHANGES) {
        addExchanged(joint, subset);
      }
    }
  }

  /** What was added, the likeliest first. */
  List<Step> likeliestFirst() {
    steps.sort(Comparator.comparingDouble(Step::cost));
    return steps;
  }

  private boolean isSeen(int[] first, int[] second) {
    return Arrays.equals(first, seenFirst) && Arrays.equals(second, seenSecond);
  }

  private void addBoth(Joint joint, int[] one, int[] other) {
    add(joint, one, other);
    add(joint, other, one);
  }

  /** Adds that the two exchange their expected views in those of the slots in doubt. */
  private void addExchanged(Joint joint, int subset) {
    System.arraycopy(expectedFirst.view, 0, changedFirst, 0, changedFirst.length);
    System.arraycopy(expectedSecond.view, 0, changedSecond, 0, changedSecond.length);
    for (int k = 0; subset >> k != 0; k++) {
      if ((subset >> k & 1) == 1) {
        int slot = doubtSlot[k];
        changedFirst[slot] = expectedSecond.view[slot];
        changedSecond[slot] = expectedFirst.view[slot];
      }
    }
    add(joint, changedFirst, changedSecond);
  }

  private void add(Joint joint, int[] first, int[] second) {
    Optional<Hypothesis> firstPoint = fits.of(first);
    Optional<Hypothesis> secondPoint = fits.of(second);
    double firstCost = cost(joint.first, firstPoint);
    double secondCost = cost(joint.second, secondPoint);
    steps.add(
        new Step(
            joint,
            firstCost < 0 ? firstPoint : Optional.empty(),
            secondCost < 0 ? secondPoint : Optional.empty(),
            joint.cost + Math.min(0, firstCost) + Math.min(0, secondCost)));
  }

  /** Lists the slots in which exchanging the expected views costs least; tells how many. */
  private int listDoubts() {
    int doubts = 0;
    for (int s = 0; s < views.slots(); s++) {
      if (expectedFirst.view[s] != expectedSecond.view[s]) {
        double cost = assigner.exchangeCost(expectedFirst, expectedSecond, s);
        if (cost < DOUBT) {
          doubts = insertDoubt(doubts, s, cost);
        }
      }
    }
    return doubts;
  }

  private int insertDoubt(int doubts, int slot, double cost) {
    int place = doubts;
    while (place > 0 && cost < doubtCost[place - 1]) {
      place--;
    }
    if (place == MOST_DOUBTS) {
      return doubts;
    }
    int moved = Math.min(doubts, MOST_DOUBTS - 1) - place;
    System.arraycopy(doubtSlot, place, doubtSlot, place + 1, moved);
    System.arraycopy(doubtCost, place, doubtCost, place + 1, moved);
    doubtSlot[place] = slot;
    doubtCost[place] = cost;
    return Math.min(doubts + 1, MOST_DOUBTS);
  }

  /** What a point costs more than not being seen; 0 when there is none. */
  private double cost(ConstantVelocityFilter filter, Optional<Hypothesis> seen) {
    if (seen.isEmpty()) {
      return 0;
    }
    Hypothesis point = seen.get();
    double sigma = statistics.sigmaPx();
    return point.squaredResidualPx / (sigma * sigma)
        + filter.squaredDistance(point.x, point.y, point.z, point.covariance, 0)
        + filter.logSpread(point.covariance, 0)
        - ViewAssigner.UNASSIGNED * point.viewCount;
  }
}
