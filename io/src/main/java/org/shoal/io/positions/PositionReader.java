package org.shoal.io.positions;

import java.io.Closeable;
import java.io.IOException;

/** Goes through a file's frames once. */
public interface PositionReader extends Closeable {
  /**
   * Goes to the next frame that the file has; frames come in ascending order.
   *
   * @param into gets the frame's finite positions, no identity twice, maybe none
   * @return false after the last frame; {@code into} is then undefined
   * @throws org.shoal.io.InvalidInputException naming the file and the place where it is wrong
   */
  boolean next(PositionFrame into) throws IOException;
}
