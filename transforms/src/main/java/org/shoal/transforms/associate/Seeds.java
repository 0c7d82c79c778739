package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** Where the points of the frames before are expected next, within one window. */
final class Seeds {
  /** Chi-squared of 3 degrees of freedom, exceeded once in 100,000 times. */
  private static final double GATE = 25.9;

  private final AssociationConfig config;
  private final List<Seed> seeds = new ArrayList<>();
  private final ConstantVelocityFilter loose = new ConstantVelocityFilter();
  private int strands;

  private static final class Seed {
    final ConstantVelocityFilter filter = new ConstantVelocityFilter();
    final int strand;
    int misses;

    Seed(int strand) {
      this.strand = strand;
    }
  }

  Seeds(AssociationConfig config) {
    this.config = config;
  }

  /** Advances all seeds by a frame and makes a hypothesis without views of each. */
  List<Hypothesis> predict(int slots) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      Seed seed = seeds.get(i);
      seed.filter.predict(config.accelerationSigma());
      Hypothesis hypothesis = new Hypothesis(slots);
      hypothesis.seed = i;
      hypothesis.moveTo(seed.filter);
      hypotheses.add(hypothesis);
    }
    return hypotheses;
  }

  /** Whether a fitted point is where its seed may be by now, should it have darted off. */
  boolean admits(Hypothesis point) {
    Seed seed = seeds.get(point.seed);
    return distance(seed.filter, point) <= GATE || looseDistance(seed, point) <= GATE;
  }

  /**
   * Takes in the points of a frame; seeds that were missed for too long go. Tells points their
   * strands.
   */
  void update(List<Hypothesis> accepted) {
    for (Seed seed : seeds) {
      seed.misses++;
    }
    for (Hypothesis point : accepted) {
      if (point.seed >= 0) {
        continueWith(seeds.get(point.seed), point);
      }
    }
    List<Seed> born = new ArrayList<>();
    for (Hypothesis point : accepted) {
      if (point.seed < 0) {
        missingSeedOf(point)
            .ifPresentOrElse(seed -> continueWith(seed, point), () -> born.add(start(point)));
      }
    }
    seeds.removeIf(seed -> seed.misses > config.seedFrames());
    seeds.addAll(born);
  }

  private Seed start(Hypothesis point) {
    Seed seed = new Seed(strands++);
    point.strand = seed.strand;
    seed.filter.start(point.x, point.y, point.z, point.covariance, 0, config.speedSigma());
    return seed;
  }

  private void continueWith(Seed seed, Hypothesis point) {
    if (distance(seed.filter, point) > GATE) {
      seed.filter.loosen(config.speedSigma());
    }
    seed.filter.update(point.x, point.y, point.z, point.covariance, 0);
    seed.misses = 0;
    point.strand = seed.strand;
  }

  /** A new point may be what a seed became that found no views where it looked. */
  private Optional<Seed> missingSeedOf(Hypothesis point) {
    return seeds.stream()
        .filter(seed -> seed.misses > 0 && looseDistance(seed, point) <= GATE)
        .min(Comparator.comparingDouble(seed -> looseDistance(seed, point)));
  }

  private static double distance(ConstantVelocityFilter filter, Hypothesis point) {
    return filter.squaredDistance(point.x, point.y, point.z, point.covariance, 0);
  }

  private double looseDistance(Seed seed, Hypothesis point) {
    loose.set(seed.filter);
    loose.loosen(config.speedSigma());
    return distance(loose, point);
  }
}
