package org.shoal.io.video;

import java.util.Arrays;

/** The packets of a stream in the order of decoding, and what follows from it. */
final class PacketList {
  private long[] pts = new long[1024];
  private boolean[] keyframe = new boolean[1024];
  private boolean[] hidden = new boolean[1024];
  private int size;
  private int firstKeyframe = Integer.MAX_VALUE;

  void add(long time, boolean isKeyframe, boolean isHidden) {
    if (size == pts.length) {
      pts = Arrays.copyOf(pts, 2 * size);
      keyframe = Arrays.copyOf(keyframe, 2 * size);
      hidden = Arrays.copyOf(hidden, 2 * size);
    }
    pts[size] = time;
    keyframe[size] = isKeyframe;
    hidden[size] = isHidden;
    firstKeyframe = isKeyframe ? Math.min(firstKeyframe, size) : firstKeyframe;
    size++;
  }

  /**
   * Says of the packet added last what only matters where times do not tell the order of showing: a
   * keyframe is one to cut at only if it may be and the packet after it is not shown before it.
   *
   * @param isCleanStart whether it may be
   * @param isShownAtOnce whether the packet's picture may be shown before the one before it
   */
  void keepCleanStarts(boolean isCleanStart, boolean isShownAtOnce) {
    int last = size - 1;
    boolean isFirst = firstKeyframe == last;
    keyframe[last] = keyframe[last] && (isCleanStart || isFirst);
    if (isShownAtOnce && last > 0 && firstKeyframe < last - 1) {
      keyframe[last - 1] = false;
    }
  }

  /** The shown pictures' times, ascending. */
  long[] shownPts() {
    long[] shown = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (!hidden[i]) {
        shown[count++] = pts[i];
      }
    }
    shown = Arrays.copyOf(shown, count);
    Arrays.sort(shown);
    return shown;
  }

  /** Times, ascending, of the keyframes at which the stream can be cut; see FootageIndex. */
  long[] cutPoints() {
    int entry = entry();
    if (entry < 0) {
      return new long[0];
    }
    long[] earliestAfter = earliestShownFrom();
    long latestBefore = Long.MIN_VALUE;
    long[] cuts = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i == entry || (i > entry && isCut(i, latestBefore, earliestAfter))) {
        cuts[count++] = pts[i];
      }
      if (!hidden[i]) {
        latestBefore = Math.max(latestBefore, pts[i]);
      }
    }
    return Arrays.copyOf(cuts, count);
  }

  /** The keyframe that the first shown picture needs, else the first there is; -1 for none. */
  private int entry() {
    int entry = -1;
    for (int i = 0; i < size; i++) {
      if (keyframe[i]) {
        entry = i;
      }
      if (entry >= 0 && !hidden[i]) {
        return entry;
      }
    }
    return entry;
  }

  private boolean isCut(int i, long latestBefore, long[] earliestAfter) {
    if (!keyframe[i] || hidden[i] || latestBefore >= pts[i]) {
      return false;
    }
    int trailing = i + 1;
    while (trailing < size && pts[trailing] < pts[i]) {
      trailing++;
    }
    return earliestAfter[trailing] > pts[i];
  }

  private long[] earliestShownFrom() {
    long[] earliest = new long[size + 1];
    earliest[size] = Long.MAX_VALUE;
    for (int i = size - 1; i >= 0; i--) {
      earliest[i] = hidden[i] ? earliest[i + 1] : Math.min(earliest[i + 1], pts[i]);
    }
    return earliest;
  }
}
