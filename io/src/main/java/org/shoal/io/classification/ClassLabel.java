package org.shoal.io.classification;

import java.util.Map;

/**
 * What one of a classifier's heads stands for.
 *
 * @param name the head's name
 * @param attribute the attribute it tells of
 * @param value the value of that attribute
 * @param threshold the least probability at which it counts, 0 to 1
 * @param implies what a bottle of this label also is
 */
public record ClassLabel(
    String name,
    Attribute attribute,
    String value,
    double threshold,
    Map<Attribute, String> implies) {
  public ClassLabel {
    implies = Map.copyOf(implies);
  }
}
