package org.shoal.io.hdf5;

import java.io.Serializable;
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
}
