package org.shoal.transforms.stroke;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;

/**
 * What counts as a stroke, and how the rate is taken.
 *
 * @param minProminence least prominence of a peak of a wrist's y, pixels, above 0
 * @param minDistanceSeconds strokes of one wrist are at least this far apart, seconds, not negative
 * @param minConfidence a wrist with less is not seen, 0 to 1
 * @param maxGapSeconds for so long a wrist may be hidden and its way be interpolated, seconds, not
 *     negative; a longer gap ends the signal, and another begins after it
 * @param rateWindowSeconds length of the rolling window of the rate, seconds, above 0
 * @param rateIntervalSeconds time between samples of the rate, seconds, above 0
 * @param rateHistory samples kept in the session's state, at least 1
 */
public record StrokeConfig(
    double minProminence,
    double minDistanceSeconds,
    double minConfidence,
    double maxGapSeconds,
    double rateWindowSeconds,
    double rateIntervalSeconds,
    int rateHistory)
    implements Serializable {
  /** Far below any frame, far above the error of a product of seconds and frames a second. */
  private static final double ROUNDING = 1e-6;

  public StrokeConfig {
    require(minProminence > 0, "minProminence", "must be above 0 pixels");
    require(minDistanceSeconds >= 0, "minDistance", "must not be negative");
    require(
        minConfidence >= 0 && minConfidence <= 1, "keypointConfidence", "must be between 0 and 1");
    require(maxGapSeconds >= 0, "maxGapSeconds", "must not be negative");
    require(rateWindowSeconds > 0, "rateWindow", "must be above 0 seconds");
    require(rateIntervalSeconds > 0, "rateInterval", "must be above 0 seconds");
    require(rateHistory >= 1, "rateHistory", "must be at least 1 sample");
  }

  /**
   * Prominence 30 px, distance 0.3 s, confidence 0.5, gaps of half a second, the rate over 15 s
   * every 5 s, 60 samples kept.
   */
  public static StrokeConfig defaults() {
    return new StrokeConfig(30, 0.3, 0.5, 0.5, 15, 5, 60);
  }

  /** The same with another prominence, pixels. */
  public StrokeConfig withMinProminence(double pixels) {
    return new StrokeConfig(
        pixels,
        minDistanceSeconds,
        minConfidence,
        maxGapSeconds,
        rateWindowSeconds,
        rateIntervalSeconds,
        rateHistory);
  }

  /** The same with another distance, seconds. */
  public StrokeConfig withMinDistanceSeconds(double seconds) {
    return new StrokeConfig(
        minProminence,
        seconds,
        minConfidence,
        maxGapSeconds,
        rateWindowSeconds,
        rateIntervalSeconds,
        rateHistory);
  }

  /** The same with another least confidence of a wrist. */
  public StrokeConfig withMinConfidence(double confidence) {
    return new StrokeConfig(
        minProminence,
        minDistanceSeconds,
        confidence,
        maxGapSeconds,
        rateWindowSeconds,
        rateIntervalSeconds,
        rateHistory);
  }

  /** The same with other gaps bridged, seconds. */
  public StrokeConfig withMaxGapSeconds(double seconds) {
    return new StrokeConfig(
        minProminence,
        minDistanceSeconds,
        minConfidence,
        seconds,
        rateWindowSeconds,
        rateIntervalSeconds,
        rateHistory);
  }

  /**
   * The distance in frames: the least number of frames that takes as long, at least 1. Frames are
   * those of the recording's clock, which are evenly spaced even when the footage's are not.
   */
  public long minDistanceFrames(double fps) {
    return Math.max(1, (long) Math.ceil(minDistanceSeconds * fps - ROUNDING));
  }

  /** Number of consecutive frames without the wrist that are bridged at most. */
  public long maxGapFrames(double fps) {
    return (long) Math.floor(maxGapSeconds * fps + ROUNDING);
  }

  /** The confidence of a stroke, 0.5 to 1: see {@link org.shoal.io.stroke.Stroke}. */
  public double confidence(double prominence) {
    return 1 - minProminence / (2 * prominence);
  }

  private static void require(boolean holds, String option, String reason) {
    if (!holds) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
