package org.shoal.io.detection;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;

/**
 * Reads a detections table: one row a detection. The columns {@code camera}, {@code frame} and
 * {@code confidence} must be there; of the others as much as {@link DetectionValues} wants. Without
 * {@code index} the rows of a frame are in its order.
 */
final class ParquetDetections {
  private static final List<String> COLUMNS =
      Stream.concat(Stream.of("index", "label"), DetectionValues.NAMES.stream()).toList();

  private record NumberColumn(int field, ColumnValues column) {}

  private ParquetDetections() {}

  /** Hands every detection to the sink; false when the file is of other recordings. */
  static boolean read(String file, RecordingScope scope, DetectionSink sink) throws IOException {
    try (CameraFrameRows rows = CameraFrameRows.open(file, scope, COLUMNS)) {
      ParquetRows columns = rows.rows();
      List<NumberColumn> numbers =
          DetectionValues.NAMES.stream()
              .filter(columns::has)
              .map(
                  name ->
                      new NumberColumn(DetectionValues.NAMES.indexOf(name), columns.column(name)))
              .toList();
      DetectionValues values = new DetectionValues();
      while (rows.next()) {
        values.clear();
        for (NumberColumn number : numbers) {
          if (!number.column.isNull()) {
            values.set(number.field, number.column.real(), rows.place());
          }
        }
        if (columns.has("label")) {
          values.setLabel(columns.column("label").text());
        }
        values.complete(rows.place());
        sink.detection(rows.camera(), rows.frame(), index(rows), values, rows.place());
      }
      return rows.covered();
    }
  }

  private static long index(CameraFrameRows rows) {
    return rows.rows().has("index")
        ? rows.integer(rows.rows().column("index"), "index")
        : rows.rows().row();
  }
}
