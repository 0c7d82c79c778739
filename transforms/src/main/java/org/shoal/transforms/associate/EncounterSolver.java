package org.shoal.transforms.associate;

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

  /** How many explanations are followed, unless that is too much work. */
  private static final int BEAM = 12;

  /** Fewer than these tell nothing. */
  private static final int NARROWEST_BEAM = 3;

  /**
   * How many explanations are followed for a frame, at most, for every point of the window, so that
   * a crowd takes no more time than in proportion to its number. A tank of lively fish takes 0.1.
   */
  private static final double MOST_WORK = 1;

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
  private final Beam beam = new Beam(BEAM);
  private long followed;

  EncounterSolver(AssociationConfig config, Strands strands, JointSteps steps) {
    accelerationSigma = RESTLESSNESS * config.accelerationSigma();
    speedSigma = config.speedSigma();
    this.strands = strands;
    this.steps = steps;
  }

  /** How many explanations were followed, each frame of each counted. */
  long followed() {
    return followed;
  }

  /**
   * Goes through all encounters in order of their ends and gives strands their points anew. Where
   * that is too much work, encounters are followed less broadly, and the last ones stay as they
   * were found frame by frame.
   */
  void solveAll() {
    List<Encounter> encounters = Encounter.all(strands);
    double work = MOST_WORK * strands.points();
    int width = affordableWidth(encounters, work);
    int next = 0;
    while (next < encounters.size()) {
      Encounter encounter = encounters.get(next++);
      work -= (double) width * frames(encounter);
      if (work >= 0 && solve(encounter, width)) {
        encounters = Encounter.all(strands);
        next = 0;
        while (next < encounters.size()
            && Encounter.BY_END.compare(encounters.get(next), encounter) <= 0) {
          next++;
        }
      }
    }
  }

  private static int affordableWidth(List<Encounter> encounters, double work) {
    long frames = encounters.stream().mapToLong(EncounterSolver::frames).sum();
    return (int) Math.max(NARROWEST_BEAM, Math.min(BEAM, work / Math.max(1, frames)));
  }

  private static int frames(Encounter encounter) {
    return encounter.to() - encounter.from() + 1 + 2 * MARGIN;
  }

  /**
   * Solves an encounter, if enough is known of the time before.
   *
   * @return whether what follows it was exchanged
   */
  private boolean solve(Encounter encounter, int width) {
    int start = encounter.from() - MARGIN;
    int end = Math.min(strands.frames() - 1, encounter.to() + MARGIN);
    Joint known = beam.begin();
    if (!warmUp(known.first, encounter.first(), start)
        || !warmUp(known.second, encounter.second(), start)) {
      return false;
    }
    for (int frame = start; frame <= end; frame++) {
      steps.begin(strands, encounter, frame);
      followed += beam.size();
      for (int i = 0; i < beam.size(); i++) {
        beam.joint(i).predict(accelerationSigma);
        steps.add(beam.joint(i));
      }
      beam.follow(steps.likeliestFirst(), width);
    }
    return accept(beam.joint(0).backwards(), encounter, end);
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

  /** Gives the strands the points of an explanation, from its last frame back to its first. */
  private boolean accept(List<Joint.Frame> backwards, Encounter encounter, int end) {
    int kept = 0;
    int exchanged = 0;
    int frame = end;
    for (Joint.Frame solved : backwards) {
      if (frame > encounter.to()) {
        Optional<Hypothesis> first = strands.at(frame, encounter.first());
        Optional<Hypothesis> second = strands.at(frame, encounter.second());
        kept += common(solved.first(), first) + common(solved.second(), second);
        exchanged += common(solved.first(), second) + common(solved.second(), first);
      }
      strands.replace(frame, encounter.first(), solved.first());
      strands.replace(frame, encounter.second(), solved.second());
      frame--;
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
