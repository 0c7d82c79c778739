package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The type of a flat dataset's elements, little-endian.
 *
 * @param size bytes an element takes
 * @param message the datatype message (IV.A.2.d), version 1
 */
public record FlatType(int size, byte[] message) {
  private static final int FIXED_POINT = 0x10;
  private static final int FLOATING_POINT = 0x11;
  private static final int STRING = 0x13;

  /** Unsigned, 1 byte. */
  public static FlatType uint8() {
    return integer(1, 0);
  }

  /** Signed, 8 bytes. */
  public static FlatType int64() {
    int signed = 0x08;
    return integer(Long.BYTES, signed);
  }

  /** IEEE 754: sign in bit 63, exponent of 11 bits from bit 52 with bias 1023, implied one. */
  public static FlatType float64() {
    int impliedOne = 0x20;
    int signBit = 63;
    ByteBuffer out = little(FLOATING_POINT | impliedOne << 8 | signBit << 16, Double.BYTES);
    out.putShort((short) 0).putShort((short) Double.SIZE);
    out.put((byte) 52).put((byte) 11).put((byte) 0).put((byte) 52).putInt(1023);
    return of(Double.BYTES, out);
  }

  /** UTF-8 of at most so many bytes, padded with zeros. */
  public static FlatType text(int bytes) {
    int paddedWithZeros = 0x01;
    int utf8 = 0x10;
    return of(bytes, little(STRING | (paddedWithZeros | utf8) << 8, bytes));
  }

  private static FlatType integer(int size, int flags) {
    ByteBuffer out = little(FIXED_POINT | flags << 8, size);
    out.putShort((short) 0).putShort((short) (8 * size));
    return of(size, out);
  }

  private static ByteBuffer little(int classAndBits, int size) {
    int limit = 32;
    return ByteBuffer.allocate(limit)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(classAndBits)
        .putInt(size);
  }

  private static FlatType of(int size, ByteBuffer message) {
    byte[] bytes = new byte[message.position()];
    message.get(0, bytes);
    return new FlatType(size, bytes);
  }
}
