package org.shoal.transforms.stroke;

import static org.shoal.transforms.stroke.PeakQueue.KEPT;
import static org.shoal.transforms.stroke.PeakQueue.REMOVED;

import java.util.Arrays;

/**
 * Keeps peaks that are far enough apart, the higher before the lower, as {@code find_peaks} does
 * with {@code distance}: from the highest peak to the lowest, each that is still there removes
 * those nearer than the distance. Of equally high ones the later is taken first.
 *
 * <p>A peak is decided as soon as nothing to come can change it: it stays when all that could still
 * be near it are known and none of them that is undecided is higher; it goes when one near it
 * stays. A peak that goes sets free the lower ones near it.
 */
final class DistanceFilter {
  private final PeakQueue peaks;
  private final long distance;
  private long complete;
  private long[] kept = new long[16];
  private int keptCount;

  /**
   * @param peaks all peaks of which some is undecided; filled and emptied from outside
   * @param distance samples that two peaks must be apart at least
   * @param complete number of the first peak near which further peaks may still come
   */
  DistanceFilter(PeakQueue peaks, long distance, long complete) {
    this.peaks = peaks;
    this.distance = distance;
    this.complete = complete;
  }

  long complete() {
    return complete;
  }

  boolean isUndecided(long peak) {
    return !peaks.has(peak, (byte) (KEPT | REMOVED));
  }

  /** Decides what can be decided when no further peak comes before the sample {@code horizon}. */
  void advance(long horizon) {
    complete = Math.max(complete, peaks.first());
    while (complete < peaks.end() && horizon - peaks.sample(complete) >= distance) {
      long peak = complete++;
      if (isHighestAround(peak)) {
        keep(peak);
        settle();
      }
    }
  }

  /** Looks again at the peaks from around which one has gone. */
  private void settle() {
    while (keptCount > 0) {
      long center = kept[--keptCount];
      for (long peak = center - 1; isWithin(peak, center, 2 * distance); peak--) {
        keepIfHighest(peak);
      }
      for (long peak = center + 1; isWithin(peak, center, 2 * distance); peak++) {
        keepIfHighest(peak);
      }
    }
  }

  private void keepIfHighest(long peak) {
    if (peak < complete && isHighestAround(peak)) {
      keep(peak);
    }
  }

  private void keep(long peak) {
    peaks.set(peak, KEPT);
    for (long near = peak - 1; isWithin(near, peak, distance); near--) {
      remove(near);
    }
    for (long near = peak + 1; isWithin(near, peak, distance); near++) {
      remove(near);
    }
    if (keptCount == kept.length) {
      kept = Arrays.copyOf(kept, 2 * keptCount);
    }
    kept[keptCount++] = peak;
  }

  private void remove(long peak) {
    if (isUndecided(peak)) {
      peaks.set(peak, REMOVED);
    }
  }

  private boolean isHighestAround(long peak) {
    if (!isUndecided(peak)) {
      return false;
    }
    double height = peaks.height(peak);
    for (long near = peak + 1; isWithin(near, peak, distance); near++) {
      if (peaks.height(near) >= height && isUndecided(near)) {
        return false;
      }
    }
    for (long near = peak - 1; isWithin(near, peak, distance); near--) {
      if (peaks.height(near) > height && isUndecided(near)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWithin(long peak, long center, long reach) {
    return peak >= peaks.first()
        && peak < peaks.end()
        && Math.abs(peaks.sample(peak) - peaks.sample(center)) < reach;
  }
}
