package org.shoal.io.resume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Digests;

/**
 * Tells a footage file from another, or from what it was before it was changed, without reading
 * terabytes: its size, the time of its last change and samples of its bytes. A file that was copied
 * counts as another one.
 */
final class FootageFingerprint {
  private static final int SAMPLES = 16;
  private static final int SAMPLE_BYTES = 1 << 14;

  private FootageFingerprint() {}

  /**
   * The fingerprint of a file, in hexadecimal.
   *
   * @throws IOException if there is no such file or it cannot be read
   */
  static String of(String uri) throws IOException {
    List<MatchResult.Metadata> found = BeamFiles.match(uri);
    if (found.size() != 1) {
      throw new IOException("there is no file " + uri);
    }
    MatchResult.Metadata file = found.get(0);
    var digest = Digests.sha256();
    ByteBuffer facts = ByteBuffer.allocate(2 * Long.BYTES);
    facts.putLong(file.sizeBytes()).putLong(file.lastModifiedMillis());
    digest.update(facts.flip());
    try (ReadableByteChannel channel = FileSystems.open(file.resourceId())) {
      if (channel instanceof SeekableByteChannel seekable) {
        for (int sample = 0; sample < SAMPLES; sample++) {
          digest.update(sample(seekable, file.sizeBytes(), sample));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Samples lie evenly, the first at the start and the last at the end. */
  private static ByteBuffer sample(SeekableByteChannel file, long size, int sample)
      throws IOException {
    long last = Math.max(0, size - SAMPLE_BYTES);
    file.position(last / (SAMPLES - 1) * sample + last % (SAMPLES - 1) * sample / (SAMPLES - 1));
    ByteBuffer bytes = ByteBuffer.allocate(SAMPLE_BYTES);
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = file.read(bytes);
    }
    return bytes.flip();
  }
}
