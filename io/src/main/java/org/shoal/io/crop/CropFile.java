package org.shoal.io.crop;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;

/**
 * A file of crops of one size: their pixels one after the other and nothing else, so that the crop
 * at position {@code i} begins at byte {@code 3 * width * height * i}. It appears whole when {@link
 * #commit} is called, and not at all without crops; a segment that is worked on a second time
 * replaces it by one with the same bytes.
 */
public final class CropFile implements AutoCloseable {
  private final String target;
  private final Path temporary;
  private Optional<OutputStream> out = Optional.empty();
  private int count;

  private CropFile(String target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * A file to write crops to.
   *
   * @param folder the recording's folder for crops, a path or the URI of a place in a store; made
   *     when need be
   * @param camera the camera's name
   * @param firstFrame first frame of the segment that the crops are from
   */
  public static CropFile create(String folder, String camera, long firstFrame) {
    String name =
        "%s-%010d.crops".formatted(URLEncoder.encode(camera, StandardCharsets.UTF_8), firstFrame);
    String temporary = "." + name + "." + UUID.randomUUID() + ".tmp";
    Path beside =
        BeamFiles.isRemote(folder)
            ? Path.of(System.getProperty("java.io.tmpdir"))
            : BeamFiles.local(folder).toAbsolutePath();
    return new CropFile(folder + "/" + name, beside.resolve(temporary));
  }

  /** Adds a crop and gives its position. */
  public int write(Crop crop) throws IOException {
    if (out.isEmpty()) {
      Files.createDirectories(temporary.getParent());
      out = Optional.of(new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 18));
    }
    out.get().write(crop.pixels());
    return count++;
  }

  /** Puts the file in its place; gives its path, empty when there was no crop. */
  public String commit() throws IOException {
    if (out.isEmpty()) {
      StoredFile.delete(target);
      return "";
    }
    out.get().close();
    StoredFile.move(temporary, target);
    return target;
  }

  /** Lets go of the file; what was not committed is gone. */
  @Override
  public void close() throws IOException {
    if (out.isPresent()) {
      out.get().close();
      Files.deleteIfExists(temporary);
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
