package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.util.List;

/** The chunks of all datasets of frames over one window, while its rows are set. */
public final class FrameChunks {
  private final List<ChunkBuffer> chunks;

  FrameChunks(FileLayout layout) {
    this.chunks = layout.datasets().stream().map(ChunkBuffer::new).toList();
  }

  /** Number of datasets. */
  int size() {
    return chunks.size();
  }

  /** A dataset's elements, little-endian, from those of the window's first frame on. */
  public ByteBuffer elements(int dataset) {
    return chunks.get(dataset).elements();
  }

  /** Sets the frame index of a row. */
  public void setFrame(int row, long frameIndex) {
    elements(FileLayout.FRAME_INDEX).putLong(Long.BYTES * row, frameIndex);
  }

  /** Sets everything to the fill values. */
  public void clear() {
    chunks.forEach(ChunkBuffer::clear);
  }

  /**
   * A dataset's compressed chunk; of length 0 when it holds nothing but fill values and can be left
   * out. The frame index is always there.
   */
  byte[] compressed(int dataset, ChunkDeflater deflater) {
    ChunkBuffer chunk = chunks.get(dataset);
    boolean leftOut = dataset != FileLayout.FRAME_INDEX && chunk.isEmpty();
    return leftOut ? new byte[0] : chunk.compressed(deflater);
  }
}
