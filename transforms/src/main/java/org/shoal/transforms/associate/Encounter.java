package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two strands so near to each other for a while that a frame alone does not tell whose view is
 * whose.
 *
 * @param first the lower strand
 * @param second the higher one
 * @param from first frame of that while
 * @param to last frame of it
 */
record Encounter(int first, int second, int from, int to) {
  /** In order of their ends. */
  static final Comparator<Encounter> BY_END =
      Comparator.comparingInt(Encounter::to)
          .thenComparingInt(Encounter::first)
          .thenComparingInt(Encounter::second);

  /** Encounters that are apart by no more frames than this are one. */
  private static final int GAP = 8;

  private record Pair(int first, int second) {}

  /** All encounters of a window, in order of their ends. */
  static List<Encounter> all(Strands strands) {
    Map<Pair, Encounter> open =
        new TreeMap<>(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
    List<Encounter> found = new ArrayList<>();
    for (int frame = 0; frame < strands.frames(); frame++) {
      for (Strands.Near near : strands.near(frame)) {
        meet(near.one().strand, near.other().strand, frame, open, found);
      }
    }
    found.addAll(open.values());
    found.sort(BY_END);
    return found;
  }

  private static void meet(
      int one, int other, int frame, Map<Pair, Encounter> open, List<Encounter> found) {
    Pair pair = new Pair(Math.min(one, other), Math.max(one, other));
    Encounter before = open.get(pair);
    boolean goesOn = before != null && frame - before.to <= GAP;
    if (before != null && !goesOn) {
      found.add(before);
    }
    open.put(pair, new Encounter(pair.first, pair.second, goesOn ? before.from : frame, frame));
  }
}
