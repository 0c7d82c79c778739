package org.shoal.transforms.evaluate;

import java.io.IOException;
import org.shoal.io.positions.PositionFrame;
import org.shoal.io.positions.PositionReader;
import org.shoal.io.positions.PositionSource;

/** Goes through the frames of the truth and of a result side by side. */
final class FrameJoin {
  private static final long AT_END = Long.MAX_VALUE;

  private FrameJoin() {}

  /** What is done with a frame; where one of the two lacks it, its positions are empty. */
  @FunctionalInterface
  interface Visitor {
    /** Takes the positions of a frame, valid during the call. */
    void visit(PositionFrame truth, PositionFrame found, boolean isInTruth);
  }

  /** Visits all frames that the truth or the result has. */
  static void visit(PositionSource truth, PositionSource result, Visitor visitor)
      throws IOException {
    PositionFrame trueFrame = new PositionFrame();
    PositionFrame foundFrame = new PositionFrame();
    PositionFrame empty = new PositionFrame();
    try (PositionReader trueReader = truth.open();
        PositionReader foundReader = result.open()) {
      long trueNext = advance(trueReader, trueFrame);
      long foundNext = advance(foundReader, foundFrame);
      while (trueNext != AT_END || foundNext != AT_END) {
        long frame = Math.min(trueNext, foundNext);
        visitor.visit(
            trueNext == frame ? trueFrame : empty,
            foundNext == frame ? foundFrame : empty,
            trueNext == frame);
        trueNext = trueNext == frame ? advance(trueReader, trueFrame) : trueNext;
        foundNext = foundNext == frame ? advance(foundReader, foundFrame) : foundNext;
      }
    }
  }

  private static long advance(PositionReader reader, PositionFrame into) throws IOException {
    return reader.next(into) ? into.frame() : AT_END;
  }
}
