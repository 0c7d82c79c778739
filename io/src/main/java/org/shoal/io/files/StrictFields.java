package org.shoal.io.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.shoal.io.InvalidInputException;

/**
 * A map in a YAML, JSON or TOML file, read strictly: what is missing, of another type or not known
 * is an {@link InvalidInputException} that names the file and the field.
 */
public final class StrictFields {
  private final String file;
  private final String place;
  private final JsonNode node;

  private StrictFields(String file, String place, JsonNode node) {
    this.file = file;
    this.place = place;
    this.node = node;
  }

  /**
   * The map at a place of a file.
   *
   * @param place the field that holds the map; empty for the file's root
   * @throws InvalidInputException when it is no map
   */
  public static StrictFields of(String file, String place, JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new InvalidInputException(file, place, "expected a map of fields, found " + kind(node));
    }
    return new StrictFields(file, place, node);
  }

  /** Refuses every key but these. */
  public StrictFields allow(Set<String> keys) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw new InvalidInputException(
            file, path(name), "unknown key; known are " + String.join(", ", new TreeSet<>(keys)));
      }
    }
    return this;
  }

  /** Whether a field is there and not null. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A field's place as told in messages. */
  public String path(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  /** A field's value. */
  public JsonNode get(String key) {
    if (!has(key)) {
      throw invalid(key, "missing");
    }
    return node.get(key);
  }

  /** A field that is a string; numbers are taken as they are written. */
  public String string(String key) {
    JsonNode value = get(key);
    if (!value.isTextual() && !value.isNumber()) {
      throw invalid(key, "expected a string, found " + kind(value));
    }
    if (value.asText().isBlank()) {
      throw invalid(key, "is empty");
    }
    return value.asText();
  }

  /** A field that is a finite number. */
  public double number(String key) {
    JsonNode value = get(key);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw invalid(key, "expected a number, found " + kind(value));
    }
    return value.asDouble();
  }

  /** A field that is a finite number, or what stands for its absence. */
  public double number(String key, double absent) {
    return has(key) ? number(key) : absent;
  }

  /** A field that is a list. */
  public List<JsonNode> list(String key) {
    JsonNode value = get(key);
    if (!value.isArray()) {
      throw invalid(key, "expected a list, found " + kind(value));
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    return items;
  }

  /** The exception for a field with a wrong value. */
  public InvalidInputException invalid(String key, String reason) {
    return new InvalidInputException(file, path(key), reason);
  }

  /** A value's type in words, with the value where it is short. */
  public static String kind(JsonNode value) {
    if (value == null || value.isMissingNode() || value.isNull()) {
      return "nothing";
    }
    if (value.isObject()) {
      return "a map";
    }
    if (value.isArray()) {
      return "a list";
    }
    return (value.isTextual() ? "the string " : "") + value;
  }
}
