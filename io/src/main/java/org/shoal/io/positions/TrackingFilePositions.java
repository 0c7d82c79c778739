package org.shoal.io.positions;

import java.io.IOException;
import java.nio.file.Path;
import org.shoal.io.InvalidInputException;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;

/** Goes through a {@code tracking.h5}, a chunk of frames in memory at a time. */
final class TrackingFilePositions implements PositionReader {
  private static final int MOST_FRAMES = 10_000;

  private final String file;
  private final TrackingReader reader;
  private final PositionKind kind;
  private final int slots;
  private final int chunk;
  private long chunkFirst;
  private TrackingRows rows;
  private float[] positions;
  private int inChunk;
  private long lastFrame = -1;

  private TrackingFilePositions(String file, TrackingReader reader, PositionKind kind) {
    this.file = file;
    this.reader = reader;
    this.kind = kind;
    this.slots = reader.layout().maxFish();
    this.chunk = Math.min(MOST_FRAMES, reader.layout().chunkFrames());
    this.rows = load(0);
  }

  /** The positions of a kind in a file. */
  static PositionSource of(Path file, PositionKind kind) {
    return () -> {
      TrackingReader reader = TrackingReader.open(file);
      try {
        return new TrackingFilePositions(file.toString(), reader, kind);
      } catch (RuntimeException e) {
        reader.close();
        throw e;
      }
    };
  }

  @Override
  public boolean next(PositionFrame into) throws IOException {
    if (inChunk == rows.frames()) {
      chunkFirst += rows.frames();
      if (chunkFirst == reader.frames()) {
        return false;
      }
      rows = load(chunkFirst);
      inChunk = 0;
    }
    into.begin(frameIndex());
    for (int slot = inChunk * slots; slot < (inChunk + 1) * slots; slot++) {
      addSlot(into, slot);
    }
    inChunk++;
    return true;
  }

  private void addSlot(PositionFrame into, int slot) {
    int id = rows.fishId()[slot];
    boolean counts = id >= 0 && (kind == PositionKind.SMOOTHED || rows.confirmed()[slot] != 0);
    float x = positions[3 * slot];
    float y = positions[3 * slot + 1];
    float z = positions[3 * slot + 2];
    if (counts && Float.isFinite(x) && Float.isFinite(y) && Float.isFinite(z)) {
      if (into.has(id)) {
        throw wrong("fish_id", "fish " + id + " stands twice in this frame");
      }
      into.add(id, x, y, z);
    }
  }

  private TrackingRows load(long first) {
    int count = (int) Math.min(chunk, reader.frames() - first);
    TrackingRows loaded = reader.readFish(first, count);
    positions =
        kind == PositionKind.SMOOTHED
            ? reader.readSmoothed(first, count).centroid()
            : loaded.centroid();
    return loaded;
  }

  private long frameIndex() {
    long frame = rows.frameIndex()[inChunk];
    if (frame <= lastFrame) {
      throw wrong("frame_index", "is %d after %d, not ascending".formatted(frame, lastFrame));
    }
    lastFrame = frame;
    return frame;
  }

  private InvalidInputException wrong(String dataset, String reason) {
    String place = "/tracking/%s, row %d".formatted(dataset, chunkFirst + inChunk);
    return new InvalidInputException(file, place, reason);
  }

  @Override
  public void close() {
    reader.close();
  }
}
