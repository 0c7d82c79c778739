package org.shoal.io.classification;

import java.util.List;
import java.util.Map;

/**
 * What a classifier's heads stand for.
 *
 * @param labels one a head, in the heads' order
 * @param fallback for an attribute none of whose labels reaches its threshold, the least
 *     probability at which the most probable of them is taken all the same, 0 to 1; attributes that
 *     are not here stay unknown then
 */
public record ClassLabels(List<ClassLabel> labels, Map<Attribute, Double> fallback) {
  public ClassLabels {
    labels = List.copyOf(labels);
    fallback = Map.copyOf(fallback);
  }
}
