package org.shoal.io.classification;

/**
 * One look of the classifier at a track.
 *
 * @param frame recording frame index of the crop
 * @param classification what was found; all unknown where it failed
 * @param failure why it failed, in words; empty where it succeeded
 */
public record ClassificationAttempt(long frame, Classification classification, String failure) {
  /** Whether at least one attribute was found. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
