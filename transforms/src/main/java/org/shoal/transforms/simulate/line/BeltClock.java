package org.shoal.transforms.simulate.line;

import java.util.Random;

/**
 * How far a conveyor has run, in seconds at full speed: it stops now and then, and slows down and
 * speeds up evenly around a stop.
 */
final class BeltClock {
  private static final double RAMP = 0.25;

  /** When it stands still: from, to. */
  private final double[][] stops;

  /** Draws the stops: as many stretches of the recording, one in the middle part of each. */
  BeltClock(LineConfig config, Random random) {
    this.stops = new double[config.stops()][];
    double stretch = config.seconds() / Math.max(1, config.stops());
    for (int i = 0; i < stops.length; i++) {
      double length = config.stopSeconds() * (0.8 + 0.4 * random.nextDouble());
      double free = stretch - longestStop(config.stopSeconds());
      double from = i * stretch + RAMP + free * (0.25 + 0.5 * random.nextDouble());
      stops[i] = new double[] {from, from + length};
    }
  }

  /** The longest that a stop may take, slowing down and speeding up included. */
  static double longestStop(double stopSeconds) {
    return 1.2 * stopSeconds + 2 * RAMP;
  }

  /** Seconds at full speed that it takes to come as far as at a time. */
  double travel(double seconds) {
    double travel = seconds;
    for (double[] stop : stops) {
      travel -= lost(seconds - stop[0], stop[1] - stop[0]);
    }
    return travel;
  }

  /** Speed at a time as a share of full speed. */
  double speed(double seconds) {
    double step = 1e-4;
    return (travel(seconds + step) - travel(seconds - step)) / (2 * step);
  }

  /** The integral of what a stop takes from the speed: a trapezium. */
  private static double lost(double since, double length) {
    double slowing = Math.max(0, Math.min(RAMP, since + RAMP));
    double standing = Math.max(0, Math.min(length, since));
    double starting = Math.max(0, Math.min(RAMP, since - length));
    return slowing * slowing / (2 * RAMP) + standing + starting - starting * starting / (2 * RAMP);
  }
}
