package org.shoal.transforms.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shoal.transforms.assignment.AssignmentSolver;

/**
 * Gives tracks their identities when there is evidence enough: that of a fish which is missing,
 * where one could have come this far, else the next new one.
 */
final class Identities {
  /** A fish beyond the expected count needs this many times the evidence. */
  private static final int SURPLUS_FACTOR = 15;

  /**
   * A track that single views went on with was seen in so many frames in another place than a new
   * one, and is not the same fish: a false positive at the right place, once, is chance.
   */
  private static final int APART = 2;

  private static final Comparator<Track> BY_BIRTH =
      Comparator.comparingLong((Track track) -> track.bornAt)
          .thenComparingDouble(track -> track.birth[0])
          .thenComparingDouble(track -> track.birth[1])
          .thenComparingDouble(track -> track.birth[2]);

  private final TrackerConfig config;
  private final Wandering wandering;
  private final AssignmentSolver solver = new AssignmentSolver();
  private int next;

  Identities(TrackerConfig config, Wandering wandering, int next) {
    this.config = config;
    this.wandering = wandering;
    this.next = next;
  }

  /** The next new identity. */
  int next() {
    return next;
  }

  /**
   * Confirms what can be confirmed.
   *
   * @param tracks all tracks, from which those go whose identity has been taken over
   * @param frame the present frame
   * @return the confirmed tracks and how many of them took over an identity
   */
  Confirmation confirm(List<Track> tracks, long frame) {
    List<Track> ready =
        tracks.stream()
            .filter(track -> !track.isConfirmed() && track.seenAt == frame && isProven(track))
            .sorted(BY_BIRTH)
            .toList();
    if (ready.isEmpty()) {
      return new Confirmation(0, 0);
    }
    int relinked = relink(ready, tracks, frame);
    int confirmed = relinked;
    for (Track track : ready) {
      if (!track.isConfirmed() && (isExpected() || isProvenSurplus(track))) {
        track.fishId = next++;
        confirmed++;
      }
    }
    return new Confirmation(confirmed, relinked);
  }

  /**
   * What a call of confirm did.
   *
   * @param confirmed tracks that got an identity, old or new
   * @param relinked those of them that got an old one
   */
  record Confirmation(int confirmed, int relinked) {}

  private boolean isProven(Track track) {
    return track.hits >= config.minHits()
        && track.evidence >= Track.FULL_EVIDENCE * config.minHits();
  }

  private boolean isExpected() {
    return config.expectedCount() == 0 || next < config.expectedCount();
  }

  private boolean isProvenSurplus(Track track) {
    return track.evidence >= Track.FULL_EVIDENCE * config.minHits() * SURPLUS_FACTOR;
  }

  private double cost(Track track, Track lost) {
    return track.framesApart(lost) < APART ? wandering.cost(track, lost) : Double.POSITIVE_INFINITY;
  }

  private int relink(List<Track> ready, List<Track> tracks, long frame) {
    List<Track> missing =
        tracks.stream().filter(track -> track.isConfirmed() && track.locatedAt < frame).toList();
    if (missing.isEmpty()) {
      return 0;
    }
    double[] cost = new double[ready.size() * missing.size()];
    int[] columnOf = new int[ready.size()];
    for (int row = 0; row < ready.size(); row++) {
      for (int column = 0; column < missing.size(); column++) {
        cost[row * missing.size() + column] = cost(ready.get(row), missing.get(column));
      }
    }
    solver.solve(cost, ready.size(), missing.size(), 1e6, columnOf);
    List<Track> replaced = new ArrayList<>();
    for (int row = 0; row < ready.size(); row++) {
      if (columnOf[row] >= 0) {
        Track old = missing.get(columnOf[row]);
        ready.get(row).fishId = old.fishId;
        replaced.add(old);
      }
    }
    tracks.removeAll(replaced);
    return replaced.size();
  }
}
