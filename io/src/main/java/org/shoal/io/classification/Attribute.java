package org.shoal.io.classification;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is told of a bottle, in the order of all files. */
public enum Attribute {
  /** What is in it. */
  PRODUCT,
  /** How good it is. */
  GRADE,
  /** Its cap. */
  CAP,
  /** Its label. */
  LABEL,
  /** Whose it is. */
  BRAND,
  /** What kind it is of. */
  TYPE,
  /** What kind within the type. */
  SUBTYPE,
  /** How much it holds. */
  VOLUME;

  private static final List<Attribute> ORDER = List.of(values());

  /** Its position in the order of all files, from 0. */
  public int position() {
    return ORDER.indexOf(this);
  }

  /** Its name in files. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The attribute of a name in files. */
  public static Optional<Attribute> of(String column) {
    return ORDER.stream().filter(a -> a.column().equals(column)).findFirst();
  }
}
