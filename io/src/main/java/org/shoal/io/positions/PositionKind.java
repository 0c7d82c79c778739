package org.shoal.io.positions;

/** Which of the positions in a result. */
public enum PositionKind {
  /** Those of confirmed tracks as measured in each frame. */
  RAW,
  /** Those that smoothing made of them, bridged gaps included. */
  SMOOTHED
}
