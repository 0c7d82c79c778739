package org.shoal.io.hdf5;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compresses chunks as HDF5's deflate filter stores them: each a zlib stream. Keeps its buffers
 * between chunks; not safe for use by several threads.
 */
final class ChunkDeflater implements AutoCloseable {
  /** zlib's level, as the schema demands. */
  static final int LEVEL = 4;

  private static final int SAMPLE_BYTES = 1 << 12;

  private final Deflater matching = new Deflater(LEVEL);
  private final Deflater entropyOnly = new Deflater(LEVEL);
  private byte[] out = new byte[1 << 16];

  ChunkDeflater() {
    entropyOnly.setStrategy(Deflater.HUFFMAN_ONLY);
  }

  /** Compresses a chunk. */
  byte[] deflate(byte[] chunk) {
    int length = deflate(chunk, 0, chunk.length, matching);
    return Arrays.copyOf(out, length);
  }

  /**
   * Compresses a chunk of reals. The low bits of measured values are noise, in which nothing
   * repeats: where samples of both ends say so, matches are not looked for, which takes a quarter
   * of the time and no more room.
   */
  byte[] deflateReals(byte[] chunk) {
    int sample = Math.min(SAMPLE_BYTES, chunk.length);
    boolean isNoise = isNoise(chunk, 0, sample) && isNoise(chunk, chunk.length - sample, sample);
    int length = deflate(chunk, 0, chunk.length, isNoise ? entropyOnly : matching);
    return Arrays.copyOf(out, length);
  }

  private boolean isNoise(byte[] bytes, int from, int count) {
    return deflate(bytes, from, count, entropyOnly) <= deflate(bytes, from, count, matching);
  }

  private int deflate(byte[] bytes, int from, int count, Deflater deflater) {
    deflater.reset();
    deflater.setInput(bytes, from, count);
    deflater.finish();
    int length = 0;
    while (!deflater.finished()) {
      if (length == out.length) {
        out = Arrays.copyOf(out, 2 * length);
      }
      length += deflater.deflate(out, length, out.length - length);
    }
    return length;
  }

  @Override
  public void close() {
    matching.end();
    entropyOnly.end();
  }
}
