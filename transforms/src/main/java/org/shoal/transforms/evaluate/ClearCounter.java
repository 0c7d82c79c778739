package org.shoal.transforms.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Counts what {@link ClearScores} says, frame by frame. */
final class ClearCounter {
  private static final int NOBODY = -1;

  private final double within;
  private final FrameMatcher matcher = new FrameMatcher();
  private final List<Followed> fish = new ArrayList<>();
  private long truePositions;
  private long foundPositions;
  private long matches;
  private long switches;
  private long fragments;
  private double distances;
  private double squares;
  private double squaresXy;

  /** What became of one fish so far. */
  private static final class Followed {
    /** Index of the identity that it was last matched to. */
    int identity = NOBODY;

    boolean lost;
    long frames;
    long matches;
  }

  ClearCounter(double within) {
    this.within = within;
  }

  void add(FramePair pair) {
    truePositions += pair.rows();
    foundPositions += pair.columns();
    int[] columnOf = match(pair);
    for (int row = 0; row < pair.rows(); row++) {
      Followed followed = followed(pair.truth(row));
      followed.frames++;
      if (columnOf[row] < 0) {
        followed.lost = true;
      } else {
        addMatch(pair, row, columnOf[row], followed);
      }
    }
  }

  /** One more pair outweighs keeping all, and keeping one more outweighs all distances. */
  private int[] match(FramePair pair) {
    int most = Math.min(pair.rows(), pair.columns());
    double keeping = most + 1;
    double unassigned = (most + 1) * (keeping + 1);
    matcher.begin(pair.rows(), pair.columns());
    for (int row = 0; row < pair.rows(); row++) {
      int before = followed(pair.truth(row)).identity;
      for (int column = 0; column < pair.columns(); column++) {
        double distance = pair.distance(row, column);
        if (distance <= within) {
          double bonus = pair.found(column) == before ? keeping : 0;
          matcher.allow(row, column, distance / within - bonus);
        }
      }
    }
    return matcher.solve(pair.rows(), unassigned);
  }

  private void addMatch(FramePair pair, int row, int column, Followed followed) {
    int identity = pair.found(column);
    if (followed.identity != NOBODY && followed.identity != identity) {
      switches++;
    }
    if (followed.lost && followed.matches > 0) {
      fragments++;
    }
    followed.identity = identity;
    followed.lost = false;
    followed.matches++;
    matches++;
    distances += pair.distance(row, column);
    squares += pair.squared(row, column);
    squaresXy += pair.squaredXy(row, column);
  }

  private Followed followed(int index) {
    while (fish.size() <= index) {
      fish.add(new Followed());
    }
    return fish.get(index);
  }

  ClearScores scores() {
    long misses = truePositions - matches;
    long falsePositives = foundPositions - matches;
    int tracked = 0;
    int lost = 0;
    for (Followed followed : fish) {
      double share = followed.matches / (double) followed.frames;
      tracked += share > 0.8 ? 1 : 0;
      lost += share < 0.2 ? 1 : 0;
    }
    double wrong = misses + falsePositives + switches;
    return new ClearScores(
        truePositions == 0 ? Double.NaN : 1 - wrong / truePositions,
        matches,
        misses,
        falsePositives,
        switches,
        fragments,
        tracked,
        fish.size() - tracked - lost,
        lost,
        distances / matches,
        Math.sqrt(squares / matches),
        Math.sqrt(squaresXy / matches),
        Math.sqrt(Math.max(0, squares - squaresXy) / matches));
  }
}
