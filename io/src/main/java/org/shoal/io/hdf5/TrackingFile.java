package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.AtomicFile;

/** Makes a {@code tracking.h5} from the shards of its windows. */
public final class TrackingFile {
  private final TrackingLayout layout;
  private final long frames;
  private final ShardRef[] byWindow;

  private TrackingFile(TrackingLayout layout, long frames, List<ShardRef> shards) {
    this.layout = layout;
    this.frames = frames;
    this.byWindow = new ShardRef[Math.toIntExact(layout.windows(frames))];
    shards.forEach(this::place);
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
   * @throws InvalidInputException if a shard is truncated, damaged or of another recording, naming
   *     its file
   * @throws IOException if a shard cannot be opened or the file cannot be written
   */
  public static void assemble(
      Path target, TrackingLayout layout, long frames, Provenance provenance, List<ShardRef> shards)
      throws IOException {
    if (frames < 0) {
      throw new IllegalArgumentException("a recording has no " + frames + " frames");
    }
    TrackingFile plan = new TrackingFile(layout, frames, shards);
    AtomicFile.write(target, partial -> plan.write(partial, provenance));
  }

  private void place(ShardRef shard) {
    long window = shard.key().index();
    require(shard, window >= 0 && window < byWindow.length, "the recording has no such window");
    require(shard, shard.frames() == layout.framesOf(window, frames), "another number of frames");
    require(shard, shard.lengths().length == layout.datasetCount(), "another number of datasets");
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

  private static void require(ShardRef shard, boolean holds, String fault) {
    if (!holds) {
      throw new InvalidInputException(
          shard.path(),
          "window " + shard.key().index() + " of " + shard.key().recording(),
          "does not belong into this file: " + fault);
    }
  }

  private void write(Path path, Provenance provenance) throws IOException {
    try (GrowingFile file = GrowingFile.create(path, layout.file(), provenance)) {
      ShardCopy copy = new ShardCopy(file);
      for (int window = 0; window < byWindow.length; window++) {
        long firstFrame = (long) window * layout.chunkFrames();
        if (byWindow[window] == null) {
          addFrameIndex(file, window, firstFrame);
        } else {
          copy.add(byWindow[window], firstFrame);
        }
      }
      file.commit(frames);
    }
  }

  private void addFrameIndex(GrowingFile file, int window, long firstFrame) throws IOException {
    ChunkBuffer chunk = new ChunkBuffer(layout.datasets().get(TrackingLayout.FRAME_INDEX));
    for (int i = 0; i < layout.framesOf(window, frames); i++) {
      chunk.elements().putLong(Long.BYTES * i, firstFrame + i);
    }
    try (ChunkDeflater deflater = new ChunkDeflater()) {
      byte[] bytes = chunk.compressed(deflater);
      long[] addresses = new long[layout.datasetCount()];
      int[] lengths = new int[layout.datasetCount()];
      addresses[TrackingLayout.FRAME_INDEX] = file.append(ByteBuffer.wrap(bytes));
      lengths[TrackingLayout.FRAME_INDEX] = bytes.length;
      file.addChunks(firstFrame, addresses, lengths);
    }
  }
}
