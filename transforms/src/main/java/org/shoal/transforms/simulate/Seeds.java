package org.shoal.transforms.simulate;

import java.util.Random;

/** What the seed is drawn on for; each purpose has its own sequence, whatever the others draw. */
enum Seeds {
  RIG,
  MOTION,
  BODY,
  FLOOR,
  LIGHT,
  NOISE;

  /** The random numbers of this purpose for the element of an index. */
  Random random(long seed, int index) {
    return new Random(mix(mix(seed + 0x9E3779B97F4A7C15L * (ordinal() + 1)) + index));
  }

  /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
