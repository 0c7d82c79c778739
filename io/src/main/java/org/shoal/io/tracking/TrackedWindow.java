package org.shoal.io.tracking;

import org.shoal.io.recording.WindowKey;

/**
 * The fish of a frame window. Its detections are not here: who needs them has them beside, so that
 * they do not wait where tracks do.
 *
 * @param key the recording and the window's index
 * @param firstFrame recording frame index of position 0
 * @param cameraCount number of the recording's cameras
 * @param tracks the fish, over the window's frames
 */
public record TrackedWindow(WindowKey key, long firstFrame, int cameraCount, TrackColumns tracks) {

  /** The frame after the window's last. */
  public long endFrame() {
    return firstFrame + tracks.frameCount();
  }
}
