package org.shoal.io.detection;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;

/** The rows that one recording has in a Parquet table with a camera and a frame in each row. */
final class CameraFrameRows implements Closeable {
  private final ParquetRows rows;
  private final RecordingScope scope;
  private final ColumnValues cameraName;
  private final ColumnValues frameIndex;
  private final InputPlace place;
  private boolean inGroup;
  private boolean covered;
  private int camera;
  private long frame;

  private CameraFrameRows(String file, ParquetRows rows, RecordingScope scope) {
    this.rows = rows;
    this.scope = scope;
    this.cameraName = rows.column("camera");
    this.frameIndex = rows.column("frame");
    this.place = reason -> new InvalidInputException(file, "row " + rows.row(), reason);
    this.covered = !rows.hasRecordingColumn() && scope.covers(rows.recording());
  }

  /** Opens a file with some of its columns besides camera and frame. */
  static CameraFrameRows open(String file, RecordingScope scope, List<String> further)
      throws IOException {
    List<String> columns = Stream.concat(Stream.of("camera", "frame"), further.stream()).toList();
    return new CameraFrameRows(file, ParquetRows.open(file, columns), scope);
  }

  /** Goes to the recording's next row; false after its last. */
  boolean next() {
    while (true) {
      if (inGroup && nextInGroup()) {
        return true;
      }
      inGroup = rows.nextGroup();
      if (!inGroup) {
        return false;
      }
    }
  }

  /** Goes to the recording's next row in the row group; false after its last. */
  boolean nextInGroup() {
    while (rows.nextRow()) {
      if (scope.covers(rows.recording())) {
        covered = true;
        camera = scope.camera(cameraName.text(), place);
        frame = scope.frame(integer(frameIndex, "frame"), place);
        return true;
      }
    }
    return false;
  }

  /** The row's integer in a column that must have one. */
  long integer(ColumnValues column, String name) {
    if (column.isNull()) {
      throw place.wrong(name + " is missing");
    }
    return column.integer();
  }

  /** Index of the row's camera. */
  int camera() {
    return camera;
  }

  /** The row's frame. */
  long frame() {
    return frame;
  }

  /** The file's columns, row groups and present row. */
  ParquetRows rows() {
    return rows;
  }

  InputPlace place() {
    return place;
  }

  /** Whether the table is of the recording, even if it has no row of it. */
  boolean covered() {
    return covered;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
