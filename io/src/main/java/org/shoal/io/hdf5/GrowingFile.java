package org.shoal.io.hdf5;

import io.jhdf.Superblock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file while chunks are added to it. Bytes are only ever added at the end until {@link #commit}
 * makes them part of the datasets, so that at each commit the file is a whole HDF5 file.
 */
final class GrowingFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final List<DatasetSpec> specs;
  private final int frameDatasets;
  private final long[] eventRows;
  private final List<ChunkTree> trees = new ArrayList<>();
  private final List<Long> headers;
  private long end;

  private GrowingFile(Path path, FileChannel channel, FileLayout layout, Provenance provenance)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.specs = layout.all();
    this.frameDatasets = layout.datasets().size();
    this.eventRows = new long[layout.events().size()];
    specs.forEach(spec -> trees.add(new ChunkTree(spec)));
    Skeleton skeleton = Skeleton.write(channel, layout, provenance);
    headers = skeleton.headers();
    end = skeleton.heapAddress();
    append(skeleton.heap());
    commit(0);
  }

  /** Makes a file without rows; one that was there is overwritten. */
  static GrowingFile create(Path path, FileLayout layout, Provenance provenance)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      return new GrowingFile(path, channel, layout, provenance);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Sets room aside at the end and returns its address. */
  long allocate(long bytes) {
    long address = end;
    end += bytes;
    return address;
  }

  /** Writes at the end and returns the address of the first byte. */
  long append(ByteBuffer bytes) throws IOException {
    long address = allocate(bytes.remaining());
    write(bytes, address);
    return address;
  }

  /** Writes all the bytes at an address. */
  void write(ByteBuffer bytes, long address) throws IOException {
    long position = address;
    try {
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    } catch (IOException e) {
      throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Makes bytes in the file the next chunk of each dataset.
   *
   * @param firstRow the chunks' first frame
   * @param addresses where each dataset's chunk lies
   * @param lengths its bytes; 0 for a chunk that is left out
   */
  void addChunks(long firstRow, long[] addresses, int[] lengths) {
    for (int dataset = 0; dataset < lengths.length; dataset++) {
      if (lengths[dataset] > 0) {
        trees.get(dataset).add(firstRow, addresses[dataset], lengths[dataset]);
      }
    }
  }

  /**
   * Makes bytes in the file the next chunk of a dataset of events.
   *
   * @param event its position among these datasets
   * @param rows rows in the chunk
   */
  void addEvents(int event, long address, int length, int rows) {
    trees.get(frameDatasets + event).add(eventRows[event], address, length);
    eventRows[event] += rows;
  }

  /**
   * Makes all chunks so far part of the datasets and sets the number of their rows, which is that
   * of the frames but for datasets of events. What refers to something is written after it.
   */
  void commit(long frames) throws IOException {
    List<Long> roots = new ArrayList<>();
    for (ChunkTree tree : trees) {
      roots.add(tree.write(this));
    }
    write(new Superblock.SuperblockV2V3().toBuffer(end), 0);
    for (int i = 0; i < specs.size(); i++) {
      long rows = i < frameDatasets ? frames : eventRows[i - frameDatasets];
      write(DatasetHeader.of(specs.get(i), rows, roots.get(i)), headers.get(i));
    }
  }

  /** Makes sure that everything written has reached the disk. */
  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
