package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All rows of one dataset of events.
 *
 * @param dataset the dataset's path
 * @param bytes the rows' elements, little-endian, row after row; must not be changed
 */
public record EventRows(String dataset, byte[] bytes) {
  /** A dataset without rows. */
  public static EventRows none(DatasetSpec dataset) {
    return new EventRows(dataset.path(), new byte[0]);
  }

  /** Rows of doubles. */
  public static EventRows of(DatasetSpec dataset, double[] values) {
    ByteBuffer out = little(Double.BYTES * values.length);
    out.asDoubleBuffer().put(values);
    return checked(dataset, ElementType.FLOAT64, out);
  }

  /** Rows of floats. */
  public static EventRows of(DatasetSpec dataset, float[] values) {
    ByteBuffer out = little(Float.BYTES * values.length);
    out.asFloatBuffer().put(values);
    return checked(dataset, ElementType.FLOAT32, out);
  }

  /** Rows of 64-bit integers. */
  public static EventRows of(DatasetSpec dataset, long[] values) {
    ByteBuffer out = little(Long.BYTES * values.length);
    out.asLongBuffer().put(values);
    return checked(dataset, ElementType.INT64, out);
  }

  /** Rows of 32-bit integers. */
  public static EventRows of(DatasetSpec dataset, int[] values) {
    ByteBuffer out = little(Integer.BYTES * values.length);
    out.asIntBuffer().put(values);
    return checked(dataset, ElementType.INT32, out);
  }

  /** Rows of truth values. */
  public static EventRows of(DatasetSpec dataset, boolean[] values) {
    ByteBuffer out = little(values.length);
    for (boolean value : values) {
      out.put((byte) (value ? 1 : 0));
    }
    return checked(dataset, ElementType.BOOLEAN, out);
  }

  /**
   * Rows of strings in a dataset of {@link ElementType#text}; one that is too long is cut between
   * characters.
   */
  public static EventRows of(DatasetSpec dataset, List<String> values) {
    int size = dataset.type().size();
    ByteBuffer out = little(Math.multiplyExact(size, values.size()));
    for (int i = 0; i < values.size(); i++) {
      encode(values.get(i), out.duplicate().position(i * size).limit((i + 1) * size));
    }
    return checked(dataset, ElementType.text(size), out);
  }

  /** What does not fit any more is left out. */
  private static void encode(String value, ByteBuffer element) {
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(value), element, true);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static EventRows checked(DatasetSpec dataset, ElementType type, ByteBuffer elements) {
    if (!dataset.type().equals(type) || elements.capacity() % dataset.rowBytes() != 0) {
      throw new IllegalArgumentException(
          dataset.path() + " has no rows of " + elements.capacity() + " bytes of " + type);
    }
    byte[] bytes = new byte[elements.capacity()];
    elements.get(0, bytes);
    return new EventRows(dataset.path(), bytes);
  }

  /** The elements. */
  ByteBuffer elements() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
