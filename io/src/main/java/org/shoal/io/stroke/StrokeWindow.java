package org.shoal.io.stroke;

import java.util.List;
import org.shoal.io.recording.WindowKey;

/**
 * What became certain about one swimmer in one frame window: each stroke and each rate sample
 * stands in exactly one window, that in which nothing to come could change it any more, which may
 * be later than the window it happened in. Both are in the order of time, within a window and from
 * window to window.
 *
 * @param key the recording and the window's index
 * @param camera the camera's name
 * @param swimmer the swimmer's number before this camera, from 0
 * @param strokes strokes of both arms
 * @param rates samples of the stroke rate
 * @param frames the session after each frame of the window, as far as it was certain then
 * @param state the session at the window's end, as far as it is certain
 */
public record StrokeWindow(
    WindowKey key,
    String camera,
    int swimmer,
    List<Stroke> strokes,
    List<RateSample> rates,
    FrameStates frames,
    SwimState state) {
  public StrokeWindow {
    strokes = List.copyOf(strokes);
    rates = List.copyOf(rates);
  }
}
