package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One chunk of one dataset, uncompressed, while its rows are set. */
final class ChunkBuffer {
  private final ElementType type;
  private final byte[] empty;
  private final byte[] bytes;
  private final ByteBuffer elements;

  ChunkBuffer(DatasetSpec spec) {
    type = spec.type();
    empty = spec.fillRows(spec.chunkRows());
    bytes = empty.clone();
    elements = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The elements, little-endian, from the first row's first on. */
  ByteBuffer elements() {
    return elements;
  }

  /** Sets every element to the fill value. */
  void clear() {
    System.arraycopy(empty, 0, bytes, 0, bytes.length);
  }

  /** Whether there is nothing but the fill value. */
  boolean isEmpty() {
    return Arrays.equals(bytes, empty);
  }

  /** The chunk as HDF5's deflate filter stores it. */
  byte[] compressed(ChunkDeflater deflater) {
    return type.equals(ElementType.FLOAT32)
        ? deflater.deflateReals(bytes)
        : deflater.deflate(bytes);
  }
}
