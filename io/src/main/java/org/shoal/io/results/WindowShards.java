package org.shoal.io.results;

import java.util.List;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.hdf5.ShardRef;

/**
 * One frame window's part of every result file, written by a worker and waiting to be assembled.
 *
 * @param chunks the window's chunks of the HDF5 file
 * @param tables one Parquet shard a table, in the order of {@link ResultFormat#tables}
 * @param accounts one a camera, in the recording's order
 * @param facts what else the last step must know
 */
public record WindowShards<F>(
    ShardRef chunks, List<String> tables, List<FrameAccount> accounts, F facts) {
  public WindowShards {
    tables = List.copyOf(tables);
    accounts = List.copyOf(accounts);
  }
}
