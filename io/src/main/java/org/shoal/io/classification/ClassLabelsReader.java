package org.shoal.io.classification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.Field;
import org.shoal.io.files.FieldReader;

/**
 * Reads what a classifier's heads stand for, from YAML or JSON:
 *
 * <pre>{@code
 * {"labels": [
 *    {"name": "cola-500", "attribute": "product", "value": "Cola", "threshold": 0.6,
 *     "implies": {"brand": "Acme", "volume": "500 ml"}},
 *    {"name": "cap=red"}],
 *  "fallback": {"grade": 0.3}}
 * }</pre>
 *
 * A threshold is 0.5 unless given. A name of the form {@code attribute=value} needs neither
 * attribute nor value. {@code implies} and {@code fallback} may be missing.
 */
public final class ClassLabelsReader {
  private static final double THRESHOLD = 0.5;
  private static final Set<String> ROOT_KEYS = Set.of("labels", "fallback");
  private static final Set<String> LABEL_KEYS =
      Set.of("name", "attribute", "value", "threshold", "implies");

  private ClassLabelsReader() {}

  /**
   * Reads a file.
   *
   * @throws InvalidInputException naming the file and the field that is wrong
   */
  public static ClassLabels read(String file) throws IOException {
    return parse(file, FieldReader.readText(file));
  }

  /**
   * Reads a text.
   *
   * @param source where it is from, for messages
   * @throws InvalidInputException naming the source and the field that is wrong
   */
  public static ClassLabels parse(String source, String text) {
    Field root = FieldReader.yaml(source, text);
    root.allowOnly(ROOT_KEYS);
    List<ClassLabel> labels = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> meanings = new HashSet<>();
    for (Field field : root.get("labels").elements()) {
      ClassLabel label = label(field);
      if (!names.add(label.name())) {
        throw field.refusal("name", "\"" + label.name() + "\" is there twice");
      }
      if (!meanings.add(label.attribute().column() + "=" + label.value())) {
        throw field.refusal(
            "value", label.attribute().column() + " \"" + label.value() + "\" is there twice");
      }
      labels.add(label);
    }
    if (labels.isEmpty()) {
      throw root.refusal("labels", "is empty");
    }
    Map<Attribute, Double> fallback = new EnumMap<>(Attribute.class);
    for (Field field : fields(root, "fallback")) {
      fallback.put(attribute(field, field.name()), fraction(field));
    }
    return new ClassLabels(labels, fallback);
  }

  /**
   * The labels of heads whose names are all of the form {@code attribute=value}.
   *
   * @param source where the names are from, for messages
   * @throws InvalidInputException naming the one that is not
   */
  public static ClassLabels ofNames(String source, List<String> names) {
    List<ClassLabel> labels = new ArrayList<>();
    for (String name : names) {
      Attribute attribute =
          attributeIn(name)
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          source,
                          "classes_",
                          "\"%s\" is not attribute=value; name the labels' file".formatted(name)));
      labels.add(new ClassLabel(name, attribute, valueIn(name), THRESHOLD, Map.of()));
    }
    return new ClassLabels(labels, Map.of());
  }

  private static ClassLabel label(Field field) {
    field.allowOnly(LABEL_KEYS);
    String name = field.get("name").text();
    Optional<Attribute> named = attributeIn(name);
    Optional<Field> given = field.find("attribute");
    if (named.isEmpty() && given.isEmpty()) {
      throw field.refusal("attribute", "is missing, and the name is not attribute=value");
    }
    Attribute attribute =
        given.isPresent() ? attribute(given.get(), given.get().text()) : named.get();
    String value =
        field
            .find("value")
            .map(Field::textOrNumeral)
            .or(() -> named.map(a -> valueIn(name)))
            .orElseThrow(() -> field.refusal("value", "is missing"));
    Map<Attribute, String> implies = new EnumMap<>(Attribute.class);
    for (Field implied : fields(field, "implies")) {
      Attribute other = attribute(implied, implied.name());
      if (other == attribute) {
        throw implied.refusal("is the attribute of the label itself");
      }
      implies.put(other, implied.textOrNumeral());
    }
    double threshold = field.find("threshold").map(ClassLabelsReader::fraction).orElse(THRESHOLD);
    return new ClassLabel(name, attribute, value, threshold, implies);
  }

  private static List<Field> fields(Field parent, String key) {
    return parent.find(key).map(Field::fields).orElse(List.of());
  }

  private static Attribute attribute(Field field, String name) {
    return Attribute.of(name)
        .orElseThrow(
            () ->
                field.refusal(
                    "\"%s\" is no attribute; there are %s"
                        .formatted(
                            name,
                            Arrays.stream(Attribute.values()).map(Attribute::column).toList())));
  }

  private static double fraction(Field field) {
    double value = field.number();
    if (!(value >= 0 && value <= 1)) {
      throw field.refusal("must be between 0 and 1, not " + value);
    }
    return value;
  }

  private static Optional<Attribute> attributeIn(String name) {
    int equals = name.indexOf('=');
    return equals < 0 || equals == name.length() - 1
        ? Optional.empty()
        : Attribute.of(name.substring(0, equals));
  }

  private static String valueIn(String name) {
    return name.substring(name.indexOf('=') + 1);
  }
}
