package org.shoal.io.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.shoal.io.InvalidInputException;

/**
 * Some columns of a flat Parquet file, read row by row, one row group in memory (compressed) at a
 * time. Reads what DuckDB, pandas and polars write as well as our own tables: any integer or
 * floating type, optional columns, and ZSTD, Snappy, gzip or no compression.
 *
 * <p>Every method throws {@link InvalidInputException}, naming the file, when the file is damaged.
 */
public final class ParquetRows implements Closeable {
  private static final String RECORDING = "recording";

  private final String file;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final ColumnValues[] columns;
  private final String fileRecording;
  private long rowsLeft;
  private long row = -1;

  private ParquetRows(String file, ParquetFileReader reader, List<String> names) {
    this.file = file;
    this.reader = reader;
    MessageType whole = reader.getFileMetaData().getSchema();
    List<Type> known =
        Stream.concat(names.stream(), Stream.of(RECORDING))
            .filter(whole::containsField)
            .map(whole::getType)
            .toList();
    this.schema = new MessageType(whole.getName(), known);
    reader.setRequestedSchema(schema);
    this.columns =
        known.stream().map(type -> ColumnValues.of(file, type)).toArray(ColumnValues[]::new);
    this.fileRecording = recordingOfFile();
  }

  /**
   * Opens a file.
   *
   * @param uri path or URI of any filesystem that Beam knows
   * @param columns the columns to read; those that the file lacks are left out
   */
  public static ParquetRows open(String uri, List<String> columns) throws IOException {
    return open(uri, ChannelInputFile.anywhere(uri), columns);
  }

  /**
   * Opens a local file, whose name may hold what a URI's glob would take for something else.
   *
   * @param columns the columns to read; those that the file lacks are left out
   */
  public static ParquetRows open(Path file, List<String> columns) throws IOException {
    return open(file.toString(), ChannelInputFile.local(file), columns);
  }

  private static ParquetRows open(String name, InputFile input, List<String> columns) {
    return guarded(
        name,
        () -> {
          ParquetFileReader reader = ParquetFileReader.open(input, options());
          try {
            return new ParquetRows(name, reader, columns);
          } catch (RuntimeException e) {
            reader.close();
            throw e;
          }
        });
  }

  /** Opens one of our own local files as a whole; an IOException says that it is damaged. */
  static ParquetFileReader openLocal(Path file) throws IOException {
    try {
      return ParquetFileReader.open(ChannelInputFile.local(file), options());
    } catch (RuntimeException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether the file has one of the columns asked for. */
  public boolean has(String column) {
    return schema.containsField(column);
  }

  /** The values of a column, which change with every {@link #nextRow}. */
  public ColumnValues column(String name) {
    if (!has(name)) {
      throw new InvalidInputException(file, "column " + name, "is missing");
    }
    return columns[schema.getFieldIndex(name)];
  }

  /** Whether the rows may be of different recordings. */
  public boolean hasRecordingColumn() {
    return has(RECORDING);
  }

  /**
   * The recording that the row belongs to: what stands in a column {@code recording}, else in a
   * folder {@code recording=<name>} of the file's path, else in the file's metadata, else empty.
   * Without that column it is known before the first row.
   */
  public String recording() {
    return hasRecordingColumn() ? column(RECORDING).text() : fileRecording;
  }

  /** Number of row groups in the file. */
  public int groupCount() {
    return reader.getRowGroups().size();
  }

  /** Smallest and largest value of an integer column in a row group; all longs when unknown. */
  public long[] range(int group, String column) {
    for (ColumnChunkMetaData chunk : reader.getRowGroups().get(group).getColumns()) {
      Statistics<?> statistics = chunk.getStatistics();
      if (chunk.getPath().toDotString().equals(column)
          && statistics != null
          && statistics.hasNonNullValue()
          && statistics.genericGetMin() instanceof Number smallest
          && statistics.genericGetMax() instanceof Number largest) {
        return new long[] {smallest.longValue(), largest.longValue()};
      }
    }
    return new long[] {Long.MIN_VALUE, Long.MAX_VALUE};
  }

  /** Goes before the first row of the next row group; false when there is none. */
  public boolean nextGroup() {
    row += rowsLeft;
    PageReadStore pages = guarded(file, reader::readNextRowGroup);
    if (pages == null) {
      return false;
    }
    load(pages);
    return true;
  }

  /** Goes before the first row of a row group, whose number of rows it gives. */
  public long openGroup(int group) {
    row = -1;
    for (BlockMetaData before : reader.getRowGroups().subList(0, group)) {
      row += before.getRowCount();
    }
    load(guarded(file, () -> reader.readRowGroup(group)));
    return rowsLeft;
  }

  /** Reads the next row of the row group; false after its last one. */
  public boolean nextRow() {
    if (rowsLeft == 0) {
      return false;
    }
    rowsLeft--;
    row++;
    try {
      for (ColumnValues column : columns) {
        column.read();
      }
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
    return true;
  }

  /** The row's number, from 0. */
  public long row() {
    return row;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private String recordingOfFile() {
    for (String folder : file.split("/")) {
      if (folder.startsWith(RECORDING + "=")) {
        return ResultTable.unescape(folder.substring(RECORDING.length() + 1));
      }
    }
    Map<String, String> metadata = reader.getFileMetaData().getKeyValueMetaData();
    return metadata.getOrDefault("shoal.recording", "");
  }

  private void load(PageReadStore pages) {
    FileMetaData metadata = reader.getFileMetaData();
    rowsLeft = pages.getRowCount();
    guarded(
        file,
        () -> {
          ColumnReadStoreImpl store =
              new ColumnReadStoreImpl(pages, new Ignore(), schema, metadata.getCreatedBy());
          List<ColumnDescriptor> descriptors = schema.getColumns();
          for (int i = 0; i < columns.length; i++) {
            columns[i].start(store.getColumnReader(descriptors.get(i)));
          }
          return columns.length;
        });
  }

  private static ParquetReadOptions options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new PageCodecs())
        .usePageChecksumVerification()
        .build();
  }

  /** Parquet tells damage by whichever exception the damage leads to. */
  private static <T> T guarded(String file, Callable<T> work) {
    try {
      return work.call();
    } catch (InvalidInputException e) {
      throw e;
    } catch (Exception e) {
      throw damaged(file, e);
    }
  }

  private static InvalidInputException damaged(String file, Exception e) {
    return new InvalidInputException(file, "", "is not a whole Parquet file: " + e.getMessage(), e);
  }

  /** Parquet wants something to hand values to; they are fetched from the columns instead. */
  private static final class Ignore extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
