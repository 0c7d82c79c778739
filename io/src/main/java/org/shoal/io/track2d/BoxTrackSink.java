package org.shoal.io.track2d;

/** Takes the rows of tracks as a tracker finds them, in any order. */
@FunctionalInterface
public interface BoxTrackSink {
  /**
   * One track in one frame; see {@link BoxTrackColumns} for the columns.
   *
   * @param frame may lie before frames told already: a track's start is known when it is confirmed,
   *     a gap's boxes when the track is found again
   */
  void row(
      long frame, int trackId, float x, float y, float w, float h, float confidence, int detection);
}
