package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * One dataset of a file: chunked along its rows, deflated, growing without limit. A row belongs to
 * a frame or, in a dataset of events, to an event.
 *
 * @param group path of the group it lies in, from the root on, without a slash in front
 * @param name its name within that group
 * @param type type of an element
 * @param rowShape the shape of one row; empty for one element
 * @param chunkRows rows a chunk holds
 * @param fill bits of the fill value, little-endian, as many of the low bytes as the type has
 */
public record DatasetSpec(
    String group, String name, ElementType type, List<Integer> rowShape, int chunkRows, long fill) {
  public DatasetSpec {
    rowShape = List.copyOf(rowShape);
  }

  /** The path of the dataset within the file. */
  public String path() {
    return "/" + group + "/" + name;
  }

  /** Number of elements of one row. */
  public int rowElements() {
    int elements = 1;
    for (int length : rowShape) {
      elements = Math.multiplyExact(elements, length);
    }
    return elements;
  }

  /** Bytes of one row. */
  int rowBytes() {
    return Math.multiplyExact(rowElements(), type.size());
  }

  /** Bytes of an uncompressed chunk. */
  int chunkBytes() {
    return Math.multiplyExact(rowBytes(), chunkRows);
  }

  /** One element with the fill value. */
  byte[] fillElement() {
    byte[] bits = new byte[Long.BYTES];
    ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN).putLong(fill);
    return Arrays.copyOf(bits, type.size());
  }

  /** The given number of rows, all fill value. */
  byte[] fillRows(int rows) {
    byte[] element = fillElement();
    byte[] bytes = new byte[Math.multiplyExact(rowBytes(), rows)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = element[i % element.length];
    }
    return bytes;
  }
}
