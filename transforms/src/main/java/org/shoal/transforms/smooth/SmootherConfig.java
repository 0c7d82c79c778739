package org.shoal.transforms.smooth;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;

/**
 * How tracks are smoothed.
 *
 * @param maxGapSeconds longest time that a fish may be unseen and still have positions in between;
 *     the parts of a track on both sides of a longer gap have nothing to do with each other
 */
public record SmootherConfig(double maxGapSeconds) implements Serializable {
  private static final double MOST_GAP_SECONDS = 60;

  /**
   * Frames that tell nothing more of a position at any rate, and seconds that do so at high ones.
   */
  private static final int CONTEXT_FRAMES = 30;

  private static final double CONTEXT_SECONDS = 10;

  public SmootherConfig {
    if (!(maxGapSeconds >= 0 && maxGapSeconds <= MOST_GAP_SECONDS)) {
      throw new InvalidInputException(
          "--maxGapSeconds", "", "must be from 0 to %.0f seconds".formatted(MOST_GAP_SECONDS));
    }
  }

  /** Gaps of up to half a second. */
  public static SmootherConfig defaults() {
    return new SmootherConfig(0.5);
  }

  /** The same with another longest gap, seconds. */
  public SmootherConfig withMaxGapSeconds(double seconds) {
    return new SmootherConfig(seconds);
  }

  /** Most frames without a measurement between two parts of a track that are smoothed as one. */
  int maxGapFrames(double fps) {
    return (int) Math.floor(maxGapSeconds * fps + 1e-6);
  }

  /** How many frames before and after a window are looked at to smooth it. */
  public int contextFrames(double fps) {
    return CONTEXT_FRAMES + (int) Math.ceil(CONTEXT_SECONDS * fps) + maxGapFrames(fps);
  }
}
