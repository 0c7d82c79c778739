package org.shoal.transforms.track;

import java.util.List;
import java.util.Optional;
import org.shoal.transforms.associate.PointColumns;

/** The points of one frame and the tracks that took them. */
final class FramePass {
  /** Farthest that two fish can be apart and be seen as one, metres. */
  private static final double MERGING_REACH = 0.05;

  /** Chi-squared of 3 degrees of freedom, exceeded once in 1,000 times. */
  private static final double MERGING_GATE = 16.3;

  /** For how many maximal ages two fish may be seen as one. */
  private static final int MERGED_AGES = 4;

  /** Place of each axis's variance among the six elements of a covariance. */
  private static final int[] AXIS_VARIANCE = {0, 3, 5};

  private final TrackerConfig config;
  private final PointAssignment assignment;
  private final PointColumns points;
  private final int from;
  private final long frame;
  private final boolean[] taken;
  private final Track[] trackOf;

  FramePass(
      TrackerConfig config,
      PointAssignment assignment,
      PointColumns points,
      int from,
      int to,
      long frame) {
    this.config = config;
    this.assignment = assignment;
    this.points = points;
    this.from = from;
    this.frame = frame;
    taken = new boolean[to - from];
    trackOf = new Track[to - from];
  }

  /** The track that took a point, if any did. */
  Optional<Track> trackOf(int point) {
    return Optional.ofNullable(trackOf[point - from]);
  }

  /**
   * Gives points to confirmed tracks. One that finds none of its own, but is where another's point
   * is, may be a part of it: detectors see two fish that touch as one.
   */
  void assignConfirmed(List<Track> tracks) {
    int[] pointOf = assignment.assign(tracks, points, from, taken, frame);
    boolean[] shared = new boolean[tracks.size()];
    for (int i = 0; i < tracks.size(); i++) {
      int owner = pointOf[i] < 0 ? ownerOfShared(tracks, pointOf, shared, tracks.get(i)) : -1;
      if (owner >= 0) {
        tracks.get(i).share(tracks.get(owner), points, pointOf[owner], frame);
        shared[owner] = true;
      }
    }
    for (int i = 0; i < tracks.size(); i++) {
      if (pointOf[i] >= 0) {
        take(tracks.get(i), pointOf[i], !shared[i]);
      }
    }
    shareFreePoints(tracks, pointOf);
  }

  /** Gives points to tracks. */
  void assign(List<Track> tracks) {
    int[] pointOf = assignment.assign(tracks, points, from, taken, frame);
    for (int i = 0; i < tracks.size(); i++) {
      if (pointOf[i] >= 0) {
        take(tracks.get(i), pointOf[i], true);
      }
    }
  }

  /**
   * A fish that darts is not where its velocity says: tracks and points that found nobody get a
   * second chance with looser expectations, before a point counts as another fish.
   */
  void assignDarting(List<Track> confirmed) {
    List<Track> missing = confirmed.stream().filter(track -> track.seenAt < frame).toList();
    if (missing.isEmpty() || !hasFreePoint()) {
      return;
    }
    List<TrackerState.Track> before = missing.stream().map(Track::save).toList();
    missing.forEach(track -> track.filter.loosen(config.speedSigma()));
    assign(missing);
    for (int i = 0; i < missing.size(); i++) {
      if (missing.get(i).seenAt < frame) {
        missing.get(i).filter.restore(before.get(i).motion(), before.get(i).covariance());
      }
    }
  }

  /**
   * Starts a track at every point that is free.
   *
   * @param tracks is added to
   * @return how many
   */
  int giveBirth(List<Track> tracks) {
    int born = 0;
    for (int i = 0; i < taken.length; i++) {
      if (isFree(i)) {
        trackOf[i] = new Track(points, from + i, frame, config.speedSigma());
        tracks.add(trackOf[i]);
        born++;
      }
    }
    return born;
  }

  /** The track whose point is also the given track's, if there is one, or -1. */
  private int ownerOfShared(List<Track> tracks, int[] pointOf, boolean[] shared, Track track) {
    int best = -1;
    double least = MERGING_GATE;
    for (int i = 0; i < tracks.size(); i++) {
      if (pointOf[i] >= 0 && !shared[i] && mayShare(track, tracks.get(i), pointOf[i])) {
        double distance = middleDistance(track, tracks.get(i), pointOf[i], true);
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
    }
    return best;
  }

  /**
   * Gives points that nobody took to pairs of tracks that found none: to both, where it is between
   * them.
   */
  private void shareFreePoints(List<Track> tracks, int[] pointOf) {
    for (int i = 0; i < taken.length; i++) {
      int point = from + i;
      for (int a = 0; a < tracks.size() && isFree(i); a++) {
        for (int b = a + 1; b < tracks.size() && isFree(i); b++) {
          Track first = tracks.get(a);
          Track second = tracks.get(b);
          if (pointOf[a] < 0
              && pointOf[b] < 0
              && first.seenAt < frame
              && second.seenAt < frame
              && mayShare(first, second, point)
              && mayShare(second, first, point)
              && middleDistance(first, second, point, true) < MERGING_GATE) {
            second.share(first, points, point, frame);
            take(first, point, false);
          }
        }
      }
    }
  }

  /** Whether a point is nearer to the middle of its owner and another than to the owner. */
  private boolean mayShare(Track track, Track owner, int point) {
    return points.nCameras()[point] > 1
        && track.sharedFrames < MERGED_AGES * config.maxAge()
        && track.distance(owner) <= MERGING_REACH
        && middleDistance(owner, track, point, false) < middleDistance(owner, owner, point, false);
  }

  /**
   * How far a point is from the middle of two tracks, squared, by the point's own spread, axis by
   * axis, with or without that of the middle.
   */
  private double middleDistance(Track track, Track other, int point, boolean predicted) {
    double squared = 0;
    for (int axis = 0; axis < 3; axis++) {
      int element = AXIS_VARIANCE[axis];
      double middle = (track.filter.position(axis) + other.filter.position(axis)) / 2;
      double way = coordinate(point, axis) - middle;
      double variance = points.covariance()[6 * point + element];
      if (predicted) {
        variance +=
            (track.filter.positionCovariance(element) + other.filter.positionCovariance(element))
                / 4;
      }
      squared += way * way / variance;
    }
    return squared;
  }

  private double coordinate(int point, int axis) {
    if (axis == 0) {
      return points.x()[point];
    }
    return axis == 1 ? points.y()[point] : points.z()[point];
  }

  private void take(Track track, int point, boolean update) {
    if (update) {
      track.update(points, point, frame);
    }
    taken[point - from] = true;
    trackOf[point - from] = track;
  }

  private boolean hasFreePoint() {
    for (int i = 0; i < taken.length; i++) {
      if (isFree(i)) {
        return true;
      }
    }
    return false;
  }

  /** Single views neither start a track nor are reason enough to look further. */
  private boolean isFree(int i) {
    return !taken[i] && points.nCameras()[from + i] > 1;
  }
}
