package org.shoal.io.results.swim;

import java.util.List;
import java.util.stream.IntStream;
import org.shoal.io.hdf5.DatasetSpec;
import org.shoal.io.hdf5.EventRows;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;

/** A swimmer's strokes and rates as the rows of swim.h5. */
final class SwimEvents {
  private SwimEvents() {}

  /**
   * The rows.
   *
   * @param specs the datasets, as {@link SwimLayout#eventsOf} gives them
   */
  static List<EventRows> rows(
      List<DatasetSpec> specs, List<Stroke> strokes, List<RateSample> rates) {
    boolean[] bridged = new boolean[strokes.size()];
    IntStream.range(0, bridged.length).forEach(i -> bridged[i] = strokes.get(i).bridged());
    return List.of(
        EventRows.of(specs.get(0), strokes.stream().map(stroke -> stroke.wrist().label()).toList()),
        EventRows.of(specs.get(1), strokes.stream().mapToLong(Stroke::frame).toArray()),
        EventRows.of(specs.get(2), strokes.stream().mapToDouble(Stroke::timeSeconds).toArray()),
        EventRows.of(specs.get(3), strokes.stream().mapToDouble(Stroke::y).toArray()),
        EventRows.of(specs.get(4), strokes.stream().mapToDouble(Stroke::prominence).toArray()),
        EventRows.of(specs.get(5), strokes.stream().mapToDouble(Stroke::confidence).toArray()),
        EventRows.of(specs.get(6), bridged),
        EventRows.of(specs.get(7), rates.stream().mapToDouble(RateSample::timeSeconds).toArray()),
        EventRows.of(
            specs.get(8), rates.stream().mapToDouble(RateSample::strokesPerMinute).toArray()),
        EventRows.of(specs.get(9), rates.stream().mapToLong(RateSample::strokeCount).toArray()));
  }
}
