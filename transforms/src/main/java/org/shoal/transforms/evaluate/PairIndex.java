package org.shoal.transforms.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers those pairs of a true and a found identity that ever come near each other. */
final class PairIndex {
  private static final int NONE = -1;

  private final Map<Long, Integer> indices = new HashMap<>();
  private int[] truth = new int[16];
  private int[] found = new int[16];

  /** The index of a pair, a new one where it was not known. */
  int of(int trueIdentity, int foundIdentity) {
    int size = indices.size();
    Integer index = indices.putIfAbsent(key(trueIdentity, foundIdentity), size);
    if (index != null) {
      return index;
    }
    if (size == truth.length) {
      truth = Arrays.copyOf(truth, 2 * size);
      found = Arrays.copyOf(found, 2 * size);
    }
    truth[size] = trueIdentity;
    found[size] = foundIdentity;
    return size;
  }

  /** The index of a pair, or a negative number where it is not known. */
  int find(int trueIdentity, int foundIdentity) {
    return indices.getOrDefault(key(trueIdentity, foundIdentity), NONE);
  }

  int truth(int pair) {
    return truth[pair];
  }

  int found(int pair) {
    return found[pair];
  }

  /** Number of pairs. */
  int size() {
    return indices.size();
  }

  private static long key(int trueIdentity, int foundIdentity) {
    return (long) trueIdentity << 32 | foundIdentity;
  }
}
