package org.shoal.io.line;

import java.util.List;
import java.util.Map;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * The tracks of one camera in one frame window.
 *
 * @param tracks the rows
 * @param state how far each row's track had come, as {@link #codeOf} gives it, shape (rows)
 */
public record CameraRows(BoxTrackColumns tracks, byte[] state) {
  private static final List<TrackState> STATES = List.of(TrackState.values());

  /** How far a row's track had come. */
  public TrackState stateOf(int row) {
    return STATES.get(state[row]);
  }

  /**
   * What a row's bottle was found to be by then; all unknown before.
   *
   * @param bottles the camera's bottles by track id
   */
  public Classification classificationOf(int row, Map<Integer, TrackClassification> bottles) {
    return stateOf(row) == TrackState.CLASSIFIED
        ? bottles.get(tracks.trackId()[row]).classification()
        : Classification.unknown();
  }

  /** A state's place among all. */
  public static byte codeOf(TrackState state) {
    return (byte) STATES.indexOf(state);
  }
}
