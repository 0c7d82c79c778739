package org.shoal.io.positions;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;

/** Goes through the tracks of one recording in Parquet files, a row group in memory at a time. */
final class TracksTablePositions extends RowFrames {
  private final List<String> files;
  private final PositionKind kind;
  private final ColumnValues[] position = new ColumnValues[3];
  private ColumnValues frame;
  private ColumnValues id;
  private ColumnValues confirmed;
  private int fileIndex;
  private ParquetRows rows;
  private String recording = "";
  private boolean isFirst = true;
  private boolean inGroup;

  private TracksTablePositions(List<String> files, PositionKind kind) throws IOException {
    this.files = files;
    this.kind = kind;
    openFile();
  }

  /** The positions of a kind in a table's files, which are in order of frames. */
  static PositionSource of(List<String> files, PositionKind kind) {
    return () -> new TracksTablePositions(files, kind);
  }

  private void openFile() throws IOException {
    List<String> axes = kind.columns();
    rows =
        ParquetRows.open(
            files.get(fileIndex),
            Stream.concat(Stream.of("frame", "fish_id", "is_confirmed"), axes.stream()).toList());
    try {
      frame = rows.column("frame");
      id = rows.column("fish_id");
      confirmed = rows.column("is_confirmed");
      for (int axis = 0; axis < 3; axis++) {
        position[axis] = rows.column(axes.get(axis));
      }
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  boolean nextRow() throws IOException {
    while (nextRowOfAnyKind()) {
      checkRecording();
      if (frame.isNull() || id.isNull()) {
        throw wrong((frame.isNull() ? "frame" : "fish_id") + " is missing");
      }
      if (kind == PositionKind.SMOOTHED || confirmed.flag()) {
        return true;
      }
    }
    return false;
  }

  private boolean nextRowOfAnyKind() throws IOException {
    while (true) {
      if (inGroup && rows.nextRow()) {
        return true;
      }
      inGroup = rows.nextGroup();
      if (!inGroup) {
        if (fileIndex == files.size() - 1) {
          return false;
        }
        rows.close();
        fileIndex++;
        openFile();
      }
    }
  }

  private void checkRecording() {
    if (isFirst) {
      recording = rows.recording();
      isFirst = false;
    } else if (!rows.recording().equals(recording)) {
      throw wrong(
          "is of recording %s, rows before of %s; name the file or folder of one"
              .formatted(rows.recording(), recording));
    }
  }

  @Override
  long frame() {
    return frame.integer();
  }

  @Override
  long id() {
    return id.integer();
  }

  @Override
  double coordinate(int axis) {
    return position[axis].real();
  }

  @Override
  InvalidInputException wrong(String reason) {
    return new InvalidInputException(files.get(fileIndex), "row " + rows.row(), reason);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
