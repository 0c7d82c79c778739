package org.shoal.transforms.simulate;

import java.util.Comparator;

/**
 * One stroke of a simulated swimmer.
 *
 * @param left whether it is the left wrist's
 * @param seconds when the wrist is lowest in the picture
 * @param swimmer index of the swimmer
 */
public record TrueStroke(boolean left, double seconds, int swimmer) {
  static final Comparator<TrueStroke> IN_TIME =
      Comparator.comparingDouble(TrueStroke::seconds)
          .thenComparingInt(TrueStroke::swimmer)
          .thenComparing(TrueStroke::left);
}
