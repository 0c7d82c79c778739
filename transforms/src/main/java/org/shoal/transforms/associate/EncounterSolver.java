package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/**
 * Decides whose views are whose while two strands meet, over all frames of their encounter at once:
 * several explanations are followed side by side, each with motion filters and views of its own,
 * and the likeliest is taken when the two are apart again (multiple hypothesis tracking with a
 * bounded number of hypotheses: Reid 1979, "An Algorithm for Tracking Multiple Targets"; Cox and
 * Hingorani 1996).
 *
 * <p>An explanation costs its views' squared residuals in the image, how far its points are from
 * where its filters expect them, and what every detection costs that stays without a point.
 */
final class EncounterSolver {
  /** Frames before and after an encounter in which the two are clearly apart. */
  private static final int MARGIN = 6;

  /** Frames before those that tell the velocities. */
  private static final int WARM_UP = 10;

  /** How many explanations are followed. */
  private static final int BEAM = 12;

  /** What costs that much more than the best is given up. */
  private static final double HOPELESS = 60;

  /**
   * How restless fish are, compared with what gates allow for. On a simulated tank 0.65 is the
   * likeliest (the maximum-likelihood noise that smoothing estimates is 0.42 of the gates', and
   * this is its square root).
   */
  private static final double RESTLESSNESS = 0.65;

  private final double accelerationSigma;
  private final double speedSigma;
  private final Strands strands;
  private final JointSteps steps;

  EncounterSolver(AssociationConfig config, Strands strands, JointSteps steps) {
    accelerationSigma = RESTLESSNESS * config.accelerationSigma();
    speedSigma = config.speedSigma();
    this.strands = strands;
    this.steps = steps;
  }

  /** Goes through all encounters in order of their ends and gives strands their points anew. */
  void solveAll() {
    List<Encounter> encounters = Encounter.all(strands);
    int next = 0;
    while (next < encounters.size()) {
      Encounter encounter = encounters.get(next++);
      if (solve(encounter)) {
        encounters = Encounter.all(strands);
        next = 0;
        while (next < encounters.size()
            && Encounter.BY_END.compare(encounters.get(next), encounter) <= 0) {
          next++;
        }
      }
    }
  }

  /**
   * Solves an encounter, if enough is known of the time before.
   *
   * @return whether what follows it was exchanged
   */
  private boolean solve(Encounter encounter) {
    int start = encounter.from() - MARGIN;
    int end = Math.min(strands.frames() - 1, encounter.to() + MARGIN);
    Joint joint = new Joint();
    if (!warmUp(joint.first, encounter.first(), start)
        || !warmUp(joint.second, encounter.second(), start)) {
      return false;
    }
    List<Joint> beam = List.of(joint);
    for (int frame = start; frame <= end; frame++) {
      steps.begin(strands, encounter, frame);
      for (Joint explanation : beam) {
        explanation.predict(accelerationSigma);
        steps.add(explanation);
      }
      beam = take(steps.likeliestFirst());
    }
    return accept(path(beam.get(0), end - start + 1), encounter, start, end);
  }

  /** Starts a filter with a strand's points before a frame; false when they are too few. */
  private boolean warmUp(ConstantVelocityFilter filter, int strand, int end) {
    int seen = 0;
    for (int frame = Math.max(0, end - WARM_UP); frame < end; frame++) {
      if (seen > 0) {
        filter.predict(accelerationSigma);
      }
      Optional<Hypothesis> found = strands.at(frame, strand);
      if (found.isPresent()) {
        Hypothesis point = found.get();
        if (seen++ > 0) {
          filter.update(point.x, point.y, point.z, point.covariance, 0);
        } else {
          filter.start(point.x, point.y, point.z, point.covariance, 0, speedSigma);
        }
      }
    }
    return seen > 1;
  }

  /** The best steps, made, of which no two lead to the same. */
  private static List<Joint> take(List<JointSteps.Step> likeliestFirst) {
    List<Joint> beam = new ArrayList<>();
    double hopeless = likeliestFirst.get(0).cost() + HOPELESS;
    for (JointSteps.Step step : likeliestFirst) {
      if (beam.size() == BEAM || step.cost() > hopeless) {
        break;
      }
      Joint joint = new Joint(step.before(), step.first(), step.second(), step.cost());
      if (beam.stream().noneMatch(joint::isLike)) {
        beam.add(joint);
      }
    }
    return beam;
  }

  /** An explanation's last frames, in their order. */
  private static List<Joint> path(Joint last, int frames) {
    List<Joint> path = new ArrayList<>();
    Optional<Joint> joint = Optional.of(last);
    while (path.size() < frames && joint.isPresent()) {
      path.add(0, joint.get());
      joint = joint.get().before;
    }
    return path;
  }

  /** Gives the strands the points of an explanation. */
  private boolean accept(List<Joint> path, Encounter encounter, int start, int end) {
    int kept = 0;
    int exchanged = 0;
    for (int frame = start; frame <= end; frame++) {
      Joint joint = path.get(frame - start);
      if (frame > encounter.to()) {
        Optional<Hypothesis> first = strands.at(frame, encounter.first());
        Optional<Hypothesis> second = strands.at(frame, encounter.second());
        kept += common(joint.firstPoint, first) + common(joint.secondPoint, second);
        exchanged += common(joint.firstPoint, second) + common(joint.secondPoint, first);
      }
      strands.replace(frame, encounter.first(), joint.firstPoint);
      strands.replace(frame, encounter.second(), joint.secondPoint);
    }
    if (exchanged > kept) {
      strands.exchangeAfter(end, encounter.first(), encounter.second());
    }
    return exchanged > kept;
  }

  /** In how many cameras two points have the same view. */
  private static int common(Optional<Hypothesis> one, Optional<Hypothesis> other) {
    int count = 0;
    if (one.isPresent() && other.isPresent()) {
      for (int s = 0; s < one.get().view.length; s++) {
        int detection = one.get().view[s];
        count += detection >= 0 && detection == other.get().view[s] ? 1 : 0;
      }
    }
    return count;
  }
}
