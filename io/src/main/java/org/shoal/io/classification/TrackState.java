package org.shoal.io.classification;

/** How far a track has come by a frame. */
public enum TrackState {
  /** Seen for the first time. */
  NEW,
  /** Seen before, and not classified yet. */
  TRACKED,
  /** Classified, in this frame or before. */
  CLASSIFIED,
  /** All attempts to classify it have failed; none will follow. */
  FAILED
}
