package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.MimeTypes;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.tracking.SmoothedWindow;

/**
 * Writes the finished chunks of windows into shard files, one for each window, from which {@link
 * TrackingFile} makes the whole. The same window gives the same bytes. Keeps the window's chunks in
 * memory between calls; not safe for use by several threads.
 */
public final class TrackingShard {
  private final TrackingLayout layout;
  private final String folder;
  private final ChunkRows rows;

  /**
   * Makes a writer of shards.
   *
   * @param layout of the file to be
   * @param folder where the shard files go, a path or the URI of a Beam filesystem; made when it is
   *     not there
   */
  public TrackingShard(TrackingLayout layout, String folder) {
    this.layout = layout;
    this.folder = folder;
    this.rows = new ChunkRows(layout);
  }

  /**
   * Compresses the window's chunks and writes them into a shard file. The file appears whole or not
   * at all, and replaces what an earlier attempt at the window left.
   *
   * @throws IllegalArgumentException if the window does not fit the layout or contradicts itself
   */
  public ShardRef write(SmoothedWindow window) throws IOException {
    rows.clear();
    WindowRows filled = new WindowRows(layout, window, rows);
    filled.fill();
    byte[][] chunks = compress();
    int[] lengths = new int[chunks.length];
    CRC32 crc32 = new CRC32();
    for (int i = 0; i < chunks.length; i++) {
      lengths[i] = chunks[i].length;
      crc32.update(chunks[i]);
    }
    String name = String.format(Locale.ROOT, "window-%08d.chunks", window.frames().key().index());
    String path = folder.endsWith("/") ? folder + name : folder + "/" + name;
    store(path, chunks);
    return new ShardRef(
        window.frames().key(),
        window.frames().frameCount(),
        path,
        lengths,
        crc32.getValue(),
        filled.firstFrameBeyond(),
        filled.framesBeyond(),
        filled.fishBeyond());
  }

  private byte[][] compress() {
    byte[][] chunks = new byte[layout.datasetCount()][];
    try (ChunkDeflater deflater = new ChunkDeflater()) {
      for (int i = 0; i < chunks.length; i++) {
        chunks[i] = rows.compressed(i, deflater);
      }
    }
    return chunks;
  }

  /**
   * Object stores show a file only when it is closed; a local one is moved there when it is whole.
   */
  private static void store(String path, byte[][] chunks) throws IOException {
    if (BeamFiles.isRemote(path)) {
      try (WritableByteChannel out =
          FileSystems.create(FileSystems.matchNewResource(path, false), MimeTypes.BINARY)) {
        write(out, chunks);
      }
      return;
    }
    AtomicFile.write(
        BeamFiles.local(path),
        partial -> {
          try (FileChannel out =
              FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
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
