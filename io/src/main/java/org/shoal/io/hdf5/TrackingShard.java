package org.shoal.io.hdf5;

import java.io.IOException;
import org.shoal.io.tracking.SmoothedWindow;

/**
 * Writes the finished chunks of tracked windows into shard files, as {@link FrameShard} does. Not
 * safe for use by several threads.
 */
public final class TrackingShard {
  private final TrackingLayout layout;
  private final FrameShard shard;

  /**
   * Makes a writer of shards.
   *
   * @param layout of the file to be
   * @param folder where the shard files go, a path or the URI of a Beam filesystem; made when it is
   *     not there
   */
  public TrackingShard(TrackingLayout layout, String folder) {
    this.layout = layout;
    this.shard = new FrameShard(layout.file(), folder);
  }

  /**
   * Writes a window's shard.
   *
   * @throws IllegalArgumentException if the window does not fit the layout or contradicts itself
   */
  public ShardRef write(SmoothedWindow window) throws IOException {
    shard.chunks().clear();
    WindowRows rows = new WindowRows(layout, window, new ChunkRows(layout, shard.chunks()));
    rows.fill();
    return shard.write(window.frames(), rows.beyond());
  }
}
