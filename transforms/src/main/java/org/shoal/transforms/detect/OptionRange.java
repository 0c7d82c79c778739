package org.shoal.transforms.detect;

import org.shoal.io.InvalidInputException;

/** Refuses numbers out of range with an {@link InvalidInputException} that names the option. */
public final class OptionRange {
  private OptionRange() {}

  /** Refuses what is less than the least. */
  public static void atLeast(String option, int value, int least) {
    if (value < least) {
      throw new InvalidInputException(option, "", "must be at least " + least + ", not " + value);
    }
  }

  /** Refuses what is not between 0 and 1. */
  public static void fraction(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new InvalidInputException(option, "", "must be between 0 and 1, not " + value);
    }
  }
}
