package org.shoal.io.line;

import org.shoal.io.classification.TrackState;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * The tracks of one camera in one frame window.
 *
 * @param tracks the rows
 * @param state how far each row's track had come, the {@link TrackState}'s ordinal, shape (rows)
 */
public record CameraRows(BoxTrackColumns tracks, byte[] state) {
  private static final TrackState[] STATES = TrackState.values();

  /** How far a row's track had come. */
  public TrackState stateOf(int row) {
    return STATES[state[row]];
  }
}
