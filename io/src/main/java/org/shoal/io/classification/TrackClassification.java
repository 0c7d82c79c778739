package org.shoal.io.classification;

import java.util.List;

/**
 * What became of a track: when it was seen, when it was looked at, what was found.
 *
 * @param key the track
 * @param firstFrame the first frame it was seen in
 * @param lastFrame the last frame it was seen in
 * @param attempts in the order of their frames; only the last can have succeeded
 * @param maxAttempts how many there may be, at least 1
 */
public record TrackClassification(
    TrackKey key,
    long firstFrame,
    long lastFrame,
    List<ClassificationAttempt> attempts,
    int maxAttempts) {
  public TrackClassification {
    attempts = List.copyOf(attempts);
  }

  /**
   * How far the track had come by a frame: new in its first, classified from the frame of the
   * attempt that succeeded, failed from the frame of the last attempt there may be, else tracked.
   */
  public TrackState stateAt(long frame) {
    int made = 0;
    while (made < attempts.size() && attempts.get(made).frame() <= frame) {
      made++;
    }
    if (made > 0 && attempts.get(made - 1).succeeded()) {
      return TrackState.CLASSIFIED;
    }
    if (made >= maxAttempts) {
      return TrackState.FAILED;
    }
    return frame <= firstFrame ? TrackState.NEW : TrackState.TRACKED;
  }

  /** What the track was found to be in the end. */
  public Classification classification() {
    return attempts.isEmpty()
        ? Classification.unknown()
        : attempts.get(attempts.size() - 1).classification();
  }
}
