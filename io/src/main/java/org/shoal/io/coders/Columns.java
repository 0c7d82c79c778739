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

/** Writes and reads arrays and strings, each preceded by its length as an int. Big-endian. */
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
    byte[] bytes = new byte[4 * column.length];
    ByteBuffer.wrap(bytes).asIntBuffer().put(column);
    put(out, column.length, bytes);
  }

  /** Reads what {@link #writeInts} wrote. */
  public static int[] readInts(DataInputStream in) throws IOException {
    ByteBuffer bytes = take(in, 4);
    int[] column = new int[bytes.capacity() / 4];
    bytes.asIntBuffer().get(column);
    return column;
  }

  /** Writes a column of longs. */
  public static void writeLongs(DataOutputStream out, long[] column) throws IOException {
    byte[] bytes = new byte[8 * column.length];
    ByteBuffer.wrap(bytes).asLongBuffer().put(column);
    put(out, column.length, bytes);
  }

  /** Reads what {@link #writeLongs} wrote. */
  public static long[] readLongs(DataInputStream in) throws IOException {
    ByteBuffer bytes = take(in, 8);
    long[] column = new long[bytes.capacity() / 8];
    bytes.asLongBuffer().get(column);
    return column;
  }

  /** Writes a column of floats. */
  public static void writeFloats(DataOutputStream out, float[] column) throws IOException {
    byte[] bytes = new byte[4 * column.length];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(column);
    put(out, column.length, bytes);
  }

  /** Reads what {@link #writeFloats} wrote. */
  public static float[] readFloats(DataInputStream in) throws IOException {
    ByteBuffer bytes = take(in, 4);
    float[] column = new float[bytes.capacity() / 4];
    bytes.asFloatBuffer().get(column);
    return column;
  }

  /** Writes a column of doubles. */
  public static void writeDoubles(DataOutputStream out, double[] column) throws IOException {
    byte[] bytes = new byte[8 * column.length];
    ByteBuffer.wrap(bytes).asDoubleBuffer().put(column);
    put(out, column.length, bytes);
  }

  /** Reads what {@link #writeDoubles} wrote. */
  public static double[] readDoubles(DataInputStream in) throws IOException {
    ByteBuffer bytes = take(in, 8);
    double[] column = new double[bytes.capacity() / 8];
    bytes.asDoubleBuffer().get(column);
    return column;
  }

  private static void put(DataOutputStream out, int length, byte[] bytes) throws IOException {
    out.writeInt(length);
    out.write(bytes);
  }

  private static ByteBuffer take(DataInputStream in, int width) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(in.readInt(), width)];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
