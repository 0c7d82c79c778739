package org.shoal.io.crop;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A file of crops of one size: their pixels one after the other and nothing else, so that the crop
 * at position {@code i} begins at byte {@code 3 * width * height * i}. It appears whole when {@link
 * #commit} is called, and not at all without crops; a segment that is worked on a second time
 * replaces it by one with the same bytes.
 */
public final class CropFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
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
   * @param folder the recording's folder for crops, local or mounted; made when need be
   * @param camera the camera's name
   * @param firstFrame first frame of the segment that the crops are from
   */
  public static CropFile create(Path folder, String camera, long firstFrame) {
    String name = URLEncoder.encode(camera, StandardCharsets.UTF_8);
    return new CropFile(folder.resolve("%s-%010d.crops".formatted(name, firstFrame)));
  }

  /** Adds a crop and gives its position. */
  public int write(Crop crop) throws IOException {
    if (out.isEmpty()) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      out = Optional.of(new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 18));
    }
    out.get().write(crop.pixels());
    return count++;
  }

  /** Puts the file in its place; gives its path, empty when there was no crop. */
  public String commit() throws IOException {
    if (out.isEmpty()) {
      Files.deleteIfExists(target);
      return "";
    }
    out.get().close();
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    return target.toString();
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
