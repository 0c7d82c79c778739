package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a {@code tracking.h5} frame by frame, in one process and without a pipeline. A chunk of
 * frames is kept in memory; when it is full it goes to the file, which other processes can open
 * then and see all full chunks. Not safe for use by several threads.
 */
public final class TrackingWriter implements AutoCloseable {
  private final TrackingLayout layout;
  private final GrowingFile file;
  private final FrameChunks chunks;
  private final ChunkRows buffer;
  private final ChunkDeflater deflater = new ChunkDeflater();
  private long written;
  private int buffered;
  private long beyondMaxFish;
  private boolean closed;

  /**
   * Makes a file with room for 9 fish and chunks of 1000 frames; overwrites one that is there.
   *
   * @param path the file
   * @param cameraNames the cameras in order
   */
  public TrackingWriter(Path path, List<String> cameraNames) throws IOException {
    this(path, cameraNames, TrackingLayout.DEFAULT_MAX_FISH, TrackingLayout.DEFAULT_CHUNK_FRAMES);
  }

  /**
   * Makes a file; overwrites one that is there.
   *
   * @param path the file
   * @param cameraNames the cameras in order
   * @param maxFish slots for fish in each frame
   * @param chunkFrames frames a chunk holds
   */
  public TrackingWriter(Path path, List<String> cameraNames, int maxFish, int chunkFrames)
      throws IOException {
    layout = new TrackingLayout(cameraNames, maxFish, chunkFrames);
    chunks = new FrameChunks(layout.file());
    buffer = new ChunkRows(layout, chunks);
    file = GrowingFile.create(path, layout.file(), Provenance.none());
  }

  /**
   * Writes the next frame.
   *
   * @param frameIndex the recording's frame index
   * @param fish the frame's fish in any order; they take slots in ascending fishId
   * @return how many of them found no slot and are not in the file: those of the highest fishId
   * @throws IllegalArgumentException if two of them have one fishId or an array has not as many
   *     elements as there are cameras
   */
  public int writeFrame(long frameIndex, List<FishRow> fish) throws IOException {
    if (closed) {
      throw new IllegalStateException("the writer is closed");
    }
    List<FishRow> sorted = fish.stream().sorted(Comparator.comparingInt(FishRow::fishId)).toList();
    check(sorted);
    int slots = Math.min(sorted.size(), layout.maxFish());
    buffer.setFrame(buffered, frameIndex);
    for (int slot = 0; slot < slots; slot++) {
      put(slot, sorted.get(slot));
    }
    beyondMaxFish += sorted.size() - slots;
    buffered++;
    if (buffered == layout.chunkFrames()) {
      flush();
    }
    return sorted.size() - slots;
  }

  /** How many fish, summed over the frames, found no slot so far. */
  public long beyondMaxFish() {
    return beyondMaxFish;
  }

  /** Writes the frames that are left and closes the file. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      if (buffered > 0) {
        flush();
      }
      file.force();
    } finally {
      deflater.close();
    }
  }

  private void check(List<FishRow> sorted) {
    int cameras = layout.cameraNames().size();
    for (int i = 0; i < sorted.size(); i++) {
      FishRow row = sorted.get(i);
      if (i > 0 && sorted.get(i - 1).fishId() == row.fishId()) {
        throw new IllegalArgumentException("fish " + row.fishId() + " is there twice");
      }
      if (row.assignment().length != cameras || row.boxes().length != 4 * cameras) {
        throw new IllegalArgumentException(
            "fish " + row.fishId() + " needs " + cameras + " assignments and boxes");
      }
    }
  }

  private void put(int slot, FishRow fish) {
    buffer.setFish(buffered, slot, fish.fishId(), fish.nCameras(), fish.confirmed());
    buffer.setCentroid(buffered, slot, fish.x(), fish.y(), fish.z());
    buffer.setQuality(buffered, slot, fish.confidence(), fish.residualPx());
    for (int camera = 0; camera < layout.cameraNames().size(); camera++) {
      int[] box = fish.boxes();
      int at = 4 * camera;
      buffer.setAssignment(buffered, slot, camera, fish.assignment()[camera]);
      buffer.setBox(buffered, slot, camera, box[at], box[at + 1], box[at + 2], box[at + 3]);
    }
  }

  /** Adds no chunk to an index before all are in the file, so that close can try again. */
  private void flush() throws IOException {
    int datasets = layout.datasetCount();
    long[] addresses = new long[datasets];
    int[] lengths = new int[datasets];
    for (int dataset = 0; dataset < datasets; dataset++) {
      byte[] chunk = chunks.compressed(dataset, deflater);
      lengths[dataset] = chunk.length;
      addresses[dataset] = file.append(ByteBuffer.wrap(chunk));
    }
    file.addChunks(written, addresses, lengths);
    written += buffered;
    buffered = 0;
    chunks.clear();
    file.commit(written);
  }
}
