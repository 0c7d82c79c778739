package org.shoal.transforms.track;

/**
 * How far fish get while nobody sees them. The velocity is an Ornstein-Uhlenbeck process: it
 * forgets itself, so that a fish drifts on for a while and then wanders, and the spread of the way
 * grows with the square root of the time (Uhlenbeck and Ornstein 1930, eq. 10). How fast fish are
 * is learnt from those that are seen.
 */
final class Wandering {
  /** How many observed velocities the configured speed counts for. */
  private static final double PRIOR_WEIGHT = 100;

  /** Spread of where a fish is lost and found, square metres. */
  private static final double POSITION_VARIANCE = 1e-4;

  /** Chi-squared of 3 degrees of freedom, exceeded once in 100,000 times. */
  private static final double GATE = 25.9;

  private final TrackerConfig config;
  private double squares;
  private long count;

  Wandering(TrackerConfig config, double squares, long count) {
    this.config = config;
    this.squares = squares;
    this.count = count;
  }

  /** Sum of the squares of the velocities seen, axis by axis, square metres a square frame. */
  double squares() {
    return squares;
  }

  /** How many they are. */
  long count() {
    return count;
  }

  /** Learns the velocity of a track that several cameras see. */
  void learn(Track track) {
    for (int axis = 0; axis < 3; axis++) {
      squares += track.filter.velocity(axis) * track.filter.velocity(axis);
    }
    count += 3;
  }

  /**
   * How unlikely it is that a track is the continuation of one that was lost before: twice the
   * negative logarithm of the likelihood, up to a constant; infinite when it cannot be.
   */
  double cost(Track track, Track lost) {
    long frames = track.bornAt - lost.locatedAt;
    if (frames <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double variance = speedVariance();
    double memory = memory(variance);
    double decay = Math.exp(-frames / memory);
    double spread =
        POSITION_VARIANCE
            + variance * memory * (2 * frames - memory * (3 - 4 * decay + decay * decay));
    double way = 0;
    double surprise = 0;
    for (int axis = 0; axis < 3; axis++) {
      double moved = track.birth[axis] - lost.located[axis];
      double drift = memory * (1 - decay) * lost.located[3 + axis];
      way += moved * moved;
      surprise += (moved - drift) * (moved - drift) / spread;
    }
    double reach = config.maxDistance() * frames;
    // Of a known population a fish that is missing has to be somewhere.
    boolean possible = way <= reach * reach && (config.expectedCount() > 0 || surprise < GATE);
    return possible
        ? surprise + 3 * Math.log(spread / POSITION_VARIANCE)
        : Double.POSITIVE_INFINITY;
  }

  /** The share of its velocity that a fish keeps from one frame to the next, as far as it shows. */
  double keptVelocity() {
    return Math.exp(-1 / memory(speedVariance()));
  }

  /** In how many frames a velocity is forgotten. */
  private double memory(double variance) {
    return 2 * variance / (config.accelerationSigma() * config.accelerationSigma());
  }

  private double speedVariance() {
    double prior = config.speedSigma() * config.speedSigma();
    return (PRIOR_WEIGHT * prior + squares) / (PRIOR_WEIGHT + count);
  }
}
