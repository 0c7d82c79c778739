package org.shoal.io.hdf5;

import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.InvalidInputException;

/**
 * Reads a version-1 B-tree (III.A.1) of chunks that are as wide as their dataset. Trusts nothing:
 * every address is checked against the file, levels must descend and frames ascend, so that a
 * damaged tree ends in an error and never in a loop.
 */
final class ChunkIndex {
  private static final int HEADER = 24;
  private static final int ADDRESS = 8;
  private static final int SIGNATURE = 0x45455254;
  private static final int RAW_DATA_CHUNKS = 1;

  private final String file;
  private final DatasetSpec spec;
  private final HdfBackingStorage storage;
  private final int keyBytes;
  private final List<Chunk> chunks = new ArrayList<>();

  /**
   * A chunk in the file.
   *
   * @param row its first frame
   * @param address where its bytes lie
   * @param length number of its bytes
   * @param deflated whether they are deflated; the filter may be left out for a chunk
   */
  record Chunk(long row, long address, int length, boolean deflated) {}

  private ChunkIndex(String file, DatasetSpec spec, HdfBackingStorage storage) {
    this.file = file;
    this.spec = spec;
    this.storage = storage;
    this.keyBytes = 8 + 8 * (2 + spec.rowShape().size());
  }

  /**
   * The chunks in ascending order of their frames.
   *
   * @param root address of the tree's root, or {@link ChunkTree#UNDEFINED}
   */
  static List<Chunk> read(String file, DatasetSpec spec, HdfBackingStorage storage, long root) {
    ChunkIndex index = new ChunkIndex(file, spec, storage);
    if (root != ChunkTree.UNDEFINED) {
      index.descend(root, index.bytes(root, HEADER).get(5) & 0xff);
    }
    return index.chunks;
  }

  private void descend(long address, int level) {
    ByteBuffer header = bytes(address, HEADER);
    int children = header.getShort(6) & 0xffff;
    require(
        header.getInt(0) == SIGNATURE
            && header.get(4) == RAW_DATA_CHUNKS
            && (header.get(5) & 0xff) == level
            && children > 0,
        address,
        "is no node of a chunk index of level " + level);
    ByteBuffer body = bytes(address + HEADER, children * (keyBytes + ADDRESS));
    for (int child = 0; child < children; child++) {
      int key = child * (keyBytes + ADDRESS);
      long target = body.getLong(key + keyBytes);
      if (level > 0) {
        descend(target, level - 1);
      } else {
        add(body, key, target, address);
      }
    }
  }

  private void add(ByteBuffer body, int key, long target, long node) {
    Chunk chunk =
        new Chunk(body.getLong(key + 8), target, body.getInt(key), body.getInt(key + 4) == 0);
    long before = chunks.isEmpty() ? -1 : chunks.get(chunks.size() - 1).row();
    require(
        chunk.row > before && chunk.row % spec.chunkRows() == 0,
        node,
        "lists a chunk at frame " + chunk.row + " after that at " + before);
    require(
        chunk.length > 0 && target >= 0 && target <= storage.size() - chunk.length,
        node,
        "lists a chunk of " + chunk.length + " bytes at " + target + ", outside of the file");
    chunks.add(chunk);
  }

  private ByteBuffer bytes(long address, int length) {
    require(address >= 0 && address <= storage.size() - length, address, "is outside of the file");
    return storage.readBufferFromAddress(address, length);
  }

  private void require(boolean holds, long address, String fault) {
    if (!holds) {
      throw new InvalidInputException(file, spec.path() + ", byte " + address, fault);
    }
  }
}
