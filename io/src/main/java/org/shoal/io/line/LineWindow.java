package org.shoal.io.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.ResultWindow;

/**
 * All that a line's results say of one frame window.
 *
 * @param frames the window, with what became of every camera's frames
 * @param cameras the tracks of each camera, in the recording's order
 * @param bottles what became of every track that has a row here, in order of camera and id
 * @param cacheHits how often the classification of a row's track was found in the cache
 * @param cacheMisses how often it was not
 */
public record LineWindow(
    FrameWindow frames,
    List<CameraRows> cameras,
    List<TrackClassification> bottles,
    long cacheHits,
    long cacheMisses)
    implements ResultWindow {
  public LineWindow {
    cameras = List.copyOf(cameras);
    bottles = List.copyOf(bottles);
  }

  /** The bottles of one camera by their track's id. */
  public Map<Integer, TrackClassification> bottlesOf(String camera) {
    Map<Integer, TrackClassification> byTrack = new HashMap<>();
    for (TrackClassification bottle : bottles) {
      if (bottle.key().camera().equals(camera)) {
        byTrack.put(bottle.key().track(), bottle);
      }
    }
    return byTrack;
  }

  /** The bottles that were seen here for the first time: each is in one window's list. */
  public List<TrackClassification> newBottles() {
    return bottles.stream().filter(bottle -> bottle.firstFrame() >= frames.firstFrame()).toList();
  }
}
