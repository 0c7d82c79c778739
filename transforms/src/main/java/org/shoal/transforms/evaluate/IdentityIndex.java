package org.shoal.transforms.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers identities from 0 in the order of their first appearance, and counts their frames. */
final class IdentityIndex {
  private final Map<Long, Integer> indices = new HashMap<>();
  private long[] frames = new long[16];

  /** The index of an identity, a new one where it was not known. */
  int of(long id) {
    Integer index = indices.putIfAbsent(id, indices.size());
    if (index != null) {
      return index;
    }
    if (indices.size() > frames.length) {
      frames = Arrays.copyOf(frames, 2 * frames.length);
    }
    return indices.size() - 1;
  }

  /** Counts one frame of an identity. */
  void count(int index) {
    frames[index]++;
  }

  /** The frames counted of an identity. */
  long frames(int index) {
    return frames[index];
  }

  /** Number of identities. */
  int size() {
    return indices.size();
  }
}
