package org.shoal.io.positions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Positions as lines of text. */
final class Listed {
  private Listed() {}

  /** Frames with their positions: {@code frame: id x y z; id x y z}. */
  static List<String> frames(PositionSource source) throws IOException {
    List<String> frames = new ArrayList<>();
    PositionFrame frame = new PositionFrame();
    try (PositionReader reader = source.open()) {
      while (reader.next(frame)) {
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < frame.size(); i++) {
          positions.add(
              "%d %s %s %s"
                  .formatted(
                      frame.id(i),
                      frame.coordinate(i, 0),
                      frame.coordinate(i, 1),
                      frame.coordinate(i, 2)));
        }
        frames.add(frame.frame() + ": " + String.join("; ", positions));
      }
    }
    return frames;
  }
}
