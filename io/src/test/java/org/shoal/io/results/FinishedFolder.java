package org.shoal.io.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.tank.TankFormat;
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
    return write(TankFormat.of(9, windowFrames), output, recording, windows, windowFrames);
  }

  private static <W extends ResultWindow, F> Path write(
      ResultFormat<W, F> format,
      Path output,
      Recording recording,
      List<W> windows,
      int windowFrames)
      throws IOException {
    ResultsConfig config =
        ResultsConfig.of(output.toString(), List.of(recording))
            .withWindowFrames(windowFrames)
            .withMaxBadFrameFraction(1);
    ResultFolder folder = config.folder(recording.name());
    ShardWriter<W, F> writer = new ShardWriter<>(format, recording, folder);
    List<WindowShards<F>> shards = new ArrayList<>();
    for (W window : windows) {
      shards.add(writer.write(window));
    }
    new ResultAssembler<>(format, config, recording).assemble(shards, List.of());
    folder.removeWork();
    return folder.root();
  }
}
