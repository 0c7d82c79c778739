package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The points of a window's frames and what they belong to over time: points of one strand are
 * believed to be the same thing, from frame to frame.
 */
final class Strands {
  private final List<List<Hypothesis>> frames = new ArrayList<>();

  /** Ends a frame that has these points, each with its strand. */
  void add(List<Hypothesis> points) {
    frames.add(new ArrayList<>(points));
  }

  int frames() {
    return frames.size();
  }

  /** The points of a frame. */
  List<Hypothesis> at(int frame) {
    return frames.get(frame);
  }

  /** A strand's point in a frame. */
  Optional<Hypothesis> at(int frame, int strand) {
    return frames.get(frame).stream().filter(point -> point.strand == strand).findFirst();
  }

  /** Puts another point, or none, in the place of a strand's in a frame. */
  void replace(int frame, int strand, Optional<Hypothesis> point) {
    List<Hypothesis> points = frames.get(frame);
    points.removeIf(old -> old.strand == strand);
    point.ifPresent(
        found -> {
          found.strand = strand;
          points.add(found);
          points.sort(Comparator.comparingInt(one -> one.strand));
        });
  }

  /** Exchanges what comes after a frame of two strands. */
  void exchangeAfter(int frame, int first, int second) {
    for (int f = frame + 1; f < frames.size(); f++) {
      for (Hypothesis point : frames.get(f)) {
        if (point.strand == first) {
          point.strand = second;
        } else if (point.strand == second) {
          point.strand = first;
        }
      }
    }
  }
}
