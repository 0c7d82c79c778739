package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.List;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** Where the points of the frames before are expected next, within one window. */
final class Seeds {
  /** Chi-squared of 3 degrees of freedom, exceeded once in 100,000 times. */
  private static final double GATE = 25.9;

  private final AssociationConfig config;
  private final List<Seed> seeds = new ArrayList<>();

  private static final class Seed {
    final ConstantVelocityFilter filter = new ConstantVelocityFilter();
    int misses;
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
      hypothesis.moveTo(seed.filter.position(0), seed.filter.position(1), seed.filter.position(2));
      for (int k = 0; k < 6; k++) {
        hypothesis.covariance[k] = seed.filter.positionCovariance(k);
      }
      hypotheses.add(hypothesis);
    }
    return hypotheses;
  }

  /** Whether a fitted point is where its seed may be by now. */
  boolean admits(Hypothesis point) {
    return seeds
            .get(point.seed)
            .filter
            .squaredDistance(point.x, point.y, point.z, point.covariance, 0)
        <= GATE;
  }

  /** Takes in the points of a frame; seeds that were missed for too long go. */
  void update(List<Hypothesis> accepted) {
    for (Hypothesis point : accepted) {
      if (point.seed >= 0) {
        Seed seed = seeds.get(point.seed);
        seed.filter.update(point.x, point.y, point.z, point.covariance, 0);
        seed.misses = -1;
      }
    }
    seeds.removeIf(seed -> ++seed.misses > config.seedFrames());
    for (Hypothesis point : accepted) {
      if (point.seed < 0) {
        Seed seed = new Seed();
        seed.filter.start(point.x, point.y, point.z, point.covariance, 0, config.speedSigma());
        seeds.add(seed);
      }
    }
  }
}
