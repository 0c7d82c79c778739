package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The index of a dataset's chunks: a version-1 B-tree (III.A.1) over chunks that come in ascending
 * order of their frames. Nodes are filled from the left and stay where they were first written, so
 * that a growing file writes only the nodes on the right edge again.
 */
final class ChunkTree {
  /** An address that says there is nothing. */
  static final long UNDEFINED = -1L;

  /** Children of a full node: twice the rank 32 that a file has when it says nothing else. */
  static final int CHILDREN = 64;

  private static final int HEADER = 24;
  private static final int ADDRESS = 8;
  private static final byte RAW_DATA_CHUNKS = 1;

  private final DatasetSpec spec;
  private final int keyBytes;
  private final List<List<Long>> nodes = new ArrayList<>();
  private long[] rows = new long[CHILDREN];
  private long[] addresses = new long[CHILDREN];
  private int[] lengths = new int[CHILDREN];
  private int size;
  private int written;

  ChunkTree(DatasetSpec spec) {
    this.spec = spec;
    this.keyBytes = 8 + 8 * (2 + spec.rowShape().size());
  }

  /**
   * Adds a chunk.
   *
   * @param row its first frame, greater than any before
   * @param address where its bytes lie in the file
   * @param length number of its compressed bytes
   */
  void add(long row, long address, int length) {
    if (size > 0 && row <= rows[size - 1]) {
      throw new IllegalArgumentException("chunk of row " + row + " comes after " + rows[size - 1]);
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      addresses = Arrays.copyOf(addresses, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    rows[size] = row;
    addresses[size] = address;
    lengths[size] = length;
    size++;
  }

  /** Writes the nodes that changed and returns the root's address; undefined without a chunk. */
  long write(GrowingFile file) throws IOException {
    if (size == 0) {
      return UNDEFINED;
    }
    int level = 0;
    long span = CHILDREN;
    writeLevel(file, level, span);
    while (span < size) {
      level++;
      span *= CHILDREN;
      writeLevel(file, level, span);
    }
    written = size;
    return nodes.get(level).get(0);
  }

  /** Writes the nodes of a level, each over {@code span} chunks, from the first that changed. */
  private void writeLevel(GrowingFile file, int level, long span) throws IOException {
    if (nodes.size() == level) {
      nodes.add(new ArrayList<>());
    }
    List<Long> inLevel = nodes.get(level);
    int count = (int) ((size + span - 1) / span);
    while (inLevel.size() < count) {
      inLevel.add(file.allocate(nodeBytes()));
    }
    int firstChanged = (int) (Math.max(0, written - 1) / span);
    for (int node = firstChanged; node < count; node++) {
      file.write(encode(level, node, span), inLevel.get(node));
    }
  }

  private int nodeBytes() {
    return HEADER + CHILDREN * ADDRESS + (CHILDREN + 1) * keyBytes;
  }

  private ByteBuffer encode(int level, int node, long span) {
    long childSpan = span / CHILDREN;
    int first = (int) (node * span);
    int end = (int) Math.min(size, first + span);
    int children = (int) ((end - first + childSpan - 1) / childSpan);
    ByteBuffer out = ByteBuffer.allocate(nodeBytes()).order(ByteOrder.LITTLE_ENDIAN);
    out.put("TREE".getBytes(StandardCharsets.US_ASCII)).put(RAW_DATA_CHUNKS).put((byte) level);
    out.putShort((short) children).putLong(sibling(level, node - 1));
    out.putLong(sibling(level, node + 1));
    for (int child = 0; child < children; child++) {
      int chunk = (int) (first + child * childSpan);
      putKey(out, chunk);
      out.putLong(
          level == 0 ? addresses[chunk] : nodes.get(level - 1).get((int) (chunk / childSpan)));
    }
    putRightKey(out, end);
    return out.rewind();
  }

  private long sibling(int level, int node) {
    List<Long> all = nodes.get(level);
    return node < 0 || node >= all.size() ? UNDEFINED : all.get(node);
  }

  /** Length, a mask of no filter left out, and the offset of the chunk's first element. */
  private void putKey(ByteBuffer out, int chunk) {
    out.putInt(lengths[chunk]).putInt(0).putLong(rows[chunk]);
    out.position(out.position() + keyBytes - 2 * Long.BYTES);
  }

  /** The next node's first key, or behind the last chunk one step on in every dimension. */
  private void putRightKey(ByteBuffer out, int end) {
    if (end < size) {
      putKey(out, end);
      return;
    }
    out.putInt(0).putInt(0).putLong(rows[end - 1] + spec.chunkRows());
    spec.rowShape().forEach(out::putLong);
    out.putLong(spec.type().size());
  }
}
