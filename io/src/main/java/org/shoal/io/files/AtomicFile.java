package org.shoal.io.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Throwables;

/** Local files that appear whole or not at all, and stay after a power cut once they are there. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /** Creates the file of the given name and fills it. */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file under a temporary, hidden name beside its target, forces it to disk and moves it
   * over the target. The folder is made if need be. When anything fails the target is as it was.
   *
   * @throws IOException naming the target
   */
  public static void write(Path target, Content content) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    Files.createDirectories(folder);
    Path temporary =
        folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      content.writeTo(temporary);
      force(temporary, StandardOpenOption.WRITE);
      Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      String cause = Throwables.getRootCause(e).getMessage();
      throw new IOException("cannot write " + absolute + ": " + cause, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}
