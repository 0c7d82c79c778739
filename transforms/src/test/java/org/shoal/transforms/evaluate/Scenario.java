package org.shoal.transforms.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shoal.io.positions.PositionFrame;
import org.shoal.io.positions.PositionReader;
import org.shoal.io.positions.PositionSource;

/** Positions made by hand. */
final class Scenario implements PositionSource {
  private final Map<Long, PositionFrame> frames = new TreeMap<>();

  /** Has an identity at a point of the x axis in frames from one up to and without another. */
  Scenario with(long id, int firstFrame, int endFrame, double x) {
    for (int frame = firstFrame; frame < endFrame; frame++) {
      at(frame, id, x, 0, 0);
    }
    return this;
  }

  Scenario at(long frame, long id, double x, double y, double z) {
    frame(frame).add(id, x, y, z);
    return this;
  }

  /** Has a frame, maybe without positions. */
  Scenario withFrame(long frame) {
    frame(frame);
    return this;
  }

  private PositionFrame frame(long frame) {
    return frames.computeIfAbsent(
        frame,
        index -> {
          PositionFrame made = new PositionFrame();
          made.begin(index);
          return made;
        });
  }

  @Override
  public PositionReader open() {
    List<PositionFrame> all = List.copyOf(frames.values());
    return new PositionReader() {
      private int next;

      @Override
      public boolean next(PositionFrame into) {
        if (next == all.size()) {
          return false;
        }
        PositionFrame frame = all.get(next++);
        into.begin(frame.frame());
        for (int i = 0; i < frame.size(); i++) {
          into.add(
              frame.id(i), frame.coordinate(i, 0), frame.coordinate(i, 1), frame.coordinate(i, 2));
        }
        return true;
      }

      @Override
      public void close() {}
    };
  }

  /** Compares a result with this truth at 2 cm. */
  Evaluation judge(Scenario result) throws IOException {
    return TrackEvaluator.evaluate(this, result, List.of(0.02), false);
  }
}
