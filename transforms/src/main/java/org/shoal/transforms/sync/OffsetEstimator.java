package org.shoal.transforms.sync;

import java.util.Arrays;
import java.util.Optional;

/**
 * Estimates how far a camera is behind another from how much moves in their pictures: normalised
 * cross-correlation of the two signals, the peak refined by a parabola through its neighbours.
 */
public final class OffsetEstimator {
  private OffsetEstimator() {}

  /**
   * How far one signal is behind another.
   *
   * @param frames frames by which it is later; negative when it is earlier
   * @param correlation Pearson's, of the two at that shift, -1 to 1
   */
  public record Estimate(double frames, double correlation) {}

  /**
   * Compares two signals with one value a frame, NaN where there is none.
   *
   * @param mostFrames largest shift to look at, either way
   * @return empty when less than half of what is known overlaps at every shift, or one does not
   *     vary
   */
  public static Optional<Estimate> estimate(double[] reference, double[] other, int mostFrames) {
    long least = Math.max(3, (Math.min(known(reference), known(other)) + 1) / 2);
    double[] correlations = new double[2 * mostFrames + 1];
    int best = -1;
    for (int i = 0; i < correlations.length; i++) {
      correlations[i] = correlation(reference, other, i - mostFrames, least);
      if (!Double.isNaN(correlations[i])
          && (best < 0 || correlations[i] > correlations[best] + 1e-12)) {
        best = i;
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(
            new Estimate(best - mostFrames + refine(correlations, best), correlations[best]));
  }

  /** How far beside the best of some values the peak of the parabola through it lies. */
  private static double refine(double[] values, int best) {
    if (best == 0 || best == values.length - 1) {
      return 0;
    }
    double before = values[best - 1];
    double after = values[best + 1];
    double bend = before - 2 * values[best] + after;
    return bend < 0 ? 0.5 * (before - after) / bend : 0;
  }

  private static long known(double[] signal) {
    return Arrays.stream(signal).filter(value -> !Double.isNaN(value)).count();
  }

  private static double correlation(double[] reference, double[] other, int shift, long least) {
    double n = 0;
    double sumA = 0;
    double sumB = 0;
    double sumAa = 0;
    double sumBb = 0;
    double sumAb = 0;
    for (int i = Math.max(0, -shift); i < Math.min(reference.length, other.length - shift); i++) {
      double a = reference[i];
      double b = other[i + shift];
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        n++;
        sumA += a;
        sumB += b;
        sumAa += a * a;
        sumBb += b * b;
        sumAb += a * b;
      }
    }
    double spread = Math.sqrt((n * sumAa - sumA * sumA) * (n * sumBb - sumB * sumB));
    return n >= least && spread > 1e-9 ? (n * sumAb - sumA * sumB) / spread : Double.NaN;
  }
}
