package org.shoal.transforms.classify;

import org.shoal.io.classification.Classification;

/**
 * What came of classifying a crop.
 *
 * @param classification what was found; all unknown where it failed
 * @param failure why it failed, in words; empty where it succeeded
 */
public record CropOutcome(Classification classification, String failure) {
  private static final String NOTHING_FOUND = "no label reached its threshold";

  /** What was found; a failure where nothing was. */
  public static CropOutcome of(Classification classification) {
    return new CropOutcome(classification, classification.isUnknown() ? NOTHING_FOUND : "");
  }

  /** A failure. */
  public static CropOutcome failed(String why) {
    return new CropOutcome(Classification.unknown(), why);
  }

  /** Whether at least one attribute was found. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
