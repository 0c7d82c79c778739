package org.shoal.io.stroke;

import java.util.List;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.ResultWindow;
import org.shoal.io.pose.PoseWindow;

/**
 * All that is known of the swimmers of one frame window.
 *
 * @param frames what became of every camera's frames, without detections
 * @param poses one a swimmer and camera: by camera in the recording's order, then by swimmer
 * @param strokes one a swimmer and camera, in the same order
 */
public record SwimWindow(FrameWindow frames, List<PoseWindow> poses, List<StrokeWindow> strokes)
    implements ResultWindow {
  public SwimWindow {
    poses = List.copyOf(poses);
    strokes = List.copyOf(strokes);
    if (poses.size() != strokes.size()) {
      throw new IllegalArgumentException(
          "poses of %d swimmers, strokes of %d".formatted(poses.size(), strokes.size()));
    }
  }
}
