package org.shoal.io.track2d;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.recording.WindowKey;

/**
 * What tracking one frame window of one camera gave.
 *
 * @param key the recording and the window's index
 * @param camera the camera's name
 * @param tracks rows of the window's frames, and rows of frames before it that this window made
 *     known: the start of a track that it confirmed, the gap of one that it found again
 */
public record BoxTrackWindow(WindowKey key, String camera, BoxTrackColumns tracks) {

  /**
   * Cuts where rows of another frame window begin: each part's key is that of the window which its
   * frames are in.
   *
   * @param windowFrames frames in a frame window, at least 1
   */
  public List<BoxTrackWindow> cut(int windowFrames) {
    List<BoxTrackWindow> parts = new ArrayList<>();
    int from = 0;
    while (from < tracks.size()) {
      long window = tracks.frame()[from] / windowFrames;
      int to = from + 1;
      while (to < tracks.size() && tracks.frame()[to] / windowFrames == window) {
        to++;
      }
      WindowKey part = new WindowKey(key.recording(), window);
      parts.add(new BoxTrackWindow(part, camera, tracks.rows(from, to)));
      from = to;
    }
    return parts;
  }
}
