package org.shoal.io.tracking;

import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.ResultWindow;

/**
 * A frame window with its fish, as triangulated and as smoothed. Where a fish was not seen for a
 * short while its track still has a row in every frame: confirmed, with a smoothed position that is
 * bridged, and without anything measured (position and covariance NaN, confidence and residual -1,
 * 0 cameras, no detection assigned).
 *
 * @param frames the detections of all cameras
 * @param tracks the fish, over the same frames
 * @param smoothed their smoothed positions, one row a row of the tracks
 */
public record SmoothedWindow(FrameWindow frames, TrackColumns tracks, SmoothedColumns smoothed)
    implements ResultWindow {
  /** A window that was tracked and not smoothed. */
  public static SmoothedWindow unsmoothed(FrameWindow frames, TrackColumns tracks) {
    return new SmoothedWindow(frames, tracks, SmoothedColumns.none(tracks.size()));
  }
}
