package org.shoal.io.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.shoal.io.files.BeamFiles;

/**
 * A footage file on this machine's disk: itself when it is local, else a temporary copy that goes
 * away on close.
 */
public final class StagedFootage implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private StagedFootage(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * Stages a file.
   *
   * @param uri a path or a Beam filesystem URI
   * @throws IOException if a remote file cannot be read or the disk cannot hold it
   */
  public static StagedFootage open(String uri) throws IOException {
    if (!BeamFiles.isRemote(uri)) {
      return new StagedFootage(BeamFiles.local(uri), false);
    }
    Path copy = Files.createTempFile("shoal-footage-", ".video");
    try (InputStream in = BeamFiles.open(uri)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return new StagedFootage(copy, true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** Where the footage lies until this is closed. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
