package org.shoal.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.shoal.io.InvalidInputException;

/**
 * A dataset of a file that is read. jHDF tells its shape and type; chunks are read here, because
 * jHDF gives zeros instead of the fill value where a chunk is left out.
 */
final class StoredDataset {
  private static final int DEFLATE = 1;

  private final String file;
  private final DatasetSpec spec;
  private final HdfBackingStorage storage;
  private final long rows;
  private final List<ChunkIndex.Chunk> chunks;

  /**
   * Finds the dataset and checks that it is what the layout says.
   *
   * @throws InvalidInputException if it is not
   */
  StoredDataset(HdfFile hdf, String file, DatasetSpec spec) {
    this.file = file;
    this.spec = spec;
    this.storage = hdf.getHdfBackingStorage();
    ChunkedDataset dataset = find(hdf, file, spec.group(), spec.name());
    this.rows = dataset.getDimensionsAsLong()[0];
    check(dataset);
    long root =
        ObjectHeader.readObjectHeader(storage, dataset.getAddress())
            .getMessageOfType(ChunkedDataLayoutMessage.class)
            .getBTreeAddress();
    this.chunks = ChunkIndex.read(file, spec, storage, root);
  }

  /** The chunked dataset of that name, whatever its shape. */
  static ChunkedDataset find(HdfFile hdf, String file, String group, String name) {
    if (hdf.getByPath(group) instanceof Group found
        && found.getChild(name) instanceof ChunkedDataset dataset) {
      return dataset;
    }
    throw new InvalidInputException(file, "/" + group + "/" + name, "is no chunked dataset");
  }

  /** Number of frames. */
  long rows() {
    return rows;
  }

  /** Rows from {@code first} on, little-endian; fill values where no chunk is. */
  ByteBuffer read(long first, int count) {
    byte[] out = spec.fillRows(count);
    int width = spec.rowBytes();
    for (ChunkIndex.Chunk chunk : chunks) {
      long from = Math.max(first, chunk.row());
      long to = Math.min(first + count, chunk.row() + spec.chunkRows());
      if (from < to) {
        int source = (int) (from - chunk.row()) * width;
        int target = (int) (from - first) * width;
        System.arraycopy(inflate(chunk), source, out, target, (int) (to - from) * width);
      }
    }
    return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] inflate(ChunkIndex.Chunk chunk) {
    byte[] stored = new byte[chunk.length()];
    storage.readBufferFromAddress(chunk.address(), stored.length).get(stored);
    if (!chunk.deflated()) {
      require(stored.length == spec.chunkBytes(), chunk, "the chunk has the wrong size");
      return stored;
    }
    byte[] bytes = new byte[spec.chunkBytes()];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stored);
      int length = inflater.inflate(bytes);
      // The checksum at the stream's end is read by a call that has no more bytes to give.
      boolean whole = length == bytes.length && inflater.inflate(new byte[1]) == 0;
      require(whole && inflater.finished(), chunk, "the chunk has the wrong size");
      return bytes;
    } catch (DataFormatException e) {
      throw new InvalidInputException(file, place(chunk), "the chunk is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private void check(Dataset dataset) {
    long[] shape = new long[1 + spec.rowShape().size()];
    int[] chunk = new int[shape.length];
    shape[0] = rows;
    chunk[0] = spec.chunkRows();
    for (int i = 1; i < shape.length; i++) {
      shape[i] = spec.rowShape().get(i - 1);
      chunk[i] = spec.rowShape().get(i - 1);
    }
    require(Arrays.equals(shape, dataset.getDimensionsAsLong()), "has another shape");
    require(
        Arrays.equals(chunk, ((ChunkedDataset) dataset).getChunkDimensions()),
        "has another chunk shape");
    require(isOfType(dataset.getDataType()), "does not hold " + spec.type());
    require(
        dataset.getFilters().size() == 1 && dataset.getFilters().get(0).getId() == DEFLATE,
        "is not compressed by deflate alone");
  }

  private boolean isOfType(DataType type) {
    int asWritten = spec.type().message()[0] & 0xf;
    boolean bigEndian =
        type instanceof OrderedDataType ordered && ordered.getByteOrder() == ByteOrder.BIG_ENDIAN;
    return type.getDataClass() == asWritten && type.getSize() == spec.type().size() && !bigEndian;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw new InvalidInputException(file, spec.path(), fault);
    }
  }

  private void require(boolean holds, ChunkIndex.Chunk chunk, String fault) {
    if (!holds) {
      throw new InvalidInputException(file, place(chunk), fault);
    }
  }

  private String place(ChunkIndex.Chunk chunk) {
    return spec.path() + ", frame " + chunk.row() + ", byte " + chunk.address();
  }
}
