package org.shoal.transforms.pose;

import java.util.SplittableRandom;

/** Random numbers of a frame, the same whichever frames were looked at before. */
final class FrameSeed {
  private FrameSeed() {}

  static SplittableRandom random(long seed, long frame) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + frame);
  }
}
