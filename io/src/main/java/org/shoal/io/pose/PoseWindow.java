package org.shoal.io.pose;

import org.shoal.io.detection.CameraFrames;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;

/**
 * The poses of one swimmer before one camera in one frame window. Every window of a recording
 * exists, also one in which the swimmer was never seen.
 *
 * @param key the recording and the window's index
 * @param camera the camera's name
 * @param swimmer the swimmer's number before this camera (the lane, where lanes are told apart),
 *     from 0
 * @param clock the recording's clock
 * @param firstFrame recording frame index of position 0
 * @param last whether this is the recording's last window, after which nothing can follow
 * @param status one {@link org.shoal.io.detection.FrameStatus} code a frame
 * @param timestampSeconds clock time of each frame as the footage tells it, ascending; NaN where
 *     the frame is missing
 * @param duplicatedFrames how many further pictures fell on a frame already taken and were left out
 * @param poses the poses, a row a frame
 */
public record PoseWindow(
    WindowKey key,
    String camera,
    int swimmer,
    FrameClock clock,
    long firstFrame,
    boolean last,
    byte[] status,
    double[] timestampSeconds,
    int duplicatedFrames,
    PoseColumns poses)
    implements CameraFrames {
  public PoseWindow {
    int frames = poses.size();
    if (status.length != frames || timestampSeconds.length != frames) {
      throw new IllegalArgumentException(
          "status (%d), timestamps (%d) and poses (%d) must be of the same frames"
              .formatted(status.length, timestampSeconds.length, frames));
    }
  }
}
