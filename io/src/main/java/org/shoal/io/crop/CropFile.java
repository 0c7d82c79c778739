package org.shoal.io.crop;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Digests;
import org.shoal.io.files.StoredFile;

/**
 * A file of crops of one size: their pixels one after the other and nothing else, so that the crop
 * at position {@code i} begins at byte {@code 3 * width * height * i}. It appears whole when {@link
 * #commit} is called, and not at all without crops; a segment that is worked on a second time
 * replaces it by one with the same bytes.
 */
public final class CropFile implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final String target;
  private final Path temporary;
  private final MessageDigest digest = Digests.sha256();
  private Optional<OutputStream> out = Optional.empty();
  private int count;

  private CropFile(String target) {
    this.target = target;
    String name = target.substring(target.lastIndexOf('/') + 1);
    String hidden = "." + name + "." + UUID.randomUUID() + ".tmp";
    this.temporary =
        BeamFiles.isRemote(target)
            ? Path.of(System.getProperty("java.io.tmpdir"), hidden)
            : BeamFiles.local(target).toAbsolutePath().resolveSibling(hidden);
  }

  /**
   * A file to write crops to.
   *
   * @param target its path, whose folder is made when need be, or URI
   */
  public static CropFile create(String target) {
    return new CropFile(target);
  }

  /** Adds a crop and gives its position. */
  public int write(Crop crop) throws IOException {
    if (out.isEmpty()) {
      Files.createDirectories(temporary.getParent());
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
      StoredFile.delete(target);
      return "";
    }
    out.get().close();
    StoredFile.move(temporary, target);
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
  public static boolean isWhole(String file, String digest) throws IOException {
    if (digest.isEmpty()) {
      return true;
    }
    try {
      return BeamFiles.sha256(file).equals(digest);
    } catch (FileNotFoundException | NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Reads one crop.
   *
   * @throws IOException naming the file, when the crop is not there
   */
  public static Crop read(String file, int position, int width, int height) throws IOException {
    int length = 3 * width * height;
    try (InputStream in = BeamFiles.openAt(file, (long) position * length)) {
      byte[] pixels = in.readNBytes(length);
      if (pixels.length < length) {
        throw new EOFException(file + ": ends before crop " + position);
      }
      return new Crop(width, height, pixels);
    }
  }
}
