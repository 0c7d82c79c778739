package org.shoal.transforms.validate;

import java.util.Arrays;
import org.shoal.io.InvalidInputException;

/** Tests of an installation. */
public enum FieldTest {
  /** No test. */
  NONE(""),
  /** Bottles stand still, and so must their boxes. */
  STATIC("static"),
  /** Bottles move slowly; each must keep its identity. */
  LOW_SPEED("lowSpeed"),
  /** As many bottles at once as the line ever carries. */
  STRESS("stress");

  private final String word;

  FieldTest(String word) {
    this.word = word;
  }

  /** The word it goes by in options and reports; empty for none. */
  public String word() {
    return word;
  }

  /**
   * The test of a word, in whatever case it is written.
   *
   * @throws InvalidInputException naming the option and the words there are
   */
  public static FieldTest of(String word) {
    return Arrays.stream(values())
        .filter(test -> test.word.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--validate", "", "\"" + word + "\" is none of static, lowSpeed, stress"));
  }
}
