package org.shoal.io.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.shoal.io.files.BeamFiles;

/** Finds the files that a table may consist of. */
public final class ParquetFiles {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  private ParquetFiles() {}

  /**
   * The files that a path, URI or glob names, of whatever format, or the Parquet files in a folder
   * and below; in natural order, empty when there are none.
   */
  public static List<String> find(String uri) throws IOException {
    List<String> files = regularFiles(uri);
    String folder = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return files.isEmpty() ? regularFiles(folder + "/**.parquet") : files;
  }

  /** Whether a file is Parquet by what it begins with. */
  public static boolean isParquet(String file) throws IOException {
    try (InputStream in = BeamFiles.open(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  private static List<String> regularFiles(String pattern) throws IOException {
    return BeamFiles.match(pattern).stream()
        .map(MatchResult.Metadata::resourceId)
        .filter(file -> !file.isDirectory())
        .map(Object::toString)
        .toList();
  }
}
