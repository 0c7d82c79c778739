package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/** One chunk of one dataset, uncompressed, while its rows are set. */
final class ChunkBuffer {
  /** zlib's level, as the schema demands. */
  static final int DEFLATE_LEVEL = 4;

  private final byte[] empty;
  private final byte[] bytes;
  private final ByteBuffer elements;

  ChunkBuffer(DatasetSpec spec) {
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

  /** The chunk as HDF5's deflate filter stores it: a zlib stream. */
  byte[] compressed(Deflater deflater) {
    deflater.reset();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length / 2 + 64];
    int length = 0;
    while (!deflater.finished()) {
      if (length == out.length) {
        out = Arrays.copyOf(out, 2 * length);
      }
      length += deflater.deflate(out, length, out.length - length);
    }
    return Arrays.copyOf(out, length);
  }
}
