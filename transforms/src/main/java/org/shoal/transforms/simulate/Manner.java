package org.shoal.transforms.simulate;

/**
 * How fish swim. Speeds are m/s, angles radians.
 *
 * @param cruise mean speed between bouts
 * @param cruiseDeviation standard deviation of that speed
 * @param slowest slowest speed
 * @param fastest fastest speed between bouts
 * @param turnDeviation standard deviation of how fast a fish turns on a whim, radians a second
 * @param pitchDeviation standard deviation of how steeply a fish climbs or dives on a whim
 * @param steepest steepest pitch
 * @param personalSpace distance in metres from which on neighbours turn away from each other
 * @param wallFrom share of the way from the axis to the wall from which on fish turn away from it
 * @param wallTo share of that way at which they turn away most
 * @param endShare share of the depth, at surface and at floor, in which they turn away from it
 * @param boutsPerSecond how often a fish darts off
 * @param chasesPerSecond how often a fish makes for its neighbour, until they pass closely
 */
record Manner(
    double cruise,
    double cruiseDeviation,
    double slowest,
    double fastest,
    double turnDeviation,
    double pitchDeviation,
    double steepest,
    double personalSpace,
    double wallFrom,
    double wallTo,
    double endShare,
    double boutsPerSecond,
    double chasesPerSecond) {

  /** Even swimmers that keep away from each other, so that footage shows every fish. */
  static Manner calm() {
    return new Manner(0.14, 0.05, 0.05, 0.30, 0.8, 0.25, 0.45, 0.13, 0.6, 0.9, 0.3, 0, 0);
  }

  /** Fish that linger, dart and chase each other: what a tracker has to cope with. */
  static Manner lively() {
    return new Manner(0.095, 0.045, 0.015, 0.30, 0.6, 0.30, 0.70, 0.05, 0.8, 1.0, 0.15, 0.22, 0.20);
  }
}
