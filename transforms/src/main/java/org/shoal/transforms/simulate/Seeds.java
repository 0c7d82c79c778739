package org.shoal.transforms.simulate;

import java.util.Random;

/** What the seed is drawn on for; each purpose has its own sequence, whatever the others draw. */
public enum Seeds {
  RIG(1),
  MOTION(2),
  BODY(3),
  FLOOR(4),
  LIGHT(5),
  NOISE(6),
  IMPULSE(7),
  DETECTION(8),
  OUTAGE(9),
  ABSENCE(10),
  SKIN(11),
  BELT(12),
  BOTTLE(13);

  private final long salt;

  Seeds(long salt) {
    this.salt = salt;
  }

  /** The random numbers of this purpose for the element of an index. */
  public Random random(long seed, int index) {
    return new Random(mix(mix(seed + 0x9E3779B97F4A7C15L * salt) + index));
  }

  /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
