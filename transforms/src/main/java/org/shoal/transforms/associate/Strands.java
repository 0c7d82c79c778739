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
  private final List<Optional<List<Near>>> near = new ArrayList<>();
  private int points;

  /** Two points of a frame that are near to each other. */
  record Near(Hypothesis one, Hypothesis other) {}

  /** Ends a frame that has these points, each with its strand. */
  void add(List<Hypothesis> found) {
    frames.add(new ArrayList<>(found));
    near.add(Optional.empty());
    points += found.size();
  }

  int frames() {
    return frames.size();
  }

  /** Number of points that were added in all frames together. */
  int points() {
    return points;
  }

  /** The points of a frame. */
  List<Hypothesis> at(int frame) {
    return frames.get(frame);
  }

  /** A strand's point in a frame. */
  Optional<Hypothesis> at(int frame, int strand) {
    for (Hypothesis point : frames.get(frame)) {
      if (point.strand == strand) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** All pairs of points of a frame that are near to each other. */
  List<Near> near(int frame) {
    if (near.get(frame).isEmpty()) {
      near.set(frame, Optional.of(findNear(frames.get(frame))));
    }
    return near.get(frame).get();
  }

  private static List<Near> findNear(List<Hypothesis> points) {
    List<Near> found = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        if (points.get(i).isNear(points.get(j))) {
          found.add(new Near(points.get(i), points.get(j)));
        }
      }
    }
    return found;
  }

  /** Puts another point, or none, in the place of a strand's in a frame. */
  void replace(int frame, int strand, Optional<Hypothesis> point) {
    near.set(frame, Optional.empty());
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
