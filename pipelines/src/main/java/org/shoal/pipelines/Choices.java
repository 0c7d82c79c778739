package org.shoal.pipelines;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.shoal.io.InvalidInputException;

/** Options that take one of a few words. */
public final class Choices {
  private Choices() {}

  /**
   * The constant that a word names, in whatever case it is written.
   *
   * @throws InvalidInputException naming the option and the words there are
   */
  public static <E extends Enum<E>> E of(String option, String word, Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    option, "", "\"" + word + "\" is none of " + words(choices)));
  }

  private static <E extends Enum<E>> String words(Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
