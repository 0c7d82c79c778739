package org.shoal.transforms.simulate;

/**
 * How far a swimmer's arms have come round: the phase, one a cycle of two strokes. A swimmer
 * changes pace within about a second, and pauses only when one arm lies stretched out ahead.
 */
final class StrokeClock {
  /** The phase, and half a cycle later too, at which a swimmer may glide. */
  static final double GLIDE = 0.04;

  private static final double STEP = 0.001;
  private static final int STEPS_A_KNOT = 10;
  private static final double HASTE_SECONDS = 0.3;

  private final double[] knots;

  /** A clock for a length of time, in seconds, that starts in the glide after so many halves. */
  StrokeClock(StrokeSchedule schedule, double seconds, int halves) {
    this.knots = new double[(int) Math.ceil(seconds / (STEP * STEPS_A_KNOT)) + 2];
    double phase = GLIDE + 0.5 * halves;
    double speed = schedule.rate(0) / 120;
    for (int step = 0; step < (knots.length - 1) * STEPS_A_KNOT + 1; step++) {
      if (step % STEPS_A_KNOT == 0) {
        knots[step / STEPS_A_KNOT] = phase;
      }
      double target = schedule.rate(step * STEP) / 120;
      if (target > 0) {
        speed += (target - speed) * STEP / HASTE_SECONDS;
      } else {
        double toGlide = Math.ceil((phase - GLIDE) * 2 - 1e-6) / 2 + GLIDE - phase;
        speed = Math.min(speed, Math.max(0, toGlide) / HASTE_SECONDS);
      }
      phase += speed * STEP;
    }
  }

  /** The phase at a time in seconds; the last one after the end. */
  double phase(double seconds) {
    double at = Math.max(0, Math.min(knots.length - 1.001, seconds / (STEP * STEPS_A_KNOT)));
    int i = (int) at;
    return knots[i] + (at - i) * (knots[i + 1] - knots[i]);
  }

  /** Cycles a second at a time. */
  double speed(double seconds) {
    double half = STEP * STEPS_A_KNOT;
    return (phase(seconds + half) - phase(seconds - half)) / (2 * half);
  }

  /** When a phase is first reached; infinite when it never is. */
  double timeOf(double phase) {
    if (phase > knots[knots.length - 1]) {
      return Double.POSITIVE_INFINITY;
    }
    int low = 0;
    int high = knots.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (knots[middle] < phase) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double rise = knots[high] - knots[low];
    double share = rise > 0 ? Math.max(0, (phase - knots[low]) / rise) : 0;
    return (low + share) * STEP * STEPS_A_KNOT;
  }
}
