package org.shoal.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.recording.Recording;

/**
 * Joins a table's shards, one a window, into its final file. Row groups are copied as they are,
 * never decompressed, so that memory stays flat but for the file's index (about 100 bytes a window
 * and column), and the bytes depend on the shards' content only.
 */
public final class ParquetAssembler {
  private ParquetAssembler() {}

  /**
   * Writes the file of a table, whole or not at all; without shards, or with empty ones, a table
   * without rows.
   *
   * @param table the table, whose shards these are
   * @param recording the recording, described in the file's metadata
   * @param provenance further metadata, such as the program's version; written with {@code shoal.}
   *     before the name, unless the table says something of that name itself
   * @param shards the shard files by window index, in whose order their rows follow
   * @param target the local file; what is there is replaced once the new one is complete
   * @return the number of rows
   * @throws IOException when a shard is missing, damaged or of another table, or the disk fails
   */
  public static long assemble(
      ResultTable<?> table,
      Recording recording,
      Map<String, String> provenance,
      SortedMap<Long, Path> shards,
      Path target)
      throws IOException {
    Map<String, String> metadata = new TreeMap<>(table.metadata(recording));
    provenance.forEach((name, value) -> metadata.putIfAbsent("shoal." + name, value));
    long[] rows = {0};
    AtomicFile.write(
        target,
        temporary -> {
          try (ParquetFileWriter writer = RowWriter.open(temporary, table.schema())) {
            writer.start();
            for (Path shard : shards.values()) {
              rows[0] += append(table, shard, writer);
            }
            writer.end(metadata);
          }
          FooterOrder.sort(temporary);
        });
    return rows[0];
  }

  private static long append(ResultTable<?> table, Path shard, ParquetFileWriter writer)
      throws IOException {
    try (ParquetFileReader reader = ParquetRows.openLocal(shard)) {
      if (!reader.getFileMetaData().getSchema().equals(table.schema())) {
        throw new IOException(shard + ": does not hold the columns of " + table.name());
      }
      reader.appendTo(writer);
      return reader.getRecordCount();
    }
  }
}
