package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.files.StoredFile;

/**
 * Writes the finished chunks of windows into shard files, one for each window, from which {@link
 * FrameFile} makes the whole. The same rows give the same bytes. Keeps a window's chunks in memory
 * between calls; not safe for use by several threads.
 */
public final class FrameShard {
  private final String folder;
  private final FrameChunks chunks;

  /**
   * Makes a writer of shards.
   *
   * @param layout of the file to be
   * @param folder where the shard files go, a path or the URI of a Beam filesystem; made when it is
   *     not there
   */
  public FrameShard(FileLayout layout, String folder) {
    this.folder = folder;
    this.chunks = new FrameChunks(layout);
  }

  /** The rows of the next shard. They hold what was set last: {@link FrameChunks#clear} first. */
  public FrameChunks chunks() {
    return chunks;
  }

  /** Writes a window's shard in which every row found its slots. */
  public ShardRef write(FrameWindow window) throws IOException {
    return write(window, Beyond.NOTHING);
  }

  /**
   * Compresses the chunks and writes them into a shard file. The file appears whole or not at all,
   * and replaces what an earlier attempt at the window left.
   */
  public ShardRef write(FrameWindow window, Beyond beyond) throws IOException {
    byte[][] compressed = compress();
    int[] lengths = new int[compressed.length];
    CRC32 crc32 = new CRC32();
    for (int i = 0; i < compressed.length; i++) {
      lengths[i] = compressed[i].length;
      crc32.update(compressed[i]);
    }
    String name = String.format(Locale.ROOT, "window-%08d.chunks", window.key().index());
    String path = folder.endsWith("/") ? folder + name : folder + "/" + name;
    store(path, compressed);
    return new ShardRef(window.key(), window.frameCount(), path, lengths, crc32.getValue(), beyond);
  }

  private byte[][] compress() {
    byte[][] compressed = new byte[chunks.size()][];
    try (ChunkDeflater deflater = new ChunkDeflater()) {
      for (int i = 0; i < compressed.length; i++) {
        compressed[i] = chunks.compressed(i, deflater);
      }
    }
    return compressed;
  }

  private static void store(String path, byte[][] chunks) throws IOException {
    StoredFile.write(
        path,
        file -> {
          try (FileChannel out =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(out, chunks);
          }
        });
  }

  private static void write(WritableByteChannel out, byte[][] chunks) throws IOException {
    for (byte[] chunk : chunks) {
      ByteBuffer bytes = ByteBuffer.wrap(chunk);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }
}
