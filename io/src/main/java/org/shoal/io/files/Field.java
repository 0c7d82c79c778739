package org.shoal.io.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shoal.io.InvalidInputException;

/**
 * A value in a parsed YAML, JSON or TOML file, with its place there. Every accessor that does not
 * find what it is named after throws {@link InvalidInputException} with that place.
 */
public final class Field {
  private static final int LARGEST_COUNT = 1_000_000;

  private final String file;
  private final String place;
  private final String name;
  private final JsonNode node;

  private Field(String file, String place, String name, JsonNode node) {
    this.file = file;
    this.place = place;
    this.name = name;
    this.node = node;
  }

  /** The outermost value of a file. */
  public static Field root(String file, JsonNode node) {
    return new Field(file, "", "", node);
  }

  /** The key under which the value is found; empty for the outermost one. */
  public String name() {
    return name;
  }

  /** The refusal of this value. */
  public InvalidInputException refusal(String reason) {
    return new InvalidInputException(file, place, reason);
  }

  /** The refusal of something at a place below this one. */
  public InvalidInputException refusal(String key, String reason) {
    return new InvalidInputException(file, below(key), reason);
  }

  /** Whether this is a map of fields. */
  public boolean isMap() {
    return node.isObject();
  }

  /** Whether this is null. */
  public boolean isNull() {
    return node.isNull();
  }

  /** Whether this is a text. */
  public boolean isText() {
    return node.isTextual();
  }

  /** Whether this is true or false. */
  public boolean isFlag() {
    return node.isBoolean();
  }

  /** Whether this has a field of the name. */
  public boolean has(String key) {
    return node.has(key);
  }

  /** The field of a name. */
  public Field get(String key) {
    return find(key).orElseThrow(() -> refusal(key, "is missing"));
  }

  /** The field of a name, if it is there. */
  public Optional<Field> find(String key) {
    if (!node.isObject()) {
      throw wrong("an object with fields");
    }
    return node.has(key)
        ? Optional.of(new Field(file, below(key), key, node.get(key)))
        : Optional.empty();
  }

  /** The first of some keys that is there. */
  public Field getAny(String... keys) {
    for (String key : keys) {
      if (find(key).isPresent()) {
        return get(key);
      }
    }
    String names = keys.length == 1 ? "" : "; it may be called " + String.join(" or ", keys);
    throw refusal(keys[0], "is missing" + names);
  }

  /** The fields of an object, in the file's order. */
  public List<Field> fields() {
    if (!node.isObject()) {
      throw wrong("an object with fields");
    }
    List<Field> fields = new ArrayList<>();
    node.fieldNames().forEachRemaining(key -> fields.add(get(key)));
    return fields;
  }

  /** The elements of a list. */
  public List<Field> elements() {
    if (!node.isArray()) {
      throw wrong("a list");
    }
    List<Field> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new Field(file, place + "[" + i + "]", name, node.get(i)));
    }
    return elements;
  }

  /** Refuses fields of other names. */
  public void allowOnly(Set<String> keys) {
    for (Field field : fields()) {
      if (!keys.contains(field.name)) {
        throw field.refusal("is not known here; known are " + keys.stream().sorted().toList());
      }
    }
  }

  /** A text that is not empty. */
  public String text() {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw wrong("a text that is not empty");
    }
    return node.textValue();
  }

  /** A text that is not empty; a number is taken as it is written. */
  public String textOrNumeral() {
    return node.isNumber() ? node.asText() : text();
  }

  /** True or false. */
  public boolean flag() {
    if (!node.isBoolean()) {
      throw wrong("true or false");
    }
    return node.booleanValue();
  }

  /** A finite number. */
  public double number() {
    if (!node.isNumber()) {
      throw wrong("a number");
    }
    return finite(node.doubleValue());
  }

  /** A number, also where YAML's rules make a text of it, as of 1e-3. */
  public double numberOrNumeral() {
    if (!node.isTextual()) {
      return number();
    }
    try {
      return finite(Double.parseDouble(node.textValue()));
    } catch (NumberFormatException e) {
      throw wrong("a finite number");
    }
  }

  private double finite(double value) {
    if (!Double.isFinite(value)) {
      throw refusal("must be a finite number, not " + value);
    }
    return value;
  }

  /** A whole number above 0. */
  public int count() {
    double value = number();
    if (value < 1 || value > LARGEST_COUNT || value != Math.rint(value)) {
      throw refusal("must be a whole number from 1 to " + LARGEST_COUNT + ", not " + value);
    }
    return (int) value;
  }

  /** A list of numbers. */
  public double[] numbers() {
    return elements().stream().mapToDouble(Field::number).toArray();
  }

  /** A list of as many numbers. */
  public double[] numbers(int length) {
    return ofLength(numbers(), length);
  }

  /** The values, when there are as many. */
  public double[] ofLength(double[] values, int length) {
    if (values.length != length) {
      throw refusal("must have %d numbers, not %d".formatted(length, values.length));
    }
    return values;
  }

  /** A list of 3 lists of 3 numbers, row-major. */
  public double[] matrix() {
    List<Field> rows = elements();
    if (rows.size() != 3) {
      throw refusal("must have 3 rows of 3 numbers, not %d rows".formatted(rows.size()));
    }
    double[] values = new double[9];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(rows.get(i).numbers(3), 0, values, 3 * i, 3);
    }
    return values;
  }

  private InvalidInputException wrong(String expected) {
    String found = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return refusal(
        "must be " + expected + ", not " + (node.isNull() ? "null" : "of type " + found));
  }

  private String below(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
