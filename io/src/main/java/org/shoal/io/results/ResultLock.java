package org.shoal.io.results;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.shoal.io.InvalidInputException;

/**
 * Keeps a second run out of a recording's results while one writes them. The operating system holds
 * the lock, so that it ends with the process, however that ends.
 */
final class ResultLock implements Closeable {
  private final Path file;
  private final FileChannel channel;

  private ResultLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock; the folder is made if need be.
   *
   * @throws InvalidInputException if another run has it, saying which
   * @throws IOException if the folder cannot be written or its file system has no locks
   */
  static ResultLock take(ResultFolder folder) throws IOException {
    Files.createDirectories(folder.root());
    Path file = file(folder);
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        Optional<String> opened = identity(file);
        if (!lock(channel)) {
          throw new InvalidInputException(
              folder.root().toString(), "", "another run is writing there: " + read(file));
        }
        if (opened.isPresent() && opened.equals(identity(file))) {
          write(channel);
          return new ResultLock(file, channel);
        }
        channel.close();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }

  /** Who has the lock, in words; empty when nobody has. Does not keep anybody waiting. */
  static Optional<String> holder(ResultFolder folder) throws IOException {
    Path file = file(folder);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      // Shared, so that somebody else who asks at the same time is not taken for a run.
      boolean free = channel.tryLock(0, Long.MAX_VALUE, true) != null;
      return free ? Optional.empty() : Optional.of(read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      return Optional.of(read(file));
    }
  }

  private static Path file(ResultFolder folder) {
    return folder.root().resolve(".lock");
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * What tells a file from another that later has its name. Whoever had the lock before removes its
   * file, and a lock on a file that is gone keeps nobody out. The file must not be opened for this:
   * closing it again would give up the lock.
   */
  private static Optional<String> identity(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(String.valueOf(attributes.fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void write(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** This process, in words. */
  static String owner() {
    return "process %d on %s since %s"
        .formatted(
            ProcessHandle.current().pid(), host(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unknown host";
    }
  }
}
