package org.shoal.io.detection;

import org.shoal.io.InvalidInputException;

/** The place in a file that is being read, such as a line. */
@FunctionalInterface
interface InputPlace {
  /** The complaint about this place. */
  InvalidInputException wrong(String reason);
}
