package org.shoal.io.classification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bottle was found to be.
 *
 * @param values one a {@link Attribute}, in their order; {@value #UNKNOWN_VALUE} where unknown
 */
public record Classification(List<String> values) {
  /** The value of an attribute that is not known. */
  public static final String UNKNOWN_VALUE = "UNKNOWN";

  private static final int ATTRIBUTES = Attribute.values().length;
  private static final Classification UNKNOWN =
      new Classification(Collections.nCopies(ATTRIBUTES, UNKNOWN_VALUE));

  public Classification {
    values = List.copyOf(values);
    if (values.size() != ATTRIBUTES) {
      throw new IllegalArgumentException("needs " + ATTRIBUTES + " values, not " + values.size());
    }
  }

  /** Nothing known. */
  public static Classification unknown() {
    return UNKNOWN;
  }

  /** The value of an attribute. */
  public String value(Attribute attribute) {
    return values.get(attribute.position());
  }

  /** Whether no attribute is known. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** The values by their names in files, in the order of files. */
  public Map<String, String> byColumn() {
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (Attribute attribute : Attribute.values()) {
      byColumn.put(attribute.column(), value(attribute));
    }
    return Collections.unmodifiableMap(byColumn);
  }
}
