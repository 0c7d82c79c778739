package org.shoal.io.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An object header, version 2 (IV.A.1.b), while its messages are put. */
final class ObjectHeaderBytes {
  static final int DATASPACE = 1;
  static final int DATATYPE = 3;
  static final int FILL_VALUE = 5;
  static final int DATA_LAYOUT = 8;
  static final int FILTER_PIPELINE = 11;

  /** Flags of a message that never changes. */
  static final int CONSTANT = 1;

  /** Flags of a message that is written again. */
  static final int CHANGING = 0;

  private static final int LIMIT = 512;
  private static final int PREFIX = 10;

  private final ByteBuffer out = little();

  ObjectHeaderBytes() {
    int sizeOfChunkInFourBytes = 2;
    out.put("OHDR".getBytes(StandardCharsets.US_ASCII)).put((byte) 2);
    out.put((byte) sizeOfChunkInFourBytes).putInt(0);
  }

  ObjectHeaderBytes put(int type, int flags, byte[] message) {
    out.put((byte) type).putShort((short) message.length).put((byte) flags).put(message);
    return this;
  }

  /** The header with its length and checksum. */
  ByteBuffer finished() {
    out.putInt(PREFIX - Integer.BYTES, out.position() - PREFIX);
    out.putInt(ChecksumUtils.checksum(written(out)));
    return ByteBuffer.wrap(written(out));
  }

  /** Room for a message. */
  static ByteBuffer little() {
    return ByteBuffer.allocate(LIMIT).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What was put into it. */
  static byte[] written(ByteBuffer message) {
    byte[] bytes = new byte[message.position()];
    message.get(0, bytes);
    return bytes;
  }
}
