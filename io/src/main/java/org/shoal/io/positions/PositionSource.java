package org.shoal.io.positions;

import java.io.IOException;

/** What can be gone through frame by frame, as often as need be. */
@FunctionalInterface
public interface PositionSource {
  /**
   * Starts before the first frame.
   *
   * @throws org.shoal.io.InvalidInputException when it is nothing that has positions
   */
  PositionReader open() throws IOException;
}
