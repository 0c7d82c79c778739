package org.shoal.io.results;

import java.util.List;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.hdf5.ShardRef;

/**
 * One frame window's part of every result file, written by a worker and waiting to be assembled.
 *
 * @param tracking the window's chunks of tracking.h5
 * @param tables one Parquet shard a table, in the order of {@code ResultTable.all()}
 * @param accounts one a camera, in the recording's order
 * @param confirmedFish the identities confirmed in this window, ascending
 * @param detections number of detections in all cameras
 */
public record WindowShards(
    ShardRef tracking,
    List<String> tables,
    List<FrameAccount> accounts,
    int[] confirmedFish,
    long detections) {
  public WindowShards {
    tables = List.copyOf(tables);
    accounts = List.copyOf(accounts);
  }
}
