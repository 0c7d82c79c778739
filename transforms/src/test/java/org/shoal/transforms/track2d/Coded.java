package org.shoal.transforms.track2d;

import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/** What Beam does to a state between two windows. */
final class Coded {
  private Coded() {}

  static BoxTrackerState throughItsCoder(BoxTrackerState state) throws CoderException {
    BoxTrackerStateCoder coder = BoxTrackerStateCoder.of();
    return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, state));
  }
}
