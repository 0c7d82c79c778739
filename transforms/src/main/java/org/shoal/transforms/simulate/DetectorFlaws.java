package org.shoal.transforms.simulate;

import org.shoal.io.InvalidInputException;

/**
 * What a detector gets wrong, and what keeps it from seeing.
 *
 * @param pixelNoise standard deviation of a centroid's u and of its v, pixels, 0 to 1000
 * @param missRate share of the visible fish that are not detected, 0 to 1
 * @param falsePositiveRate share of all detections that are of nothing, 0 to 0.9
 * @param mergePixels fish that appear nearer to each other than this are detected as one, 0 to 1000
 * @param outages number of times that cameras stop
 * @param outageCameras number of cameras that stop each time
 * @param outageSeconds how long they stop: between half of this and one and a half times
 * @param blindOutages whether cameras that stop send frames with nothing in them, not no frames
 * @param absences number of times that a fish leaves all views, hidden where it swims
 * @param absenceSeconds how long it stays away: between half of this and one and a half times
 */
public record DetectorFlaws(
    double pixelNoise,
    double missRate,
    double falsePositiveRate,
    double mergePixels,
    int outages,
    int outageCameras,
    double outageSeconds,
    boolean blindOutages,
    int absences,
    double absenceSeconds) {
  private static final int MOST_TIMES = 100_000;
  private static final double LONGEST = 1e6;

  /** Checks the ranges; throws {@link InvalidInputException} naming the option. */
  public DetectorFlaws {
    require(pixelNoise >= 0 && pixelNoise <= 1000, "pixelNoise", "must be 0 to 1000");
    require(missRate >= 0 && missRate <= 1, "missRate", "must be 0 to 1");
    require(
        falsePositiveRate >= 0 && falsePositiveRate <= 0.9,
        "falsePositiveRate",
        "must be 0 to 0.9");
    require(mergePixels >= 0 && mergePixels <= 1000, "mergePixels", "must be 0 to 1000");
    require(outages >= 0 && outages <= MOST_TIMES, "outages", "must be 0 to " + MOST_TIMES);
    require(outageCameras >= 1 && outageCameras <= 99, "outageCameras", "must be 1 to 99");
    require(outageSeconds > 0 && outageSeconds <= LONGEST, "outageSeconds", "must be above 0");
    require(absences >= 0 && absences <= MOST_TIMES, "absences", "must be 0 to " + MOST_TIMES);
    require(absenceSeconds > 0 && absenceSeconds <= LONGEST, "absenceSeconds", "must be above 0");
  }

  /** 2 px of noise, 5 % misses, 2 % false positives; no outage, absence or merge. */
  public static DetectorFlaws usual() {
    return new DetectorFlaws(2, 0.05, 0.02, 0, 0, 1, 3, false, 0, 3);
  }

  private static void require(boolean good, String option, String reason) {
    if (!good) {
      throw new InvalidInputException("--" + option, "", reason);
    }
  }
}
