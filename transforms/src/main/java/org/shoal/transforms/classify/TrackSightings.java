package org.shoal.transforms.classify;

import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackWindow;

/**
 * In which frames the tracks of one camera were seen, as columns; row {@code i} of every column is
 * one track in one frame. Rows may come in any order, and may be of earlier frames than those that
 * came before. The arrays must not be changed.
 *
 * @param recording the recording's name
 * @param camera the camera's name
 * @param frame recording frame index
 * @param trackId the track's id
 * @param detection the index within its frame of the detection that it is; -1 where the track was
 *     not detected
 */
record TrackSightings(
    String recording, String camera, long[] frame, int[] trackId, int[] detection) {
  /** The rows of a window's tracks. */
  static TrackSightings of(BoxTrackWindow window) {
    BoxTrackColumns tracks = window.tracks();
    return new TrackSightings(
        window.key().recording(),
        window.camera(),
        tracks.frame(),
        tracks.trackId(),
        tracks.detection());
  }

  /** Number of rows. */
  int size() {
    return frame.length;
  }
}
