package org.shoal.io.line;

import java.util.List;
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

  /** A state's place among all. */
  public static byte codeOf(TrackState state) {
    return (byte) STATES.indexOf(state);
  }
}
