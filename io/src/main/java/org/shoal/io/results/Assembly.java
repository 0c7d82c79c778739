package org.shoal.io.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;

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

  /** What became of each camera's frames, in the recording's order. */
  public List<FrameAccount> accounts() {
    Map<String, FrameAccount> sums = new LinkedHashMap<>();
    for (RecordingCamera camera : recording.cameras()) {
      sums.put(camera.name(), new FrameAccount(camera.name(), 0, 0, 0, 0, 0));
    }
    for (WindowShards<F> window : windows) {
      window
          .accounts()
          .forEach(account -> sums.merge(account.camera(), account, FrameAccount::plus));
    }
    return List.copyOf(sums.values());
  }
}
