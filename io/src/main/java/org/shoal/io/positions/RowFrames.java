package org.shoal.io.positions;

import java.io.IOException;
import org.shoal.io.InvalidInputException;

/** Makes frames of the rows of a table that is in order of frames. */
abstract class RowFrames implements PositionReader {
  private boolean started;
  private boolean waiting;
  private long lastFrame = -1;

  /** Goes to the table's next row; false after its last. */
  abstract boolean nextRow() throws IOException;

  /** The row's frame. */
  abstract long frame();

  /** The row's identity. */
  abstract long id();

  /** The row's coordinate on an axis, NaN when there is none. */
  abstract double coordinate(int axis);

  /** The complaint about the row. */
  abstract InvalidInputException wrong(String reason);

  @Override
  public final boolean next(PositionFrame into) throws IOException {
    if (!started) {
      started = true;
      waiting = nextRow();
    }
    if (!waiting) {
      return false;
    }
    if (frame() < 0) {
      throw wrong("frame " + frame() + " is negative");
    }
    if (frame() < lastFrame) {
      throw wrong(
          "frame %d comes after frame %d; rows must be in order of frames"
              .formatted(frame(), lastFrame));
    }
    lastFrame = frame();
    into.begin(lastFrame);
    do {
      addRow(into);
      waiting = nextRow();
    } while (waiting && frame() == lastFrame);
    return true;
  }

  private void addRow(PositionFrame into) {
    double x = coordinate(0);
    double y = coordinate(1);
    double z = coordinate(2);
    if (Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
      if (into.has(id())) {
        throw wrong("id " + id() + " stands twice in frame " + frame());
      }
      into.add(id(), x, y, z);
    }
  }
}
