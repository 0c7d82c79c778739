package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.shoal.io.Problem;

/** Makes a {@code tracking.h5} from the shards of its windows. */
public final class TrackingFile {
  private TrackingFile() {}

  /**
   * Copies the shards' chunks into one file, as {@link FrameFile#assemble} does.
   *
   * @param target the file; one that is there is replaced
   * @param layout the layout the shards were written with
   * @param frames number of frames of the recording, 0 or more
   * @param provenance the attributes of the file's root
   * @param shards at most one a window; two of one window must have the same content
   */
  public static void assemble(
      Path target, TrackingLayout layout, long frames, Provenance provenance, List<ShardRef> shards)
      throws IOException {
    FrameFile.assemble(target, layout.file(), frames, provenance, shards, List.of());
  }

  /** What the recording's owner should know: fish that are not in the file for want of slots. */
  public static Optional<Problem> problem(ShardRef shard) {
    return shard.problem("fish", "tracking.h5", "fish_id", "maxFish");
  }
}
