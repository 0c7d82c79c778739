package org.shoal.io.hdf5;

import java.util.List;

/**
 * A dataset of the root group whose elements lie one after the other in the file, uncompressed.
 *
 * @param name its name
 * @param type the type of its elements
 * @param shape its dimensions, row-major; empty for a scalar
 */
public record FlatDataset(String name, ElementType type, List<Long> shape) {
  public FlatDataset {
    shape = List.copyOf(shape);
  }

  /** A dataset of the given dimensions. */
  public static FlatDataset of(String name, ElementType type, Long... shape) {
    return new FlatDataset(name, type, List.of(shape));
  }

  /** Number of elements. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Bytes that the elements take. */
  public long bytes() {
    return Math.multiplyExact(elements(), (long) type.size());
  }
}
