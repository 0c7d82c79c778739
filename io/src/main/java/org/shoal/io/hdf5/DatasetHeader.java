package org.shoal.io.hdf5;

import static org.shoal.io.hdf5.ObjectHeaderBytes.CHANGING;
import static org.shoal.io.hdf5.ObjectHeaderBytes.CONSTANT;
import static org.shoal.io.hdf5.ObjectHeaderBytes.DATASPACE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.DATATYPE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.DATA_LAYOUT;
import static org.shoal.io.hdf5.ObjectHeaderBytes.FILL_VALUE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.FILTER_PIPELINE;
import static org.shoal.io.hdf5.ObjectHeaderBytes.little;
import static org.shoal.io.hdf5.ObjectHeaderBytes.written;

import java.nio.ByteBuffer;

/**
 * The object header, version 2 (IV.A.1.b), of a growing dataset. Its length does not depend on the
 * number of rows or on the index's address, so that it can be written again where it lies.
 */
final class DatasetHeader {
  /** A dimension without a largest size. */
  static final long UNLIMITED = -1L;

  private DatasetHeader() {}

  /**
   * The header's bytes.
   *
   * @param rows number of frames
   * @param index address of the chunk index's root, or {@link ChunkTree#UNDEFINED}
   */
  static ByteBuffer of(DatasetSpec spec, long rows, long index) {
    return new ObjectHeaderBytes()
        .put(DATASPACE, CHANGING, dataspace(spec, rows))
        .put(DATATYPE, CONSTANT, spec.type().message())
        .put(FILL_VALUE, CONSTANT, fillValue(spec))
        .put(DATA_LAYOUT, CHANGING, layout(spec, index))
        .put(FILTER_PIPELINE, CONSTANT, deflate())
        .finished();
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
}
