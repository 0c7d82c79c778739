package org.shoal.io.positions;

import java.util.List;

/** Which of the positions in a result. */
public enum PositionKind {
  /** Those of confirmed tracks as measured in each frame. */
  RAW("x", "y", "z"),
  /** Those that smoothing made of them, bridged gaps included. */
  SMOOTHED("smoothed_x", "smoothed_y", "smoothed_z");

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> columns;

  PositionKind(String... columns) {
    this.columns = List.of(columns);
  }

  /** The columns of the tracks table with x, y and z. */
  public List<String> columns() {
    return columns;
  }
}
