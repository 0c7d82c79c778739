package org.shoal.transforms.lane;

/**
 * Where the lanes are, one entry a swimmer; what {@link LaneAssigner} goes on from. Not to be
 * changed.
 *
 * @param across place along the axis on which lanes lie beside each other, pixels
 * @param along place of the swimmer in the lane when last seen, pixels
 * @param size diagonal of the swimmer's box, pixels
 * @param seen frames in which the swimmer was seen; 0 for a lane not found yet
 * @param lastFrame the last frame in which the swimmer was seen
 */
public record LaneState(
    double[] across, double[] along, double[] size, long[] seen, long[] lastFrame) {
  public LaneState {
    int lanes = across.length;
    if (along.length != lanes
        || size.length != lanes
        || seen.length != lanes
        || lastFrame.length != lanes) {
      throw new IllegalArgumentException("all columns must be of the same lanes");
    }
  }

  /** Before the first frame. */
  public static LaneState start(int swimmers) {
    return new LaneState(
        new double[swimmers],
        new double[swimmers],
        new double[swimmers],
        new long[swimmers],
        new long[swimmers]);
  }

  LaneState copy() {
    return new LaneState(
        across.clone(), along.clone(), size.clone(), seen.clone(), lastFrame.clone());
  }
}
