package org.shoal.transforms.track2d;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;

/**
 * How a camera's detections become tracks (ByteTrack, Zhang et al. 2022, sec. 3).
 *
 * @param lowThreshold least confidence of a detection that is looked at
 * @param highThreshold least confidence of a high-score detection; the others may continue a track
 *     in sight, when no high-score detection does
 * @param newTrackThreshold least confidence of a detection that starts a track
 * @param minIou least overlap (IoU) of a high-score detection with the box expected of its track
 * @param minIouLow the same of a low-score detection
 * @param maxAge frames in a row without a detection that a confirmed track outlives
 * @param minHits detections in frames that follow each other after which a track is confirmed: it
 *     gets its id, and its rows from the first on
 * @param maxTracks tracks at the same time, new and lost ones included; of more, the most confident
 *     of those in sight stay
 * @param maxGap longest run of frames without a detection, between two with one, that gets
 *     interpolated boxes; 0 for none
 */
public record BoxTrackerConfig(
    double lowThreshold,
    double highThreshold,
    double newTrackThreshold,
    double minIou,
    double minIouLow,
    int maxAge,
    int minHits,
    int maxTracks,
    int maxGap)
    implements Serializable {

  public BoxTrackerConfig {
    require(lowThreshold <= highThreshold, "highThreshold", "must not be below lowThreshold");
    require(
        highThreshold <= newTrackThreshold, "newTrackThreshold", "must not be below highThreshold");
    require(minIou >= 0 && minIou <= 1, "minIou", "must be from 0 to 1");
    require(minIouLow >= 0 && minIouLow <= 1, "minIouLow", "must be from 0 to 1");
    require(maxAge >= 0, "maxAge", "must not be negative");
    require(minHits >= 1, "minHits", "must be at least 1 frame");
    require(maxTracks >= 1, "maxTracks", "must be at least 1");
    require(maxGap >= 0, "maxGap", "must not be negative");
  }

  /**
   * The paper's thresholds, no limit to the number of tracks; a track survives 30 frames and is
   * confirmed by its second detection; gaps of up to 20 frames are interpolated.
   */
  public static BoxTrackerConfig defaults() {
    return new BoxTrackerConfig(0.1, 0.6, 0.7, 0.3, 0.5, 30, 2, Integer.MAX_VALUE, 20);
  }

  /** The same with other thresholds of confidence. */
  public BoxTrackerConfig withThresholds(double low, double high, double newTrack) {
    return new BoxTrackerConfig(
        low, high, newTrack, minIou, minIouLow, maxAge, minHits, maxTracks, maxGap);
  }

  /** The same with other least overlaps, of high-score and of low-score detections. */
  public BoxTrackerConfig withMinIou(double high, double low) {
    return new BoxTrackerConfig(
        lowThreshold,
        highThreshold,
        newTrackThreshold,
        high,
        low,
        maxAge,
        minHits,
        maxTracks,
        maxGap);
  }

  /** The same with another maximal age, frames. */
  public BoxTrackerConfig withMaxAge(int frames) {
    return new BoxTrackerConfig(
        lowThreshold,
        highThreshold,
        newTrackThreshold,
        minIou,
        minIouLow,
        frames,
        minHits,
        maxTracks,
        maxGap);
  }

  /** The same with another number of hits. */
  public BoxTrackerConfig withMinHits(int frames) {
    return new BoxTrackerConfig(
        lowThreshold,
        highThreshold,
        newTrackThreshold,
        minIou,
        minIouLow,
        maxAge,
        frames,
        maxTracks,
        maxGap);
  }

  /** The same with room for another number of tracks. */
  public BoxTrackerConfig withMaxTracks(int count) {
    return new BoxTrackerConfig(
        lowThreshold,
        highThreshold,
        newTrackThreshold,
        minIou,
        minIouLow,
        maxAge,
        minHits,
        count,
        maxGap);
  }

  /** The same with another longest gap that is interpolated, frames; 0 for none. */
  public BoxTrackerConfig withMaxGap(int frames) {
    return new BoxTrackerConfig(
        lowThreshold,
        highThreshold,
        newTrackThreshold,
        minIou,
        minIouLow,
        maxAge,
        minHits,
        maxTracks,
        frames);
  }

  private static void require(boolean holds, String option, String reason) {
    if (!holds) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
