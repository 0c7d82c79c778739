package org.shoal.io.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the lists in a Parquet file's footer in order. The library keeps a column's encodings in a
 * hash set of enum constants, whose order changes from one JVM to the next, and with it the file's
 * bytes.
 */
final class FooterOrder {
  /** Length of the footer as an int, then the magic number. */
  private static final int TAIL_BYTES = 8;

  private FooterOrder() {}

  /** Rewrites the footer of a finished file with its lists sorted. */
  static void sort(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      channel.position(channel.size() - TAIL_BYTES);
      while (tail.hasRemaining() && channel.read(tail) >= 0) {}
      long start = channel.size() - TAIL_BYTES - tail.getInt(0);
      channel.position(start);
      FileMetaData footer = Util.readFileMetaData(Channels.newInputStream(channel));
      footer.getRow_groups().forEach(FooterOrder::sort);
      channel.truncate(start).position(start);
      ByteBuffer sorted = encode(footer);
      while (sorted.hasRemaining()) {
        channel.write(sorted);
      }
    }
  }

  private static void sort(RowGroup group) {
    for (ColumnChunk chunk : group.getColumns()) {
      ColumnMetaData column = chunk.getMeta_data();
      column.getEncodings().sort(Comparator.naturalOrder());
      if (column.isSetEncoding_stats()) {
        column
            .getEncoding_stats()
            .sort(
                Comparator.comparing(PageEncodingStats::getPage_type)
                    .thenComparing(PageEncodingStats::getEncoding));
      }
    }
  }

  private static ByteBuffer encode(FileMetaData footer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, out.size());
    out.writeBytes(length.array());
    out.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
    return ByteBuffer.wrap(out.toByteArray());
  }
}
