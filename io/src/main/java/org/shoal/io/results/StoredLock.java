package org.shoal.io.results;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second run out of results in a store, which has no locks. Each run puts a claim there, a
 * file of its own that says who it is, and has the lock when it then sees no other's. Of runs that
 * begin in the same moment none may see itself alone; each of them takes its claim back, waits for
 * a while of its own, and gives up when another is there by then. It takes a store whose listings
 * show at once what was written, as Google's, Amazon's and Hadoop's do. A process that is killed
 * leaves its claim behind.
 */
final class StoredLock implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredLock.class);
  private static final String CLAIM = ".lock";
  private static final int ATTEMPTS = 4;
  private static final int MAX_WAIT_MILLIS = 1000;

  private final String claim;
  private final Thread atExit;

  private StoredLock(String claim) {
    this.claim = claim;
    this.atExit = new Thread(this::remove, "remove " + claim);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Takes the lock.
   *
   * @throws InvalidInputException if another run has it, saying which and what to do if it is gone
   */
  static StoredLock take(ResultFolder folder) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<StoredLock> lock = takeIfAlone(folder);
      if (lock.isPresent()) {
        return lock.get();
      }
      pause();
    }
    throw new InvalidInputException(
        folder.location(), "", "other runs begin to write there at the same time, again and again");
  }

  private static Optional<StoredLock> takeIfAlone(ResultFolder folder) throws IOException {
    for (String claim : claims(folder)) {
      refuse(folder, claim);
    }
    StoredLock lock = claim(folder);
    boolean alone = false;
    try {
      alone = claims(folder).equals(List.of(lock.claim));
    } finally {
      if (!alone) {
        lock.close();
      }
    }
    return alone ? Optional.of(lock) : Optional.empty();
  }

  private static void refuse(ResultFolder folder, String claim) throws IOException {
    Optional<String> owner = owner(claim);
    if (owner.isPresent()) {
      throw new InvalidInputException(
          folder.location(),
          "",
          "another run is writing there: %s; if it no longer exists, remove %s"
              .formatted(owner.get(), claim));
    }
  }

  private static StoredLock claim(ResultFolder folder) throws IOException {
    String claim = folder.location(CLAIM + "-" + UUID.randomUUID());
    StoredFile.write(claim, local -> Files.writeString(local, ResultLock.owner()));
    return new StoredLock(claim);
  }

  /** Who has the lock, in words; empty when nobody has. */
  static Optional<String> holder(ResultFolder folder) throws IOException {
    for (String claim : claims(folder)) {
      Optional<String> owner = owner(claim);
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  private static List<String> claims(ResultFolder folder) throws IOException {
    return BeamFiles.match(folder.location(CLAIM) + "*").stream()
        .map(claim -> claim.resourceId().toString())
        .toList();
  }

  private static Optional<String> owner(String claim) throws IOException {
    return StoredFile.readIfPresent(claim).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_WAIT_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a lock");
    }
  }

  private void remove() {
    try {
      StoredFile.delete(claim);
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} is left behind: {}", claim, e.toString());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook removes the claim.
      return;
    }
    StoredFile.delete(claim);
  }
}
