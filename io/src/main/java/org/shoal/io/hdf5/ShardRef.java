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
 * @param beyond the window's rows that are not in the shard for want of slots
 */
public record ShardRef(
    WindowKey key, int frames, String path, int[] lengths, long crc32, Beyond beyond)
    implements Serializable {

  /** Where the shard file lies. */
  public String folder() {
    return path.substring(0, path.lastIndexOf('/'));
  }

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

  /**
   * What the recording's owner should know: rows that are not in the file for want of slots.
   *
   * @param what what the rows are of
   * @param file the file's name
   * @param id the identity whose highest values found no slot
   * @param option what makes more slots
   */
  Optional<Problem> problem(String what, String file, String id, String option) {
    if (beyond.rows() == 0) {
      return Optional.empty();
    }
    String message =
        "more %s than %s has slots for: %d rows, those of the highest %s in %d frames, are not in it; raise %s to have them"
            .formatted(what, file, beyond.rows(), id, beyond.frames(), option);
    return Optional.of(
        new Problem(
            key.recording(), "", "write", "", beyond.firstFrame(), beyond.frames(), message));
  }
}
