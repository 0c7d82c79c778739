package org.shoal.transforms.validate;

import org.shoal.io.InvalidInputException;

/**
 * What is still good in a field test.
 *
 * @param maxMovement how far the centre of a bottle that stands still may move, pixels, at least 0
 * @param maxConcurrent how many bottles may be there at once, at least 1
 * @param maxGapFrames for how many frames a track may be lost and its place still be its own, at
 *     least 1
 */
public record ValidationConfig(double maxMovement, int maxConcurrent, int maxGapFrames) {
  /** Checks the ranges; throws {@link InvalidInputException} naming the option. */
  public ValidationConfig {
    if (!(maxMovement >= 0 && Double.isFinite(maxMovement))) {
      throw new InvalidInputException("--validateMaxMovement", "", "must be 0 or more");
    }
    if (maxConcurrent < 1 || maxGapFrames < 1) {
      throw new IllegalArgumentException("maxConcurrent and maxGapFrames must be at least 1");
    }
  }

  /** 5 pixels, 20 bottles, 30 frames. */
  public static ValidationConfig defaults() {
    return new ValidationConfig(5, 20, 30);
  }

  /** The same with another movement allowed. */
  public ValidationConfig withMaxMovement(double pixels) {
    return new ValidationConfig(pixels, maxConcurrent, maxGapFrames);
  }
}
