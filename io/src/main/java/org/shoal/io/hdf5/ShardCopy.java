package org.shoal.io.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/** Copies shards into a file, piece by piece, and checks on the way that they are whole. */
final class ShardCopy {
  private static final int PIECE = 1 << 20;

  private final GrowingFile file;
  private final byte[] piece = new byte[PIECE];

  ShardCopy(GrowingFile file) {
    this.file = file;
  }

  /**
   * Appends a shard and makes its chunks those of the window that starts at the given frame.
   *
   * @throws InvalidInputException if the shard is not, byte for byte, what was written
   */
  void add(ShardRef shard, long firstFrame) throws IOException {
    int[] lengths = shard.lengths();
    long[] addresses = new long[lengths.length];
    long base = append(shard);
    for (int i = 0; i < lengths.length; i++) {
      addresses[i] = base + shard.offset(i);
    }
    file.addChunks(firstFrame, addresses, lengths);
  }

  private long append(ShardRef shard) throws IOException {
    long base = file.allocate(shard.bytes());
    CRC32 crc32 = new CRC32();
    long copied = 0;
    try (InputStream in = BeamFiles.open(shard.path())) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (copied + read > shard.bytes()) {
          throw damaged(shard, shard.bytes(), "goes on where it should end");
        }
        crc32.update(piece, 0, read);
        file.write(ByteBuffer.wrap(piece, 0, read), base + copied);
        copied += read;
      }
    }
    if (copied < shard.bytes()) {
      throw damaged(shard, copied, "ends here and should have " + shard.bytes() + " bytes");
    }
    if (crc32.getValue() != shard.crc32()) {
      throw damaged(shard, 0, "its checksum is not that of the bytes that were written");
    }
    return base;
  }

  private static InvalidInputException damaged(ShardRef shard, long at, String fault) {
    return new InvalidInputException(shard.path(), "byte " + at, fault);
  }
}
