package org.shoal.transforms.lane;

import java.io.Serializable;
import org.shoal.io.InvalidInputException;

/**
 * How many swimmers there are, and how their lanes lie.
 *
 * @param swimmers swimmers that are followed before each camera, 1 to 100; a single one is the most
 *     confident person of each frame, wherever that is
 * @param axis the picture's axis along which lanes lie beside each other
 */
public record LaneConfig(int swimmers, LaneAxis axis) implements Serializable {
  private static final int MOST = 100;

  public LaneConfig {
    if (swimmers < 1 || swimmers > MOST) {
      throw new InvalidInputException(
          "--swimmers", "", "must be from 1 to " + MOST + ", not " + swimmers);
    }
  }

  /** So many swimmers in lanes from left to right. */
  public static LaneConfig of(int swimmers) {
    return new LaneConfig(swimmers, LaneAxis.Y);
  }

  /** The same with lanes that lie otherwise. */
  public LaneConfig withAxis(LaneAxis value) {
    return new LaneConfig(swimmers, value);
  }

  /** People to look at in a frame: among more than there are swimmers, in case some are none. */
  public int candidates() {
    return swimmers == 1 ? 1 : 3 * swimmers;
  }
}
