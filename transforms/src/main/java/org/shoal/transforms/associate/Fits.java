package org.shoal.transforms.associate;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The points of the sets of views that explanations of one frame share, each fitted once. */
final class Fits {
  private final PointFitter fitter;
  private final int slots;

  /** By the views: buffers are equal when their content is. */
  private final Map<IntBuffer, Optional<Hypothesis>> points = new HashMap<>();

  Fits(PointFitter fitter, int slots) {
    this.fitter = fitter;
    this.slots = slots;
  }

  /** Forgets all points, for the next frame. */
  void clear() {
    points.clear();
  }

  /** The point of a set of views, the detection of each slot or -1, if there is such a point. */
  Optional<Hypothesis> of(int[] view) {
    Optional<Hypothesis> known = points.get(IntBuffer.wrap(view));
    if (known != null) {
      return known;
    }
    Optional<Hypothesis> found = fit(view);
    points.put(IntBuffer.wrap(view.clone()), found);
    return found;
  }

  private Optional<Hypothesis> fit(int[] view) {
    Hypothesis point = new Hypothesis(slots);
    for (int s = 0; s < slots; s++) {
      point.see(s, view[s]);
    }
    return fitter.fit(point) ? Optional.of(point) : Optional.empty();
  }
}
