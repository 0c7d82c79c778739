package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.AtomicFile;

/** Makes an HDF5 file with a row for each frame of a recording from the shards of its windows. */
public final class FrameFile {
  private final FileLayout layout;
  private final int windowFrames;
  private final long frames;
  private final ShardRef[] byWindow;
  private final Map<String, EventRows> events = new HashMap<>();

  private FrameFile(FileLayout layout, long frames, List<ShardRef> shards, List<EventRows> events) {
    this.layout = layout;
    this.windowFrames = layout.datasets().get(FileLayout.FRAME_INDEX).chunkRows();
    this.frames = frames;
    this.byWindow = new ShardRef[Math.toIntExact((frames + windowFrames - 1) / windowFrames)];
    shards.forEach(this::place);
    events.forEach(rows -> this.events.put(rows.dataset(), rows));
  }

  /**
   * Copies the shards' chunks into one file. The file has a row for each frame of the recording: a
   * window without a shard has its frame indices and otherwise fill values. The bytes depend on the
   * windows, the layout and the provenance alone, not on the order of the shards. The target is
   * whole or, after any failure, as it was before. Shards stay where they are.
   *
   * @param target the file; one that is there is replaced
   * @param layout the layout the shards were written with
   * @param frames number of frames of the recording, 0 or more
   * @param provenance the attributes of the file's root
   * @param shards at most one a window; two of one window must have the same content
   * @param events the rows of the layout's datasets of events; a dataset without has none
   * @throws InvalidInputException if a shard is truncated, damaged or of another recording, naming
   *     its file
   * @throws IOException if a shard cannot be opened or the file cannot be written
   */
  public static void assemble(
      Path target,
      FileLayout layout,
      long frames,
      Provenance provenance,
      List<ShardRef> shards,
      List<EventRows> events)
      throws IOException {
    if (frames < 0) {
      throw new IllegalArgumentException("a recording has no " + frames + " frames");
    }
    FrameFile plan = new FrameFile(layout, frames, shards, events);
    AtomicFile.write(target, partial -> plan.write(partial, provenance));
  }

  private void place(ShardRef shard) {
    long window = shard.key().index();
    require(shard, window >= 0 && window < byWindow.length, "the recording has no such window");
    require(shard, shard.frames() == framesOf((int) window), "another number of frames");
    require(
        shard, shard.lengths().length == layout.datasets().size(), "another number of datasets");
    ShardRef known = byWindow[(int) window];
    require(
        shard,
        known == null
            || (known.crc32() == shard.crc32() && Arrays.equals(known.lengths(), shard.lengths())),
        "differs from another shard of this window");
    if (known == null || shard.path().compareTo(known.path()) < 0) {
      byWindow[(int) window] = shard;
    }
  }

  private int framesOf(int window) {
    return (int) Math.min(windowFrames, frames - (long) window * windowFrames);
  }

  private static void require(ShardRef shard, boolean holds, String fault) {
    if (!holds) {
      throw new InvalidInputException(
          shard.path(),
          "window " + shard.key().index() + " of " + shard.key().recording(),
          "does not belong into this file: " + fault);
    }
  }

  private void write(Path path, Provenance provenance) throws IOException {
    try (GrowingFile file = GrowingFile.create(path, layout, provenance);
        ChunkDeflater deflater = new ChunkDeflater()) {
      ShardCopy copy = new ShardCopy(file);
      for (int window = 0; window < byWindow.length; window++) {
        if (byWindow[window] == null) {
          addFrameIndex(file, window, deflater);
        } else {
          copy.add(byWindow[window], (long) window * windowFrames);
        }
      }
      for (int event = 0; event < layout.events().size(); event++) {
        addEvents(file, event, deflater);
      }
      file.commit(frames);
    }
  }

  private void addFrameIndex(GrowingFile file, int window, ChunkDeflater deflater)
      throws IOException {
    long firstFrame = (long) window * windowFrames;
    ChunkBuffer chunk = new ChunkBuffer(layout.datasets().get(FileLayout.FRAME_INDEX));
    for (int i = 0; i < framesOf(window); i++) {
      chunk.elements().putLong(Long.BYTES * i, firstFrame + i);
    }
    byte[] bytes = chunk.compressed(deflater);
    long[] addresses = new long[layout.datasets().size()];
    int[] lengths = new int[addresses.length];
    addresses[FileLayout.FRAME_INDEX] = file.append(ByteBuffer.wrap(bytes));
    lengths[FileLayout.FRAME_INDEX] = bytes.length;
    file.addChunks(firstFrame, addresses, lengths);
  }

  private void addEvents(GrowingFile file, int event, ChunkDeflater deflater) throws IOException {
    DatasetSpec spec = layout.events().get(event);
    ByteBuffer left = events.getOrDefault(spec.path(), EventRows.none(spec)).elements();
    ChunkBuffer chunk = new ChunkBuffer(spec);
    while (left.hasRemaining()) {
      int rows = Math.min(spec.chunkRows(), left.remaining() / spec.rowBytes());
      chunk.clear();
      chunk.elements().put(0, left, left.position(), rows * spec.rowBytes());
      left.position(left.position() + rows * spec.rowBytes());
      byte[] bytes = chunk.compressed(deflater);
      file.addEvents(event, file.append(ByteBuffer.wrap(bytes)), bytes.length, rows);
    }
  }
}
