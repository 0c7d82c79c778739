package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The type of a dataset's elements, little-endian. */
public final class ElementType {
  private static final int FIXED_POINT = 0x10;
  private static final int FLOATING_POINT = 0x11;
  private static final int STRING = 0x13;
  private static final int ENUMERATION = 0x18;
  private static final int SIGNED = 0x08;
  private static final int IMPLIED_ONE = 0x20;
  private static final int MESSAGE_LIMIT = 64;

  /** Signed, 8 bytes. */
  public static final ElementType INT64 = integer("INT64", Long.BYTES, SIGNED);

  /** Signed, 4 bytes. */
  public static final ElementType INT32 = integer("INT32", Integer.BYTES, SIGNED);

  /** Unsigned, 1 byte. */
  public static final ElementType UINT8 = integer("UINT8", 1, 0);

  /** IEEE 754 single precision. */
  public static final ElementType FLOAT32 = float32();

  /** IEEE 754 double precision. */
  public static final ElementType FLOAT64 = float64();

  /** What h5py writes for numpy's bool: an enumeration FALSE = 0, TRUE = 1 over signed bytes. */
  public static final ElementType BOOLEAN = truth();

  private final String name;
  private final int size;
  private final byte[] message;

  private ElementType(String name, int size, ByteBuffer message) {
    this.name = name;
    this.size = size;
    this.message = new byte[message.position()];
    message.get(0, this.message);
  }

  /** UTF-8 of at most so many bytes, padded with zeros. */
  public static ElementType text(int bytes) {
    int paddedWithZeros = 0x01;
    int utf8 = 0x10;
    return new ElementType(
        "TEXT" + bytes, bytes, little(STRING | (paddedWithZeros | utf8) << 8, bytes));
  }

  /** Bytes an element takes. */
  public int size() {
    return size;
  }

  /** The datatype message (IV.A.2.d), version 1. */
  byte[] message() {
    return message.clone();
  }

  private static ElementType integer(String name, int size, int flags) {
    return new ElementType(name, size, putInteger(little(), size, flags));
  }

  private static ByteBuffer putInteger(ByteBuffer out, int size, int flags) {
    return out.putInt(FIXED_POINT | flags << 8)
        .putInt(size)
        .putShort((short) 0)
        .putShort((short) (8 * size));
  }

  /** Sign in bit 31, exponent of 8 bits from bit 23 with bias 127, implied leading one. */
  private static ElementType float32() {
    int signBit = 31;
    ByteBuffer out = little(FLOATING_POINT | IMPLIED_ONE << 8 | signBit << 16, Float.BYTES);
    out.putShort((short) 0).putShort((short) Float.SIZE);
    out.put((byte) 23).put((byte) 8).put((byte) 0).put((byte) 23).putInt(127);
    return new ElementType("FLOAT32", Float.BYTES, out);
  }

  /** Sign in bit 63, exponent of 11 bits from bit 52 with bias 1023, implied leading one. */
  private static ElementType float64() {
    int signBit = 63;
    ByteBuffer out = little(FLOATING_POINT | IMPLIED_ONE << 8 | signBit << 16, Double.BYTES);
    out.putShort((short) 0).putShort((short) Double.SIZE);
    out.put((byte) 52).put((byte) 11).put((byte) 0).put((byte) 52).putInt(1023);
    return new ElementType("FLOAT64", Double.BYTES, out);
  }

  private static ElementType truth() {
    int members = 2;
    ByteBuffer out = little(ENUMERATION | members << 8, 1);
    putInteger(out, 1, SIGNED);
    out.put("FALSE\0\0\0TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    return new ElementType("BOOLEAN", 1, out.put((byte) 0).put((byte) 1));
  }

  private static ByteBuffer little() {
    return ByteBuffer.allocate(MESSAGE_LIMIT).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer little(int classAndBits, int size) {
    return little().putInt(classAndBits).putInt(size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementType type && Arrays.equals(message, type.message);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(message);
  }

  @Override
  public String toString() {
    return name;
  }
}
