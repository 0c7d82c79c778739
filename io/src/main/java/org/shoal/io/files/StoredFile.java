package org.shoal.io.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.BackOff;
import org.apache.beam.sdk.util.BackOffUtils;
import org.apache.beam.sdk.util.FluentBackoff;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.beam.sdk.util.Sleeper;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Throwables;
import org.joda.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results' files, on a local or mounted disk or in any store that Beam knows. Stores are asked for
 * no more than object stores can do: to take a file from its first byte to its last, to give it
 * back in the same way, to list and to delete. They show a file once it is whole.
 */
public final class StoredFile {
  private static final Logger LOG = LoggerFactory.getLogger(StoredFile.class);
  private static final FluentBackoff ATTEMPTS =
      FluentBackoff.DEFAULT.withInitialBackoff(Duration.millis(200)).withMaxRetries(4);

  private StoredFile() {}

  /**
   * Writes a file, which appears whole or not at all and replaces what was there. For a store it is
   * made on the local disk and copied there.
   *
   * @throws IOException naming the file
   */
  public static void write(String target, AtomicFile.Content content) throws IOException {
    if (!BeamFiles.isRemote(target)) {
      AtomicFile.write(BeamFiles.local(target), content);
      return;
    }
    Path folder = Files.createTempDirectory("shoal-");
    Path file = folder.resolve("file");
    try {
      content.writeTo(file);
      upload(file, target);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** Makes an empty file, unless it is there. */
  public static void create(String file) throws IOException {
    if (BeamFiles.isRemote(file)) {
      write(file, Files::createFile);
      return;
    }
    Path local = BeamFiles.local(file);
    Files.createDirectories(local.toAbsolutePath().getParent());
    try {
      Files.createFile(local);
    } catch (FileAlreadyExistsException e) {
      // Made before.
    }
  }

  /**
   * Puts a local file where it belongs, in one step, and removes it from where it was.
   *
   * @throws IOException naming the file
   */
  public static void move(Path file, String target) throws IOException {
    if (BeamFiles.isRemote(target)) {
      upload(file, target);
      Files.delete(file);
    } else {
      Path local = BeamFiles.local(target).toAbsolutePath();
      Files.createDirectories(local.getParent());
      Files.move(file, local, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Stores refuse now and then; they are asked again, after a while that grows. */
  private static void upload(Path file, String target) throws IOException {
    BackOff pauses = ATTEMPTS.backoff();
    while (true) {
      try {
        put(file, target);
        return;
      } catch (IOException e) {
        if (!pause(pauses)) {
          throw e;
        }
        LOG.warn("{}; trying again", e.getMessage());
      }
    }
  }

  private static boolean pause(BackOff pauses) throws IOException {
    try {
      return BackOffUtils.next(Sleeper.DEFAULT, pauses);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void put(Path file, String target) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        WritableByteChannel out =
            FileSystems.create(BeamFiles.resource(target), MimeTypes.BINARY)) {
      in.transferTo(Channels.newOutputStream(out));
    } catch (IOException e) {
      throw removeTorn(target, e);
    }
  }

  /** A channel that is closed after an error may leave a part of the file. */
  private static IOException removeTorn(String target, IOException cause) {
    IOException error =
        new IOException(
            "cannot write " + target + ": " + Throwables.getRootCause(cause).getMessage(), cause);
    try {
      delete(target);
    } catch (IOException | RuntimeException e) {
      error.addSuppressed(e);
    }
    return error;
  }

  /** The whole content of a file; empty when it is not there. */
  public static Optional<byte[]> readIfPresent(String file) throws IOException {
    try {
      return Optional.of(BeamFiles.read(file));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Copies a file to the local disk. */
  public static void fetch(String file, Path target) throws IOException {
    try (InputStream in = BeamFiles.open(file)) {
      Files.copy(in, target);
    }
  }

  /** Removes a file; nothing when it is not there. */
  public static void delete(String file) throws IOException {
    if (BeamFiles.isRemote(file)) {
      FileSystems.delete(
          List.of(BeamFiles.resource(file)), StandardMoveOptions.IGNORE_MISSING_FILES);
    } else {
      Files.deleteIfExists(BeamFiles.local(file));
    }
  }

  /** The names of a store's or folder's files and folders right below a place, unordered. */
  public static List<String> list(String folder) throws IOException {
    if (!BeamFiles.isRemote(folder)) {
      try (Stream<Path> files = Files.list(BeamFiles.local(folder))) {
        return files.map(file -> file.getFileName().toString()).toList();
      } catch (NoSuchFileException e) {
        return List.of();
      }
    }
    return below(folder).stream()
        .map(file -> file.toString().substring(folder.length() + 1).split("/")[0])
        .distinct()
        .toList();
  }

  /** The names and sizes in bytes of the files right below a place; none when it is not there. */
  public static Map<String, Long> sizes(String folder) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    if (BeamFiles.isRemote(folder)) {
      for (MatchResult.Metadata file : BeamFiles.match(folder + "/*")) {
        sizes.put(file.resourceId().getFilename(), file.sizeBytes());
      }
      return sizes;
    }
    for (String name : list(folder)) {
      Path file = BeamFiles.local(folder).resolve(name);
      if (Files.isRegularFile(file)) {
        sizes.put(name, Files.size(file));
      }
    }
    return sizes;
  }

  /** How many files with names of some ending there are in and below a place. */
  public static long count(String folder, String ending) throws IOException {
    if (BeamFiles.isRemote(folder)) {
      return below(folder).stream().filter(file -> file.toString().endsWith(ending)).count();
    }
    Path local = BeamFiles.local(folder);
    if (!Files.isDirectory(local)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(local)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    }
  }

  /** Removes a place with all that is below it; nothing when it is not there. */
  public static void deleteAll(String folder) throws IOException {
    if (BeamFiles.isRemote(folder)) {
      FileSystems.delete(below(folder));
      return;
    }
    Path local = BeamFiles.local(folder);
    if (!Files.exists(local)) {
      return;
    }
    try (Stream<Path> below = Files.walk(local)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<ResourceId> below(String folder) throws IOException {
    return BeamFiles.match(folder + "/**").stream()
        .map(MatchResult.Metadata::resourceId)
        .filter(file -> !file.isDirectory())
        .toList();
  }
}
