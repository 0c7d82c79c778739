package org.shoal.io.crop;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.shoal.io.files.Digests;

/**
 * A file of crops of one size: their pixels one after the other and nothing else, so that the crop
 * at position {@code i} begins at byte {@code 3 * width * height * i}. It appears whole when {@link
 * #commit} is called, and not at all without crops; a segment that is worked on a second time
 * replaces it by one with the same bytes.
 */
public final class CropFile implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final Path target;
  private final Path temporary;
  private final MessageDigest digest = Digests.sha256();
  private Optional<OutputStream> out = Optional.empty();
  private int count;

  private CropFile(Path target) {
    this.target = target;
    this.temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  /**
   * A file to write crops to.
   *
   * @param target local or mounted; its folder is made when need be
   */
  public static CropFile create(Path target) {
    return new CropFile(target);
  }

  /** Adds a crop and gives its position. */
  public int write(Crop crop) throws IOException {
    if (out.isEmpty()) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      out = Optional.of(new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER));
    }
    out.get().write(crop.pixels());
    digest.update(crop.pixels());
    return count++;
  }

  /**
   * Puts the file in its place; gives the digest of its bytes, SHA-256 in hexadecimal, empty when
   * there was no crop.
   */
  public String commit() throws IOException {
    if (out.isEmpty()) {
      Files.deleteIfExists(target);
      return "";
    }
    out.get().close();
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Lets go of the file; what was not committed is gone. */
  @Override
  public void close() throws IOException {
    if (out.isPresent()) {
      out.get().close();
      Files.deleteIfExists(temporary);
    }
  }

  /** Whether a file is there as {@link #commit} left it, which gave this digest. */
  public static boolean isWhole(Path file, String digest) throws IOException {
    if (digest.isEmpty()) {
      return true;
    }
    MessageDigest found = Digests.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[BUFFER];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        found.update(bytes, 0, read);
      }
    } catch (NoSuchFileException e) {
      return false;
    }
    return HexFormat.of().formatHex(found.digest()).equals(digest);
  }

  /**
   * Reads one crop.
   *
   * @throws IOException naming the file, when the crop is not there
   */
  public static Crop read(String file, int position, int width, int height) throws IOException {
    ByteBuffer pixels = ByteBuffer.allocate(3 * width * height);
    try (FileChannel channel = FileChannel.open(Path.of(file))) {
      long start = (long) position * pixels.capacity();
      while (pixels.hasRemaining()) {
        if (channel.read(pixels, start + pixels.position()) < 0) {
          throw new EOFException(file + ": ends before crop " + position);
        }
      }
    }
    return new Crop(width, height, pixels.array());
  }
}
