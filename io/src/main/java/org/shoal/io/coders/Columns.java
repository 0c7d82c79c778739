package org.shoal.io.coders;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads arrays and strings, each preceded by its length as an int. Big-endian; of
 * numbers all first bytes come first, then all second ones, and so on, which compresses better
 * where neighbours resemble each other.
 */
public final class Columns {
  private Columns() {}

  /** Writes a string as UTF-8 of any length. */
  public static void writeString(DataOutputStream out, String value) throws IOException {
    writeBytes(out, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #writeString} wrote. */
  public static String readString(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  /** Writes a list of strings. */
  public static void writeStrings(DataOutputStream out, List<String> values) throws IOException {
    out.writeInt(values.size());
    for (String value : values) {
      writeString(out, value);
    }
  }

  /** Reads what {@link #writeStrings} wrote. */
  public static List<String> readStrings(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(readString(in));
    }
    return values;
  }

  /** Writes a column of few distinct strings as a dictionary and codes. */
  public static void writeDictionary(DataOutputStream out, String[] column) throws IOException {
    Map<String, Integer> codes = new LinkedHashMap<>();
    int[] coded = new int[column.length];
    for (int i = 0; i < column.length; i++) {
      Integer next = codes.size();
      Integer known = codes.putIfAbsent(column[i], next);
      coded[i] = known == null ? next : known;
    }
    writeStrings(out, List.copyOf(codes.keySet()));
    writeInts(out, coded);
  }

  /** Reads what {@link #writeDictionary} wrote. */
  public static String[] readDictionary(DataInputStream in) throws IOException {
    List<String> dictionary = readStrings(in);
    int[] coded = readInts(in);
    String[] column = new String[coded.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = dictionary.get(coded[i]);
    }
    return column;
  }

  /** Writes a column of bytes. */
  public static void writeBytes(DataOutputStream out, byte[] column) throws IOException {
    out.writeInt(column.length);
    out.write(column);
  }

  /** Reads what {@link #writeBytes} wrote. */
  public static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes a column of ints. */
  public static void writeInts(DataOutputStream out, int[] column) throws IOException {
    byte[] bytes = new byte[Integer.BYTES * column.length];
    ByteBuffer.wrap(bytes).asIntBuffer().put(column);
    write(out, bytes, Integer.BYTES);
  }

  /** Reads what {@link #writeInts} wrote. */
  public static int[] readInts(DataInputStream in) throws IOException {
    ByteBuffer bytes = read(in, Integer.BYTES);
    int[] column = new int[bytes.capacity() / Integer.BYTES];
    bytes.asIntBuffer().get(column);
    return column;
  }

  /** Writes a column of longs. */
  public static void writeLongs(DataOutputStream out, long[] column) throws IOException {
    byte[] bytes = new byte[Long.BYTES * column.length];
    ByteBuffer.wrap(bytes).asLongBuffer().put(column);
    write(out, bytes, Long.BYTES);
  }

  /** Reads what {@link #writeLongs} wrote. */
  public static long[] readLongs(DataInputStream in) throws IOException {
    ByteBuffer bytes = read(in, Long.BYTES);
    long[] column = new long[bytes.capacity() / Long.BYTES];
    bytes.asLongBuffer().get(column);
    return column;
  }

  /** Writes a column of floats. */
  public static void writeFloats(DataOutputStream out, float[] column) throws IOException {
    byte[] bytes = new byte[Float.BYTES * column.length];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(column);
    write(out, bytes, Float.BYTES);
  }

  /** Reads what {@link #writeFloats} wrote. */
  public static float[] readFloats(DataInputStream in) throws IOException {
    ByteBuffer bytes = read(in, Float.BYTES);
    float[] column = new float[bytes.capacity() / Float.BYTES];
    bytes.asFloatBuffer().get(column);
    return column;
  }

  /** Writes a column of doubles. */
  public static void writeDoubles(DataOutputStream out, double[] column) throws IOException {
    byte[] bytes = new byte[Double.BYTES * column.length];
    ByteBuffer.wrap(bytes).asDoubleBuffer().put(column);
    write(out, bytes, Double.BYTES);
  }

  /** Reads what {@link #writeDoubles} wrote. */
  public static double[] readDoubles(DataInputStream in) throws IOException {
    ByteBuffer bytes = read(in, Double.BYTES);
    double[] column = new double[bytes.capacity() / Double.BYTES];
    bytes.asDoubleBuffer().get(column);
    return column;
  }

  private static void write(DataOutputStream out, byte[] bytes, int width) throws IOException {
    int length = bytes.length / width;
    byte[] planes = new byte[bytes.length];
    for (int k = 0; k < width; k++) {
      for (int i = 0; i < length; i++) {
        planes[k * length + i] = bytes[i * width + k];
      }
    }
    out.writeInt(length);
    out.write(planes);
  }

  private static ByteBuffer read(DataInputStream in, int width) throws IOException {
    int length = in.readInt();
    byte[] planes = new byte[Math.multiplyExact(length, width)];
    in.readFully(planes);
    byte[] bytes = new byte[planes.length];
    for (int k = 0; k < width; k++) {
      for (int i = 0; i < length; i++) {
        bytes[i * width + k] = planes[k * length + i];
      }
    }
    return ByteBuffer.wrap(bytes);
  }
}
