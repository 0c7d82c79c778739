package org.shoal.io.results;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.StoredFile;

/**
 * Keeps a second run out of results in a store, which has no locks: a file says who is at work. Two
 * runs that begin in the same moment are not told apart, and a process that is killed leaves the
 * file behind.
 */
public final class StoredLock implements Closeable {
  private final String file;
  private final Thread atExit;

  private StoredLock(String file) {
    this.file = file;
    this.atExit = new Thread(this::remove, "remove " + file);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Takes the lock.
   *
   * @throws InvalidInputException if another run has it, saying which and what to do if it is gone
   */
  public static StoredLock take(ResultFolder folder) throws IOException {
    Optional<String> holder = holder(folder);
    if (holder.isPresent()) {
      throw new InvalidInputException(
          folder.location(),
          "",
          "another run is writing there: %s; if it no longer exists, remove %s"
              .formatted(holder.get(), file(folder)));
    }
    StoredFile.write(file(folder), local -> Files.writeString(local, ResultLock.owner()));
    return new StoredLock(file(folder));
  }

  /** Who has the lock, in words; empty when nobody has. */
  static Optional<String> holder(ResultFolder folder) throws IOException {
    return StoredFile.readIfPresent(file(folder))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static String file(ResultFolder folder) {
    return folder.location(".lock");
  }

  private void remove() {
    try {
      StoredFile.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (Runtime.getRuntime().removeShutdownHook(atExit)) {
      StoredFile.delete(file);
    }
  }
}
