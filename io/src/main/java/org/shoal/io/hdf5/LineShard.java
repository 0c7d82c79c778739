package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
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
  private long firstFrameBeyond;
  private int framesBeyond;
  private int rowsBeyond;

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
    firstFrameBeyond = -1;
    framesBeyond = 0;
    rowsBeyond = 0;
    long first = window.frames().firstFrame();
    for (int f = 0; f < window.frames().frameCount(); f++) {
      chunks.setFrame(f, first + f);
    }
    for (int camera = 0; camera < window.cameras().size(); camera++) {
      put(window.cameras().get(camera), camera, first, chunks);
    }
    return shard.write(window.frames(), new Beyond(firstFrameBeyond, framesBeyond, rowsBeyond));
  }

  private void put(CameraRows rows, int camera, long firstFrame, FrameChunks chunks) {
    long[] frame = rows.tracks().frame();
    int slot = 0;
    for (int row = 0; row < frame.length; row++) {
      slot = row > 0 && frame[row] == frame[row - 1] ? slot + 1 : 0;
      if (slot < layout.maxTracks()) {
        int element = (int) (frame[row] - firstFrame) * layout.maxTracks() + slot;
        put(rows, row, element, LineLayout.FIRST_CAMERA + LineLayout.PER_CAMERA * camera, chunks);
      } else {
        countBeyond(frame[row], slot == layout.maxTracks());
      }
    }
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

  private void countBeyond(long frame, boolean firstOfFrame) {
    firstFrameBeyond = rowsBeyond == 0 ? frame : Math.min(firstFrameBeyond, frame);
    framesBeyond += firstOfFrame ? 1 : 0;
    rowsBeyond++;
  }
}
