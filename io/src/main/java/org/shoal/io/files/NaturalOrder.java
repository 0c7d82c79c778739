package org.shoal.io.files;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as people count: {@code part2} before {@code part10}. */
public final class NaturalOrder {
  private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

  /** The order; names that differ only in leading zeros are told apart by their characters. */
  public static final Comparator<String> NATURAL_ORDER =
      Comparator.<String, String>comparing(name -> name, NaturalOrder::compareRuns)
          .thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}

  private static int compareRuns(String a, String b) {
    Matcher runsOfA = RUN.matcher(a);
    Matcher runsOfB = RUN.matcher(b);
    while (runsOfA.find()) {
      if (!runsOfB.find()) {
        return 1;
      }
      int order = compareRun(runsOfA.group(), runsOfB.group());
      if (order != 0) {
        return order;
      }
    }
    return runsOfB.find() ? -1 : 0;
  }

  private static int compareRun(String a, String b) {
    boolean bothNumbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    return bothNumbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
  }
}
