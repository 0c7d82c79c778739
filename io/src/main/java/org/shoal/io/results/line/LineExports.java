package org.shoal.io.results.line;

import java.nio.file.Path;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WallClock;
import org.shoal.io.results.ResultFolder;

/**
 * Names of the files that operators take away: {@code <recording>_YYYY-MM-DD_HH-MM-SS.ext}, the
 * time being the recording's start.
 */
public final class LineExports {
  private LineExports() {}

  /** The name with an extension, without its dot. */
  public static String name(Recording recording, String extension) {
    return recording.name() + "_" + WallClock.of(recording).stamp() + "." + extension;
  }

  /** The rows of all frames, comma-separated. */
  static Path csv(ResultFolder folder, Recording recording) {
    return folder.root().resolve(name(recording, "csv"));
  }

  /** The history of each bottle, JSON. */
  static Path history(ResultFolder folder, Recording recording) {
    return folder.root().resolve(name(recording, "json"));
  }

  /** The session in words. */
  static Path session(ResultFolder folder, Recording recording) {
    return folder.root().resolve(name(recording, "txt"));
  }
}
