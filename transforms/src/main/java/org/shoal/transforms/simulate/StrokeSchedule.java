package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shoal.io.InvalidInputException;

/**
 * How fast a swimmer strokes, and from when.
 *
 * @param stretches in order of time; the first begins at 0
 */
public record StrokeSchedule(List<Stretch> stretches) {
  private static final String OPTION = "--strokeRate";
  private static final double SLOWEST = 10;
  private static final double FASTEST = 150;
  private static final String NUMBER = "\\d{1,9}(?:\\.\\d{1,9})?";
  private static final Pattern STRETCH =
      Pattern.compile("\\s*(" + NUMBER + ")\\s*(?:@\\s*(" + NUMBER + ")\\s*)?");

  /**
   * A stretch of even strokes.
   *
   * @param rate strokes a minute, both arms counted; 0 is a pause, else 10 to 150
   * @param fromSeconds when it begins
   */
  public record Stretch(double rate, double fromSeconds) {}

  /** Checks rates and order; throws {@link InvalidInputException}. */
  public StrokeSchedule {
    stretches = List.copyOf(stretches);
    double last = -1;
    for (Stretch stretch : stretches) {
      boolean known = stretch.rate == 0 || (stretch.rate >= SLOWEST && stretch.rate <= FASTEST);
      if (!known) {
        throw refusal(stretch, "a rate must be 0 or 10 to 150 strokes a minute");
      }
      if (!(last < 0 ? stretch.fromSeconds == 0 : stretch.fromSeconds > last)) {
        throw refusal(stretch, "times must begin with 0 and ascend");
      }
      last = stretch.fromSeconds;
    }
    if (stretches.isEmpty()) {
      throw new InvalidInputException(OPTION, "", "must be like 60 or 60@0,75@20,0@40");
    }
  }

  /**
   * Reads a rate, or rates with the second each begins at: {@code 60@0,75@20,0@40}.
   *
   * @throws InvalidInputException when it is neither
   */
  public static StrokeSchedule parse(String text) {
    List<Stretch> stretches = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = STRETCH.matcher(part);
      boolean known = matcher.matches() && (matcher.group(2) != null || stretches.isEmpty());
      if (!known) {
        throw new InvalidInputException(
            OPTION, "", "\"" + part + "\" must be like 60 or 60@0,75@20,0@40");
      }
      double from = matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2));
      stretches.add(new Stretch(Double.parseDouble(matcher.group(1)), from));
    }
    return new StrokeSchedule(stretches);
  }

  /** Strokes a minute at a time. */
  public double rate(double seconds) {
    double rate = stretches.get(0).rate;
    for (Stretch stretch : stretches) {
      if (stretch.fromSeconds <= seconds) {
        rate = stretch.rate;
      }
    }
    return rate;
  }

  private static InvalidInputException refusal(Stretch stretch, String reason) {
    return new InvalidInputException(OPTION, stretch.rate + "@" + stretch.fromSeconds, reason);
  }
}
