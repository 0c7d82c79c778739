package org.shoal.io.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The object header, version 2 (IV.A.1.b), of a growing dataset. Its length does not depend on the
 * number of rows or on the index's address, so that it can be written again where it lies.
 */
final class DatasetHeader {
  /** A dimension without a largest size. */
  static final long UNLIMITED = -1L;

  private static final int LIMIT = 512;
  private static final int PREFIX = 10;

  private static final int DATASPACE = 1;
  private static final int DATATYPE = 3;
  private static final int FILL_VALUE = 5;
  private static final int DATA_LAYOUT = 8;
  private static final int FILTER_PIPELINE = 11;

  private static final int CONSTANT = 1;
  private static final int CHANGING = 0;

  private DatasetHeader() {}

  /**
   * The header's bytes.
   *
   * @param rows number of frames
   * @param index address of the chunk index's root, or {@link ChunkTree#UNDEFINED}
   */
  static ByteBuffer of(DatasetSpec spec, long rows, long index) {
    ByteBuffer out = little();
    int sizeOfChunkInFourBytes = 2;
    out.put("OHDR".getBytes(StandardCharsets.US_ASCII)).put((byte) 2);
    out.put((byte) sizeOfChunkInFourBytes).putInt(0);
    putMessage(out, DATASPACE, CHANGING, dataspace(spec, rows));
    putMessage(out, DATATYPE, CONSTANT, spec.type().message());
    putMessage(out, FILL_VALUE, CONSTANT, fillValue(spec));
    putMessage(out, DATA_LAYOUT, CHANGING, layout(spec, index));
    putMessage(out, FILTER_PIPELINE, CONSTANT, deflate());
    out.putInt(PREFIX - Integer.BYTES, out.position() - PREFIX);
    out.putInt(ChecksumUtils.checksum(written(out)));
    return ByteBuffer.wrap(written(out));
  }

  private static void putMessage(ByteBuffer out, int type, int flags, byte[] message) {
    out.put((byte) type).putShort((short) message.length).put((byte) flags).put(message);
  }

  /** IV.A.2.b, version 2, simple, with maximum sizes. */
  private static byte[] dataspace(DatasetSpec spec, long rows) {
    ByteBuffer out = little();
    out.put((byte) 2).put((byte) (1 + spec.rowShape().size())).put((byte) 1).put((byte) 1);
    out.putLong(rows);
    spec.rowShape().forEach(out::putLong);
    out.putLong(UNLIMITED);
    spec.rowShape().forEach(out::putLong);
    return written(out);
  }

  /** IV.A.2.f, version 2: allocated chunk by chunk, filled on allocation. */
  private static byte[] fillValue(DatasetSpec spec) {
    ByteBuffer out = little();
    byte incremental = 3;
    byte onAllocation = 0;
    byte defined = 1;
    out.put((byte) 2).put(incremental).put(onAllocation).put(defined);
    out.putInt(spec.type().size()).put(spec.fillElement());
    return written(out);
  }

  /** IV.A.2.i, version 3, chunked; the element's size counts as the last dimension. */
  private static byte[] layout(DatasetSpec spec, long index) {
    ByteBuffer out = little();
    byte chunked = 2;
    out.put((byte) 3).put(chunked).put((byte) (2 + spec.rowShape().size())).putLong(index);
    out.putInt(spec.chunkRows());
    spec.rowShape().forEach(out::putInt);
    out.putInt(spec.type().size());
    return written(out);
  }

  /** IV.A.2.l, version 2: the deflate filter alone, optional as h5py asks for it. */
  private static byte[] deflate() {
    ByteBuffer out = little();
    short deflate = 1;
    short optional = 1;
    short values = 1;
    out.put((byte) 2).put((byte) 1).putShort(deflate).putShort(optional).putShort(values);
    out.putInt(ChunkDeflater.LEVEL);
    return written(out);
  }

  private static ByteBuffer little() {
    return ByteBuffer.allocate(LIMIT).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] written(ByteBuffer out) {
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }
}
