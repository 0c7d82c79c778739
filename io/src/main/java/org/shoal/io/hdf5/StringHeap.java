package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One global heap collection (III.E) with the variable-length strings of a file. */
final class StringHeap {
  private static final int HEADER = 16;
  private static final int OBJECT_HEADER = 16;
  private static final int REFERENCE = 16;

  /** The HDF5 library makes no smaller collection. */
  private static final int SMALLEST = 4096;

  private final long address;
  private final List<byte[]> strings = new ArrayList<>();

  /**
   * @param address where in the file the heap will be written
   */
  StringHeap(long address) {
    this.address = address;
  }

  /** Takes strings in and returns what stands for them where they are used: 16 bytes for each. */
  byte[] add(List<String> values) {
    byte[] references = new byte[REFERENCE * values.size()];
    ByteBuffer out = ByteBuffer.wrap(references).order(ByteOrder.LITTLE_ENDIAN);
    for (String value : values) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      if (bytes.length == 0) {
        out.position(out.position() + REFERENCE);
      } else {
        strings.add(bytes);
        out.putInt(bytes.length).putLong(address).putInt(strings.size());
      }
    }
    return references;
  }

  /** The collection; the rest of it is one free object, number 0. */
  ByteBuffer encoded() {
    int used = HEADER + strings.stream().mapToInt(s -> OBJECT_HEADER + padded(s.length)).sum();
    int size = Math.max(SMALLEST, used + OBJECT_HEADER);
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(size);
    for (int i = 0; i < strings.size(); i++) {
      byte[] string = strings.get(i);
      out.putShort((short) (i + 1)).putShort((short) 1).putInt(0).putLong(string.length);
      out.put(string).position(out.position() + padded(string.length) - string.length);
    }
    out.putLong(0).putLong(size - used);
    return out.rewind();
  }

  private static int padded(int length) {
    return (length + 7) / 8 * 8;
  }
}
