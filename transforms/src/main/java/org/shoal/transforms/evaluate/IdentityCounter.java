package org.shoal.transforms.evaluate;

import java.util.Arrays;

/** Counts in how many frames a fish and an identity are near each other. */
final class IdentityCounter {
  private final double within;
  private final PairIndex pairs = new PairIndex();
  private long[] frames = new long[16];
  private long truePositions;
  private long foundPositions;

  IdentityCounter(double within) {
    this.within = within;
  }

  void add(FramePair pair) {
    truePositions += pair.rows();
    foundPositions += pair.columns();
    for (int row = 0; row < pair.rows(); row++) {
      for (int column = 0; column < pair.columns(); column++) {
        if (pair.distance(row, column) <= within) {
          count(pairs.of(pair.truth(row), pair.found(column)));
        }
      }
    }
  }

  private void count(int pair) {
    if (pair == frames.length) {
      frames = Arrays.copyOf(frames, 2 * pair);
    }
    frames[pair]++;
  }

  IdentityScores scores(int trueIdentities, int foundIdentities) {
    FrameMatcher matcher = new FrameMatcher();
    matcher.begin(trueIdentities, foundIdentities);
    for (int pair = 0; pair < pairs.size(); pair++) {
      matcher.allow(pairs.truth(pair), pairs.found(pair), (double) -frames[pair]);
    }
    int[] columnOf = matcher.solve(trueIdentities, 0);
    double agreeing = 0;
    for (int row = 0; row < trueIdentities; row++) {
      if (columnOf[row] >= 0) {
        agreeing += frames[pairs.find(row, columnOf[row])];
      }
    }
    return new IdentityScores(
        2 * agreeing / (truePositions + foundPositions),
        agreeing / foundPositions,
        agreeing / truePositions);
  }
}
