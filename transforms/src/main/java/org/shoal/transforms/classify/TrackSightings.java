package org.shoal.transforms.classify;

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
public record TrackSightings(
    String recording, String camera, long[] frame, int[] trackId, int[] detection) {
  /** Number of rows. */
  public int size() {
    return frame.length;
  }
}
