package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;

/** Makes the results of a recording as a job does, but in one process and at once. */
public final class FinishedFolder {
  private FinishedFolder() {}

  /**
   * Writes every result file.
   *
   * @param windowFrames frames of each of the windows but the last
   * @return the recording's folder
   */
  public static Path write(
      Path output, Recording recording, List<SmoothedWindow> windows, int windowFrames)
      throws IOException {
    ResultFolder folder = new ResultFolder(output.toString(), recording.name());
    TrackingLayout layout = new TrackingLayout(recording.cameraNames(), 9, windowFrames);
    ShardWriter writer = new ShardWriter(recording, folder, layout);
    List<WindowShards> shards = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      shards.add(writer.write(window));
    }
    new ResultAssembler(recording, folder, layout, Provenance.none(), 1)
        .assemble(shards, List.of());
    folder.removeWork();
    return folder.root();
  }
}
