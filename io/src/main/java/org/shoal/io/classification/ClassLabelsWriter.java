package org.shoal.io.classification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes what {@link ClassLabelsReader} reads, as JSON. */
public final class ClassLabelsWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private ClassLabelsWriter() {}

  /** The labels in one line. */
  public static String toJson(ClassLabels labels) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("labels");
    for (ClassLabel label : labels.labels()) {
      ObjectNode node = list.addObject();
      node.put("name", label.name());
      node.put("attribute", label.attribute().column());
      node.put("value", label.value());
      node.put("threshold", label.threshold());
      if (!label.implies().isEmpty()) {
        ObjectNode implies = node.putObject("implies");
        for (Attribute attribute : Attribute.values()) {
          if (label.implies().containsKey(attribute)) {
            implies.put(attribute.column(), label.implies().get(attribute));
          }
        }
      }
    }
    ObjectNode fallback = root.putObject("fallback");
    for (Attribute attribute : Attribute.values()) {
      if (labels.fallback().containsKey(attribute)) {
        fallback.put(attribute.column(), labels.fallback().get(attribute));
      }
    }
    return root.toString();
  }
}
