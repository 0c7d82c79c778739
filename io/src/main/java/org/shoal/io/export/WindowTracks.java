package org.shoal.io.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;
import org.shoal.io.parquet.TracksTable;
import org.shoal.io.positions.PositionKind;

/** The tracks of a stretch of frames, in memory; the stretches follow one another. */
final class WindowTracks implements Closeable {
  /** Values a row: x, y, z, confidence. */
  private static final int WIDTH = 4;

  private static final int CONFIDENCE = 3;

  private final ParquetRows rows;
  private final ColumnValues frame;
  private final ColumnValues fish;
  private final List<ColumnValues> columns;
  private long[] frames = new long[1024];
  private int[] fishIds = new int[1024];
  private float[] values = new float[1024 * WIDTH];
  private int size;
  private boolean isRead;

  WindowTracks(FinishedResults results, PositionKind kind) throws IOException {
    List<String> values = Stream.concat(kind.columns().stream(), Stream.of("confidence")).toList();
    rows =
        ParquetRows.open(
            results.file(TracksTable.of()),
            Stream.concat(Stream.of("frame", "fish_id"), values.stream()).toList());
    frame = rows.column("frame");
    fish = rows.column("fish_id");
    columns = values.stream().map(rows::column).toList();
  }

  /** Takes the rows of the frames from first to last in, and lets go of all others before. */
  void load(long first, long last) {
    size = 0;
    while (isRead || nextRow()) {
      isRead = frame.integer() > last;
      if (isRead) {
        return;
      }
      if (frame.integer() >= first) {
        add();
      }
    }
  }

  /** The row of a fish in a frame; negative when it has none. */
  int find(long wantedFrame, int wantedFish) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(frames[middle], wantedFrame);
      order = order == 0 ? Integer.compare(fishIds[middle], wantedFish) : order;
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /** World x (0), y (1) or z (2) of a row, metres; NaN when it has none. */
  float world(int row, int axis) {
    return values[WIDTH * row + axis];
  }

  /** Confidence of a row, 0 to 1; NaN when it has none. */
  float confidence(int row) {
    return values[WIDTH * row + CONFIDENCE];
  }

  private boolean nextRow() {
    while (!rows.nextRow()) {
      if (!rows.nextGroup()) {
        return false;
      }
    }
    return true;
  }

  private void add() {
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, 2 * size);
      fishIds = Arrays.copyOf(fishIds, 2 * size);
      values = Arrays.copyOf(values, 2 * size * WIDTH);
    }
    frames[size] = frame.integer();
    fishIds[size] = (int) fish.integer();
    for (int i = 0; i < WIDTH; i++) {
      values[WIDTH * size + i] = (float) columns.get(i).real();
    }
    size++;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
