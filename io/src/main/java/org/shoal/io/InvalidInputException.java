package org.shoal.io;

/**
 * Input that cannot be used: says which file (or option), the place in it and what is wrong, in a
 * message made for the person who wrote that input.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file's path or URI, or an option's name
   * @param place the field, line or byte where it went wrong; empty when it is the file as a whole
   * @param reason what is wrong there, and what would be right
   */
  public InvalidInputException(String file, String place, String reason) {
    super(message(file, place, reason));
  }

  /** As above, with the exception that revealed it. */
  public InvalidInputException(String file, String place, String reason, Throwable cause) {
    super(message(file, place, reason), cause);
  }

  private static String message(String file, String place, String reason) {
    return place.isEmpty() ? file + ": " + reason : file + ": " + place + ": " + reason;
  }
}
