package org.shoal.io.hdf5;

import io.jhdf.Superblock;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfFileChannel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HDF5 file of flat datasets, whose elements are written in pieces, in any order: nothing is
 * kept in memory but where each dataset lies. Elements that are never written are zero.
 */
public final class FlatFile implements Closeable {
  private static final int PIECE = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final Map<String, FlatNode> nodes = new LinkedHashMap<>();
  private final Map<String, FlatDataset> datasets = new LinkedHashMap<>();

  private FlatFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes a file with all its datasets. */
  public static FlatFile create(Path path, List<FlatDataset> datasets) throws IOException {
    FlatFile file =
        new FlatFile(
            path,
            FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    try {
      file.layOut(datasets);
      return file;
    } catch (HdfException e) {
      file.close();
      throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void layOut(List<FlatDataset> all) throws IOException {
    WritableGroupImpl root = new WritableGroupImpl(null, "/");
    for (FlatDataset dataset : all) {
      FlatNode node = new FlatNode(root, dataset);
      root.putDataset(dataset.name(), node);
      nodes.put(dataset.name(), node);
      datasets.put(dataset.name(), dataset);
    }
    Superblock.SuperblockV2V3 superblock = new Superblock.SuperblockV2V3();
    long end =
        root.write(new HdfFileChannel(channel, superblock), WritableHdfFile.ROOT_GROUP_ADDRESS);
    writeAt(superblock.toBuffer(end), 0);
    if (channel.size() < end) {
      writeAt(ByteBuffer.allocate(1), end - 1);
    }
  }

  /** Writes bytes as elements of a dataset, from the given one on. */
  public void write(String name, long firstElement, ByteBuffer bytes) throws IOException {
    FlatDataset dataset = datasets.get(name);
    long offset = firstElement * dataset.type().size();
    if (offset < 0 || offset + bytes.remaining() > dataset.bytes()) {
      throw new IndexOutOfBoundsException(
          bytes.remaining() + " bytes from element " + firstElement + " of " + dataset);
    }
    writeAt(bytes, nodes.get(name).elements() + offset);
  }

  /** Writes doubles as elements of a dataset, from the given one on. */
  public void write(String name, long firstElement, double[] values, int from, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values, from, count);
    write(name, firstElement, bytes);
  }

  /** Writes strings as the first elements of a dataset. */
  public void write(String name, List<String> values) throws IOException {
    int size = datasets.get(name).type().size();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(size, values.size()));
    for (int i = 0; i < values.size(); i++) {
      bytes.position(i * size).put(values.get(i).getBytes(StandardCharsets.UTF_8));
    }
    write(name, 0, bytes.rewind());
  }

  /** Sets every element of a dataset of doubles. */
  public void fill(String name, double value) throws IOException {
    long left = datasets.get(name).bytes();
    ByteBuffer piece =
        ByteBuffer.allocate((int) Math.min(PIECE, left)).order(ByteOrder.LITTLE_ENDIAN);
    while (piece.hasRemaining()) {
      piece.putDouble(value);
    }
    long element = 0;
    while (left > 0) {
      piece.rewind().limit((int) Math.min(piece.capacity(), left));
      left -= piece.limit();
      int count = piece.limit() / Double.BYTES;
      write(name, element, piece);
      element += count;
    }
  }

  private void writeAt(ByteBuffer bytes, long address) throws IOException {
    long position = address;
    try {
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    } catch (IOException e) {
      throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
