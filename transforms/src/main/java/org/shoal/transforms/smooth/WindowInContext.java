package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shoal.io.tracking.TrackedWindow;

/**
 * A window and what was measured in the frames around it.
 *
 * @param window the window
 * @param neighbours the frames before and after it, in their order
 */
public record WindowInContext(TrackedWindow window, List<TrackPoints> neighbours) {
  public WindowInContext {
    neighbours =
        neighbours.stream().sorted(Comparator.comparingLong(TrackPoints::firstFrame)).toList();
  }

  /** First frame of the window. */
  long firstFrame() {
    return window.firstFrame();
  }

  /** The frame after the window's last. */
  long endFrame() {
    return window.endFrame();
  }

  /** The frames before, the window, and the frames after. */
  List<TrackPoints> stretches() {
    List<TrackPoints> all = new ArrayList<>();
    neighbours.stream().filter(points -> points.firstFrame() < firstFrame()).forEach(all::add);
    all.add(TrackPoints.of(window));
    neighbours.stream().filter(points -> points.firstFrame() > firstFrame()).forEach(all::add);
    return all;
  }
}
