package org.shoal.transforms.detect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;

/**
 * The names of a model's classes, by index. A class without a name is {@code class_<index>}.
 *
 * @param model the model's path or URI, for messages
 * @param names names by index; may be shorter than the number of classes
 */
record ClassNames(String model, List<String> names) {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(\\d+)\\s*:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*");

  ClassNames {
    names = List.copyOf(names);
  }

  /**
   * The names of a model: from its metadata, else from the text file beside it that ends in .names
   * (one name a line), else COCO's when there are 80 classes, else numbers.
   *
   * @param metadata the metadata's {@code names}, if there is one
   * @param classes how many classes there are, if the output's shape tells
   */
  static ClassNames of(String model, Optional<String> metadata, OptionalInt classes) {
    if (metadata.isPresent()) {
      return new ClassNames(model, parse(model, metadata.get()));
    }
    String file = model.replaceFirst("\\.[^./]*$", "") + ".names";
    Optional<List<String>> lines = lines(file);
    if (lines.isPresent()) {
      if (classes.isPresent() && lines.get().size() != classes.getAsInt()) {
        throw new InvalidInputException(
            file,
            "",
            String.format(
                "has %d names, but %s has %d classes",
                lines.get().size(), model, classes.getAsInt()));
      }
      return new ClassNames(model, lines.get());
    }
    if (classes.isPresent() && classes.getAsInt() == 80) {
      return new ClassNames(model, coco());
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < classes.orElse(0); i++) {
      numbers.add("class_" + i);
    }
    return new ClassNames(model, numbers);
  }

  /** The name of a class. */
  String name(int classId) {
    return classId >= 0 && classId < names.size() ? names.get(classId) : "class_" + classId;
  }

  /**
   * Keeps the classes of some names; of no names, all classes.
   *
   * @throws InvalidInputException when a name is none of the model's
   */
  ClassFilter select(List<String> wanted) {
    if (wanted.isEmpty()) {
      return classId -> true;
    }
    BitSet selected = new BitSet();
    for (String name : wanted) {
      selected.set(indexOf(name));
    }
    return classId -> classId >= 0 && selected.get(classId);
  }

  private int indexOf(String name) {
    int index = names.indexOf(name);
    if (index >= 0) {
      return index;
    }
    // An end-to-end model without names does not tell how many classes it has.
    if (names.isEmpty() && name.matches("class_\\d{1,6}")) {
      return Integer.parseInt(name.substring("class_".length()));
    }
    String known = names.isEmpty() ? "class_0, class_1, ..." : String.join(", ", names);
    throw new InvalidInputException(
        "--classes", name, model + " knows no such class; it knows " + known);
  }

  /**
   * Reads the dictionary that Ultralytics writes, as Python prints it: {0: 'person', 1: "cat's"}.
   */
  static List<String> parse(String model, String dictionary) {
    String text = dictionary.strip();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw unreadable(model, dictionary);
    }
    TreeMap<Integer, String> entries = new TreeMap<>();
    Matcher matcher = ENTRY.matcher(text).region(1, text.length() - 1);
    while (matcher.lookingAt()) {
      String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      entries.put(index(model, matcher.group(1)), quoted.replaceAll("\\\\(.)", "$1"));
      boolean more = matcher.end() < text.length() - 1 && text.charAt(matcher.end()) == ',';
      matcher.region(matcher.end() + (more ? 1 : 0), text.length() - 1);
    }
    boolean gapless = !entries.isEmpty() && entries.lastKey() == entries.size() - 1;
    if (matcher.regionStart() != text.length() - 1 || !gapless) {
      throw unreadable(model, dictionary);
    }
    return List.copyOf(entries.values());
  }

  private static int index(String model, String digits) {
    if (digits.length() > 6) {
      throw unreadable(model, digits);
    }
    return Integer.parseInt(digits);
  }

  private static InvalidInputException unreadable(String model, String found) {
    String shown = found.length() > 200 ? found.substring(0, 200) + "..." : found;
    return new InvalidInputException(
        model, "metadata names", "must be like {0: 'fish', 1: 'crab'}, not " + shown);
  }

  private static Optional<List<String>> lines(String file) {
    try {
      if (BeamFiles.match(file).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(split(BeamFiles.read(file)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<String> coco() {
    try (InputStream in = ClassNames.class.getResourceAsStream("coco.names")) {
      return split(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> split(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
