package org.shoal.io.detection;

import java.util.List;
import org.shoal.io.recording.WindowKey;

/**
 * What all cameras saw in one frame window, whole: every camera of the recording is there, in the
 * recording's order and over the same frames, missing frames included.
 *
 * @param key the recording and the window's index
 * @param firstFrame recording frame index of position 0
 * @param frameCount number of frames: the window length, or less at the recording's end
 * @param cameras one a camera, each over exactly these frames
 */
public record FrameWindow(
    WindowKey key, long firstFrame, int frameCount, List<CameraWindow> cameras) {
  public FrameWindow {
    cameras = List.copyOf(cameras);
  }
}
