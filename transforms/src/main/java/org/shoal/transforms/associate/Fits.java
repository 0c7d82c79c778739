package org.shoal.transforms.associate;

import java.util.Arrays;
import java.util.Optional;

/** The points of the sets of views that explanations of one frame share, each fitted once. */
final class Fits {
  private static final int FIRST_PLACES = 64;

  private final PointFitter fitter;
  private final int slots;

  /** An open-addressing hash table of which at most half is filled. */
  private int[][] views = new int[FIRST_PLACES][];

  private Hypothesis[] points = new Hypothesis[FIRST_PLACES];
  private int size;

  Fits(PointFitter fitter, int slots) {
    this.fitter = fitter;
    this.slots = slots;
  }

  /** Forgets all points, for the next frame. */
  void clear() {
    Arrays.fill(views, null);
    Arrays.fill(points, null);
    size = 0;
  }

  /** The point of a set of views, the detection of each slot or -1, if there is such a point. */
  Optional<Hypothesis> of(int[] view) {
    int place = place(view);
    if (views[place] == null) {
      if (2 * ++size > views.length) {
        grow();
        place = place(view);
      }
      views[place] = view.clone();
      points[place] = fit(view);
    }
    return Optional.ofNullable(points[place]);
  }

  private Hypothesis fit(int[] view) {
    Hypothesis point = new Hypothesis(slots);
    for (int s = 0; s < slots; s++) {
      point.see(s, view[s]);
    }
    return fitter.fit(point) ? point : null;
  }

  /** Where a set of views is in the table, or would be. */
  private int place(int[] view) {
    int hash = Arrays.hashCode(view) * 0x9E3779B9;
    int place = (hash ^ hash >>> 16) & (views.length - 1);
    while (views[place] != null && !Arrays.equals(views[place], view)) {
      place = (place + 1) & (views.length - 1);
    }
    return place;
  }

  private void grow() {
    int[][] formerViews = views;
    Hypothesis[] formerPoints = points;
    views = new int[2 * formerViews.length][];
    points = new Hypothesis[2 * formerViews.length];
    for (int i = 0; i < formerViews.length; i++) {
      if (formerViews[i] != null) {
        int place = place(formerViews[i]);
        views[place] = formerViews[i];
        points[place] = formerPoints[i];
      }
    }
  }
}
