package org.shoal.transforms.validate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a camera's field test went.
 *
 * @param figures what was measured, by name in snake_case
 * @param warningCount number of warnings
 * @param warnings what is not good, in words; the first {@value #MOST_WARNINGS}
 */
public record ValidationReport(
    SortedMap<String, Double> figures, long warningCount, List<String> warnings) {
  static final int MOST_WARNINGS = 50;

  public ValidationReport {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    warnings = List.copyOf(warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())));
  }

  ValidationReport(Map<String, Double> figures, long warningCount, List<String> warnings) {
    this(new TreeMap<>(figures), warningCount, warnings);
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return warningCount == 0;
  }
}
