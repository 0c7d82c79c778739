package org.shoal.io.export;

import java.util.List;

/**
 * A dataset of the root group whose elements lie one after the other in the file, uncompressed.
 *
 * @param name its name
 * @param type the type of its elements
 * @param shape its dimensions, row-major; empty for a scalar
 */
record FlatDataset(String name, FlatType type, List<Long> shape) {
  FlatDataset {
    shape = List.copyOf(shape);
  }

  static FlatDataset of(String name, FlatType type, Long... shape) {
    return new FlatDataset(name, type, List.of(shape));
  }

  /** Number of elements. */
  long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Bytes that the elements take. */
  long bytes() {
    return Math.multiplyExact(elements(), (long) type.size());
  }
}
