package org.shoal.io.hdf5;

import java.io.Serializable;
import java.util.Optional;
import org.shoal.io.Problem;
import org.shoal.io.recording.WindowKey;

/**
 * A shard file and where in it the chunks of one window lie: all that has to reach the step that
 * assembles the file. The array must not be changed.
 *
 * @param key the recording and the window
 * @param frames frames the window has
 * @param path the shard file, a path or the URI of a Beam filesystem
 * @param lengths shape (datasets), in the layout's order: bytes of the dataset's chunk, which
 *     follows the one before without a gap; 0 for a chunk of fill values only, which is left out
 * @param crc32 of all bytes of the shard file
 * @param firstFrameBeyond recording frame index of the first frame that has more fish than slots;
 *     -1 when none has
 * @param framesBeyond number of frames that have more fish than slots
 * @param fishBeyond how many fish, summed over the window's frames, have no slot
 */
public record ShardRef(
    WindowKey key,
    int frames,
    String path,
    int[] lengths,
    long crc32,
    long firstFrameBeyond,
    int framesBeyond,
    int fishBeyond)
    implements Serializable {

  /** Bytes of the shard file. */
  public long bytes() {
    return offset(lengths.length);
  }

  /** Where in the shard file a dataset's chunk starts. */
  long offset(int dataset) {
    long sum = 0;
    for (int i = 0; i < dataset; i++) {
      sum += lengths[i];
    }
    return sum;
  }

  /** What the recording's owner should know: fish that are not in the file for want of slots. */
  public Optional<Problem> problem() {
    if (fishBeyond == 0) {
      return Optional.empty();
    }
    String message =
        "more fish than tracking.h5 has slots for: "
            + fishBeyond
            + " rows, those of the highest fish_id in "
            + framesBeyond
            + " frames, are not in it; raise maxFish to have them";
    return Optional.of(
        new Problem(key.recording(), "", "write", "", firstFrameBeyond, framesBeyond, message));
  }
}
