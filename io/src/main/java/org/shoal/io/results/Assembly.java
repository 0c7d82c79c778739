package org.shoal.io.results;

import java.util.List;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.recording.Recording;

/**
 * All that is known when a recording's files are made.
 *
 * @param recording the recording, its number of frames known
 * @param folder where the files go
 * @param windows every window of the recording, in order
 * @param provenance what the files say of their origin
 */
public record Assembly<F>(
    Recording recording,
    ResultFolder folder,
    List<WindowShards<F>> windows,
    Provenance provenance) {
  public Assembly {
    windows = List.copyOf(windows);
  }

  /** The windows' HDF5 shards, in order. */
  public List<ShardRef> chunks() {
    return windows.stream().map(WindowShards::chunks).toList();
  }
}
