package org.shoal.transforms.evaluate;

import java.util.Arrays;

/**
 * Counts what {@link HotaScores} says, in two passes over all frames: the first sums up how well
 * each identity agrees with each fish over all of them, the second matches frame by frame in favour
 * of those that agree overall. After Luiten et al., "HOTA: A Higher Order Metric for Evaluating
 * Multi-object Tracking", IJCV 129 (2021), and its implementation TrackEval.
 */
final class HotaCounter {
  private static final int ALPHAS = 19;
  private static final double ALPHA_STEP = 0.05;
  private static final double EPSILON = Math.ulp(1.0);

  private final double zeroSimilarityAt;
  private final IdentityIndex trueIdentities;
  private final IdentityIndex foundIdentities;
  private final FrameMatcher matcher = new FrameMatcher();
  private final PairIndex pairs = new PairIndex();

  /** Of each pair: summed similarity, each frame's as a share of all the two have in it. */
  private double[] agreement = new double[16];

  /** Of each pair, by the highest threshold that is reached: number of matches. */
  private long[] matches = new long[0];

  private final double[] similarities = new double[ALPHAS];
  private double[] rowSums = new double[0];
  private double[] columnSums = new double[0];
  private long truePositions;
  private long foundPositions;

  HotaCounter(double within, IdentityIndex trueIdentities, IdentityIndex foundIdentities) {
    this.zeroSimilarityAt = 2 * within;
    this.trueIdentities = trueIdentities;
    this.foundIdentities = foundIdentities;
  }

  /** First pass. */
  void addAgreement(FramePair pair) {
    truePositions += pair.rows();
    foundPositions += pair.columns();
    sumSimilarities(pair);
    for (int row = 0; row < pair.rows(); row++) {
      for (int column = 0; column < pair.columns(); column++) {
        double similarity = similarity(pair, row, column);
        if (similarity > 0) {
          int index = pairs.of(pair.truth(row), pair.found(column));
          if (index == agreement.length) {
            agreement = Arrays.copyOf(agreement, 2 * index);
          }
          agreement[index] += similarity / (rowSums[row] + columnSums[column] - similarity);
        }
      }
    }
  }

  private void sumSimilarities(FramePair pair) {
    rowSums = zeros(rowSums, pair.rows());
    columnSums = zeros(columnSums, pair.columns());
    for (int row = 0; row < pair.rows(); row++) {
      for (int column = 0; column < pair.columns(); column++) {
        double similarity = similarity(pair, row, column);
        rowSums[row] += similarity;
        columnSums[column] += similarity;
      }
    }
  }

  private static double[] zeros(double[] array, int size) {
    if (array.length < size) {
      return new double[size];
    }
    Arrays.fill(array, 0, size, 0);
    return array;
  }

  /** Second pass, over the same frames. */
  void addMatches(FramePair pair) {
    if (matches.length == 0) {
      matches = new long[ALPHAS * pairs.size()];
    }
    matcher.begin(pair.rows(), pair.columns());
    for (int row = 0; row < pair.rows(); row++) {
      for (int column = 0; column < pair.columns(); column++) {
        double similarity = similarity(pair, row, column);
        if (similarity > 0) {
          int index = pairs.find(pair.truth(row), pair.found(column));
          matcher.allow(
              row, column, -similarity * agreement[index] / frames(index, agreement[index]));
        }
      }
    }
    int[] columnOf = matcher.solve(pair.rows(), 0);
    for (int row = 0; row < pair.rows(); row++) {
      if (columnOf[row] >= 0) {
        addMatch(pair, row, columnOf[row]);
      }
    }
  }

  private void addMatch(FramePair pair, int row, int column) {
    double similarity = similarity(pair, row, column);
    int reached = 0;
    while (reached < ALPHAS && similarity >= (reached + 1) * ALPHA_STEP - EPSILON) {
      similarities[reached] += similarity;
      reached++;
    }
    if (reached > 0) {
      matches[ALPHAS * pairs.find(pair.truth(row), pair.found(column)) + reached - 1]++;
    }
  }

  private double similarity(FramePair pair, int row, int column) {
    return Math.max(0, 1 - pair.distance(row, column) / zeroSimilarityAt);
  }

  /** Frames in which a fish, an identity or both are, when both count as one in some of them. */
  private double frames(int pair, double both) {
    return trueIdentities.frames(pairs.truth(pair))
        + foundIdentities.frames(pairs.found(pair))
        - both;
  }

  HotaScores scores() {
    if (truePositions + foundPositions == 0) {
      return new HotaScores(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double hota = 0;
    double detA = 0;
    double assA = 0;
    double locA = 0;
    long[] reached = new long[pairs.size()];
    for (int alpha = ALPHAS - 1; alpha >= 0; alpha--) {
      double matched = 0;
      double associated = 0;
      for (int pair = 0; pair < reached.length; pair++) {
        reached[pair] += matches[ALPHAS * pair + alpha];
        matched += reached[pair];
        double both = reached[pair];
        associated += both * both / frames(pair, both);
      }
      double detection = matched / (truePositions + foundPositions - matched);
      double association = associated / Math.max(1, matched);
      hota += Math.sqrt(detection * association) / ALPHAS;
      detA += detection / ALPHAS;
      assA += association / ALPHAS;
      locA += (matched == 0 ? 1 : similarities[alpha] / matched) / ALPHAS;
    }
    return new HotaScores(hota, detA, assA, locA);
  }
}
