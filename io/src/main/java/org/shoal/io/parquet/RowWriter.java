package org.shoal.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Takes a table's rows, value by value in the order of its columns, and makes one row group of
 * them. Values go straight to Parquet's column writers: no objects for rows.
 */
final class RowWriter {
  private final MessageType schema;
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore store;
  private final ColumnWriter[] columns;
  private final Map<String, Binary> strings = new HashMap<>();
  private int column;
  private long rows;

  RowWriter(MessageType schema) {
    this.schema = schema;
    ParquetProperties properties = properties(schema);
    pages =
        new ColumnChunkPageWriteStore(
            new PageCodecs().getCompressor(CompressionCodecName.ZSTD),
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    store = properties.newColumnWriteStore(schema, pages, pages);
    columns = schema.getColumns().stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
  }

  /** Opens a Parquet file for row groups of a schema; the caller starts and ends it. */
  static ParquetFileWriter open(Path file, MessageType schema) throws IOException {
    FileEncryptionProperties plain = null;
    return new ParquetFileWriter(
        new LocalOutputFile(file),
        schema,
        ParquetFileWriter.Mode.CREATE,
        Long.MAX_VALUE,
        0,
        plain,
        properties(schema));
  }

  void put(int value) {
    next().write(value, 0, 0);
  }

  void put(long value) {
    next().write(value, 0, 0);
  }

  void put(float value) {
    next().write(value, 0, 0);
  }

  void put(double value) {
    next().write(value, 0, 0);
  }

  void put(boolean value) {
    next().write(value, 0, 0);
  }

  void put(String value) {
    next().write(strings.computeIfAbsent(value, Binary::fromString), 0, 0);
  }

  /** Puts a value, or nothing for NaN, into an optional column. */
  void putOptional(double value) {
    if (Double.isNaN(value)) {
      next().writeNull(0, 0);
    } else {
      next().write(value, 0, 1);
    }
  }

  /** Puts a value, or nothing for NaN, into an optional column. */
  void putOptional(float value) {
    if (Float.isNaN(value)) {
      next().writeNull(0, 0);
    } else {
      next().write(value, 0, 1);
    }
  }

  /** Puts a value, or nothing for -1, into an optional column. */
  void putOptional(int value) {
    if (value == -1) {
      next().writeNull(0, 0);
    } else {
      next().write(value, 0, 1);
    }
  }

  /** Puts a value, or nothing for -1, into an optional column. */
  void putOptional(long value) {
    if (value == -1) {
      next().writeNull(0, 0);
    } else {
      next().write(value, 0, 1);
    }
  }

  /** Ends a row: every column has its value. */
  void endRow() {
    if (column != columns.length) {
      throw new IllegalStateException("a row of " + column + " values, not " + columns.length);
    }
    column = 0;
    rows++;
    store.endRecord();
  }

  /** Writes the rows as a file's only row group, or none when there are no rows. */
  void writeTo(Path file, Map<String, String> metadata) throws IOException {
    try (ParquetFileWriter writer = open(file, schema)) {
      writer.start();
      if (rows > 0) {
        writer.startBlock(rows);
        store.flush();
        pages.flushToFileWriter(writer);
        writer.endBlock();
      }
      writer.end(metadata);
    } finally {
      store.close();
      pages.close();
    }
  }

  /** Number of rows so far. */
  long count() {
    return rows;
  }

  private ColumnWriter next() {
    return columns[column++];
  }

  private static ParquetProperties properties(MessageType schema) {
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            .withAllocator(HeapByteBufferAllocator.getInstance())
            // The library's default is one shared factory, which keeps the properties of whoever
            // came last:
            // with two tables written at the same time, one got the other's encodings.
            .withValuesWriterFactory(new DefaultV1ValuesWriterFactory())
            .withPageWriteChecksumEnabled(true);
    for (ColumnDescriptor column : schema.getColumns()) {
      PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
      boolean real = type == PrimitiveTypeName.FLOAT || type == PrimitiveTypeName.DOUBLE;
      // Measured values hardly repeat: a dictionary would be built for nothing.
      builder.withDictionaryEncoding(column.getPath()[0], !real);
    }
    return builder.build();
  }
}
