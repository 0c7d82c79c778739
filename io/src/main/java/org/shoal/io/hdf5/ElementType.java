package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The types of the datasets' elements, little-endian. */
enum ElementType {
  /** Signed, 8 bytes. */
  INT64(8),
  /** Signed, 4 bytes. */
  INT32(4),
  /** IEEE 754 single precision. */
  FLOAT32(4),
  /** What h5py writes for numpy's bool: an enumeration FALSE = 0, TRUE = 1 over signed bytes. */
  BOOLEAN(1);

  private static final int FIXED_POINT = 0x10;
  private static final int FLOATING_POINT = 0x11;
  private static final int ENUMERATION = 0x18;
  private static final int SIGNED = 0x08;
  private static final int MESSAGE_LIMIT = 64;

  private final int size;

  ElementType(int size) {
    this.size = size;
  }

  /** Bytes an element takes. */
  int size() {
    return size;
  }

  /** The datatype message (IV.A.2.d), version 1. */
  byte[] message() {
    ByteBuffer out = ByteBuffer.allocate(MESSAGE_LIMIT).order(ByteOrder.LITTLE_ENDIAN);
    switch (this) {
      case INT64, INT32 -> putInteger(out);
      case FLOAT32 -> putFloat(out);
      case BOOLEAN -> putBoolean(out);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private void putInteger(ByteBuffer out) {
    out.putInt(FIXED_POINT | SIGNED << 8).putInt(size);
    out.putShort((short) 0).putShort((short) (8 * size));
  }

  /** Sign in bit 31, exponent of 8 bits from bit 23 with bias 127, implied leading one. */
  private void putFloat(ByteBuffer out) {
    int impliedOne = 0x20;
    int signBit = 31;
    out.putInt(FLOATING_POINT | impliedOne << 8 | signBit << 16).putInt(size);
    out.putShort((short) 0).putShort((short) (8 * size));
    out.put((byte) 23).put((byte) 8).put((byte) 0).put((byte) 23).putInt(127);
  }

  private void putBoolean(ByteBuffer out) {
    int members = 2;
    out.putInt(ENUMERATION | members << 8).putInt(size);
    putInteger(out);
    out.put("FALSE\0\0\0TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 0).put((byte) 1);
  }
}
