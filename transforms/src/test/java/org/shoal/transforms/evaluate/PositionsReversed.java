package org.shoal.transforms.evaluate;

import java.io.IOException;
import org.shoal.io.positions.PositionFrame;
import org.shoal.io.positions.PositionReader;

/** The same positions in the reverse order within each frame, under other names. */
final class PositionsReversed {
  private PositionsReversed() {}

  static void copy(Scenario from, Scenario to) throws IOException {
    PositionFrame frame = new PositionFrame();
    try (PositionReader reader = from.open()) {
      while (reader.next(frame)) {
        for (int i = frame.size() - 1; i >= 0; i--) {
          to.at(
              frame.frame(),
              1_000_000_007L * (frame.id(i) + 1),
              frame.coordinate(i, 0),
              frame.coordinate(i, 1),
              frame.coordinate(i, 2));
        }
      }
    }
  }
}
