package org.shoal.io.results.line;

import java.util.List;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * The finished rows of one camera in one window.
 *
 * @param camera the camera's name
 * @param tracks the boxes, one row a bottle and frame
 * @param states how far each row's bottle had come
 * @param classifications what was known of each row's bottle by then
 */
public record FinishedRows(
    String camera,
    BoxTrackColumns tracks,
    List<TrackState> states,
    List<Classification> classifications) {
  public FinishedRows {
    states = List.copyOf(states);
    classifications = List.copyOf(classifications);
  }
}
