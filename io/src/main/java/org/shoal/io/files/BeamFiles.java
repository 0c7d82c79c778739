package org.shoal.io.files;

import static org.shoal.io.files.NaturalOrder.NATURAL_ORDER;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Throwables;
import org.shoal.io.InvalidInputException;

/** Files by path or by the URI of any filesystem that Beam knows (gs://, s3://, hdfs://). */
public final class BeamFiles {
  private BeamFiles() {}

  /** Whether a path names a filesystem other than the local one. */
  public static boolean isRemote(String path) {
    return path.matches("[A-Za-z][A-Za-z0-9+.-]+://.*") && !path.startsWith("file://");
  }

  /** A path as written in {@code base}, a file: absolute ones as they are, others beside it. */
  public static String resolve(String base, String path) {
    if (path.startsWith("/") || path.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      return path;
    }
    int slash = base.lastIndexOf('/');
    return slash < 0 ? path : base.substring(0, slash + 1) + path;
  }

  /** The whole content of a file. */
  public static byte[] read(String file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  /** SHA-256 of a file's bytes, in hexadecimal. */
  public static String sha256(String file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(open(file), Digests.sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  /** Opens a file for reading from its start. */
  public static InputStream open(String file) throws IOException {
    return Channels.newInputStream(FileSystems.open(resource(file)));
  }

  /**
   * Opens a file for reading from a byte on; where a store cannot start there, what is before it is
   * read and left. Empty when the file ends before that.
   */
  public static InputStream openAt(String file, long position) throws IOException {
    ReadableByteChannel channel = FileSystems.open(resource(file));
    InputStream in = Channels.newInputStream(channel);
    try {
      if (channel instanceof SeekableByteChannel seekable) {
        seekable.position(position);
      } else {
        in.skipNBytes(position);
      }
      return in;
    } catch (EOFException e) {
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Whether there is a file. */
  public static boolean exists(String file) throws IOException {
    return isRemote(file) ? !match(file).isEmpty() : Files.exists(local(file));
  }

  /** The files that match a path or glob, in natural order; empty when there are none. */
  public static List<MatchResult.Metadata> match(String pattern) throws IOException {
    if (!isRemote(pattern) && !isGlob(pattern) && !Files.exists(local(pattern))) {
      // Beam would look for it in every folder below its own.
      return List.of();
    }
    requireFilesystem(pattern);
    MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
    return result.metadata().stream()
        .sorted(Comparator.comparing(match -> match.resourceId().toString(), NATURAL_ORDER))
        .toList();
  }

  private static boolean isGlob(String pattern) {
    return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /** The local path of a file that {@link #isRemote} says is local. */
  public static Path local(String file) {
    return Path.of(file.startsWith("file://") ? file.substring("file://".length()) : file);
  }

  static ResourceId resource(String file) {
    requireFilesystem(file);
    return FileSystems.matchNewResource(file, false);
  }

  /**
   * Requires that files of a kind can be reached.
   *
   * @throws InvalidInputException when this program was built without their filesystem
   */
  public static void requireFilesystem(String file) {
    if (isRemote(file)) {
      try {
        FileSystems.matchNewResource(file, true);
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException(
            file, "", "cannot be reached: " + Throwables.getRootCause(e).getMessage(), e);
      }
    }
  }
}
