package org.shoal.io.parquet;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.parquet.schema.MessageType;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.files.StoredFile;
import org.shoal.io.recording.Recording;

/**
 * One of the result tables: its columns, where its file lies and how a window's rows become one row
 * group. A worker writes each window's rows to a shard file; {@link ParquetAssembler} joins the
 * shards.
 *
 * <p>The table of a recording is the folder {@code <table>.parquet/recording=<name>/}, so that
 * DuckDB, pandas and polars read the folder of one recording, or those of many, with a {@code
 * recording} column and without options. That column stands in the folder's name only: pandas
 * refuses a folder whose files hold it too.
 *
 * @param <W> the windows whose rows it takes
 */
public abstract class ResultTable<W extends ResultWindow> implements Serializable {
  /** Changes whenever a column's name, type, unit or meaning does. */
  public static final String SCHEMA_VERSION = "1";

  private static final long serialVersionUID = 1L;

  ResultTable() {}

  /** The table's name, which its folder has with {@code .parquet} after it. */
  public abstract String name();

  /** The table's columns in order. */
  public abstract MessageType schema();

  /** The units of the columns that have one, by column. */
  abstract Map<String, String> units();

  abstract void addRows(W window, Recording recording, RowWriter rows);

  /** The table's file in a recording's output folder. */
  public final Path file(Path recordingFolder, Recording recording) {
    return file(recordingFolder, recording.name());
  }

  /** The table's file in the output folder of the recording of that name. */
  public final Path file(Path recordingFolder, String recording) {
    return recordingFolder
        .resolve(name() + ".parquet")
        .resolve("recording=" + escape(recording))
        .resolve("part-00000.parquet");
  }

  /**
   * Writes a window's rows as the only row group of a local file, whole or not at all. A window
   * without rows gives a file without a row group. The same window always gives the same bytes.
   *
   * @return the number of rows
   */
  public final long writeShard(W window, Recording recording, String file) throws IOException {
    RowWriter rows = new RowWriter(schema());
    addRows(window, recording, rows);
    StoredFile.write(file, temporary -> rows.writeTo(temporary, metadata(recording)));
    return rows.count();
  }

  /**
   * What every file of the table says about itself: {@code shoal.table}, {@code
   * shoal.schema_version}, {@code shoal.units} (column=unit, comma-separated), {@code
   * shoal.recording}, {@code shoal.fps}, {@code shoal.start_s} (clock time of frame 0), {@code
   * shoal.start_time} (ISO 8601, when known) and {@code shoal.cameras} (comma-separated).
   */
  public final Map<String, String> metadata(Recording recording) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("shoal.table", name());
    metadata.put("shoal.schema_version", SCHEMA_VERSION);
    metadata.put(
        "shoal.units",
        new TreeMap<>(units())
            .entrySet().stream()
                .map(unit -> unit.getKey() + "=" + unit.getValue())
                .collect(Collectors.joining(",")));
    metadata.put("shoal.recording", recording.name());
    metadata.put("shoal.fps", Double.toString(recording.fps()));
    metadata.put("shoal.start_s", Double.toString(recording.startSeconds()));
    metadata.put("shoal.cameras", String.join(",", recording.cameraNames()));
    if (!recording.startTime().isEmpty()) {
      metadata.put("shoal.start_time", recording.startTime());
    }
    return metadata;
  }

  /** Tables hold nothing: all of one kind are equal, wherever they were made. */
  @Override
  @SuppressWarnings("EqualsGetClass")
  public final boolean equals(Object other) {
    return other != null && getClass() == other.getClass();
  }

  @Override
  public final int hashCode() {
    return name().hashCode();
  }

  @Override
  public final String toString() {
    return name();
  }

  /** Percent-codes what file systems, globs and hive partitions take for something else. */
  public static String escape(String name) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == 0x7f || "%/\\=:*?\"'#[]{}^<>|+".indexOf(c) >= 0) {
        escaped.append('%').append(String.format("%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Undoes {@link #escape} and any other percent-coding of UTF-8. */
  static String unescape(String escaped) {
    byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
    byte[] name = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low < 0) {
        name[length++] = bytes[i];
      } else {
        name[length++] = (byte) (16 * high + low);
        i += 2;
      }
    }
    return new String(name, 0, length, StandardCharsets.UTF_8);
  }
}
