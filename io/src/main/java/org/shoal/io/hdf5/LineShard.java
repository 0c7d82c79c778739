package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * Writes the finished chunks of a line's windows into shard files, as {@link FrameShard} does. Not
 * safe for use by several threads.
 */
public final class LineShard {
  private final LineLayout layout;
  private final FrameShard shard;

  /**
   * Makes a writer of shards.
   *
   * @param layout of the file to be
   * @param folder where the shard files go, a path or the URI of a Beam filesystem
   */
  public LineShard(LineLayout layout, String folder) {
    this.layout = layout;
    this.shard = new FrameShard(layout.file(), folder);
  }

  /** Writes a window's shard. */
  public ShardRef write(LineWindow window) throws IOException {
    FrameChunks chunks = shard.chunks();
    chunks.clear();
    BitSet framesBeyond = new BitSet();
    int rowsBeyond = 0;
    long first = window.frames().firstFrame();
    for (int f = 0; f < window.frames().frameCount(); f++) {
      chunks.setFrame(f, first + f);
    }
    for (int camera = 0; camera < window.cameras().size(); camera++) {
      rowsBeyond += put(window.cameras().get(camera), camera, first, chunks, framesBeyond);
    }
    Beyond beyond =
        rowsBeyond == 0
            ? Beyond.NOTHING
            : new Beyond(
                first + framesBeyond.nextSetBit(0), framesBeyond.cardinality(), rowsBeyond);
    return shard.write(window.frames(), beyond);
  }

  /**
   * Sets a camera's rows.
   *
   * @param beyond takes the positions of frames with more rows than slots
   * @return number of rows without a slot
   */
  private int put(CameraRows rows, int camera, long firstFrame, FrameChunks chunks, BitSet beyond) {
    long[] frame = rows.tracks().frame();
    int rowsBeyond = 0;
    int slot = 0;
    for (int row = 0; row < frame.length; row++) {
      slot = row > 0 && frame[row] == frame[row - 1] ? slot + 1 : 0;
      if (slot < layout.maxTracks()) {
        int element = (int) (frame[row] - firstFrame) * layout.maxTracks() + slot;
        put(rows, row, element, LineLayout.FIRST_CAMERA + LineLayout.PER_CAMERA * camera, chunks);
      } else {
        beyond.set((int) (frame[row] - firstFrame));
        rowsBeyond++;
      }
    }
    return rowsBeyond;
  }

  private static void put(CameraRows rows, int row, int element, int dataset, FrameChunks chunks) {
    BoxTrackColumns tracks = rows.tracks();
    boolean detected = tracks.isDetected(row);
    chunks.elements(dataset).putInt(Integer.BYTES * element, tracks.trackId()[row]);
    ByteBuffer boxes = chunks.elements(dataset + 1);
    int at = 4 * Float.BYTES * element;
    boxes.putFloat(at, tracks.x()[row]);
    boxes.putFloat(at + Float.BYTES, tracks.y()[row]);
    boxes.putFloat(at + 2 * Float.BYTES, tracks.w()[row]);
    boxes.putFloat(at + 3 * Float.BYTES, tracks.h()[row]);
    float confidence = detected ? tracks.confidence()[row] : -1;
    chunks.elements(dataset + 2).putFloat(Float.BYTES * element, confidence);
    chunks.elements(dataset + 3).put(element, rows.state()[row]);
    chunks.elements(dataset + 4).put(element, (byte) (detected ? 0 : 1));
  }
}
