package org.shoal.pipelines;

import java.util.Locale;
import org.shoal.io.InvalidInputException;

/**
 * A stretch of time that an option gives in frames or in seconds: {@code 30} or {@code 1.5s}.
 *
 * @param amount how many, not negative
 * @param inSeconds whether seconds are meant, not frames
 */
public record FrameSpan(double amount, boolean inSeconds) {

  /**
   * Reads an option's value.
   *
   * @throws InvalidInputException naming the option when the value is neither
   */
  public static FrameSpan parse(String option, String text) {
    String value = text.strip();
    boolean seconds = value.endsWith("s");
    String number = seconds ? value.substring(0, value.length() - 1).strip() : value;
    double amount = Double.NaN;
    try {
      amount = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      // told below
    }
    boolean whole = seconds || amount == Math.rint(amount);
    if (!(amount >= 0 && amount <= Integer.MAX_VALUE && whole)) {
      throw new InvalidInputException(
          option, "", "\"" + text + "\" is neither frames (30) nor seconds (1.5s)");
    }
    return new FrameSpan(amount, seconds);
  }

  /** The number of frames, rounded. */
  public int frames(double fps) {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(inSeconds ? amount * fps : amount));
  }

  /** The span in frames and in seconds. */
  public String describe(double fps) {
    int frames = frames(fps);
    return String.format(
        Locale.ROOT, "%d frame%s (%.3g s)", frames, frames == 1 ? "" : "s", frames / fps);
  }
}
