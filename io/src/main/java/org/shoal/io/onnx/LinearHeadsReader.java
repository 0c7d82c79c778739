package org.shoal.io.onnx;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Field;

/**
 * Reads heads from numpy's .npz or from JSON, under the names that scikit-learn gives them: {@code
 * coef_} (classes, features), {@code intercept_} (classes) and {@code classes_}, texts; the last
 * underscore may be missing. Several estimators' coefficients are stacked, a row each.
 */
public final class LinearHeadsReader {
  private static final String COEFFICIENTS = "coef_";
  private static final String INTERCEPTS = "intercept_";
  private static final String CLASSES = "classes_";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private LinearHeadsReader() {}

  /**
   * Reads a file that ends in .npz or .json.
   *
   * @throws InvalidInputException naming the file and the array that is missing or wrong
   */
  public static LinearHeads read(String file) throws IOException {
    String name = file.toLowerCase(Locale.ROOT);
    if (!name.endsWith(".npz") && !name.endsWith(".json")) {
      throw new InvalidInputException(file, "", "must end in .npz or .json");
    }
    byte[] content;
    try {
      content = BeamFiles.read(file);
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(file, "", "there is no such file", e);
    }
    return name.endsWith(".npz") ? fromNpz(file, content) : fromJson(file, content);
  }

  private static LinearHeads fromNpz(String file, byte[] content) throws IOException {
    NpzFile arrays = NpzFile.parse(file, content);
    NpyArray coefficients = arrays.get(COEFFICIENTS, "coef");
    int[] shape = coefficients.shape();
    if (shape.length != 2) {
      throw new InvalidInputException(
          file, COEFFICIENTS, "must have two dimensions, not " + Arrays.toString(shape));
    }
    NpyArray intercepts = arrays.get(INTERCEPTS, "intercept");
    NpyArray classes = arrays.get(CLASSES, "classes");
    return heads(file, classes.texts(), coefficients.numbers(), shape[0], intercepts.numbers());
  }

  private static LinearHeads fromJson(String file, byte[] content) {
    Field root = Field.root(file, parse(file, content));
    List<Field> rows = root.getAny(COEFFICIENTS, "coef").elements();
    int features = rows.isEmpty() ? 0 : rows.get(0).elements().size();
    double[] coefficients = new double[rows.size() * features];
    for (int row = 0; row < rows.size(); row++) {
      double[] values = rows.get(row).numbers(features);
      System.arraycopy(values, 0, coefficients, row * features, features);
    }
    List<String> classes =
        root.getAny(CLASSES, "classes").elements().stream().map(Field::text).toList();
    double[] intercepts = root.getAny(INTERCEPTS, "intercept").numbers();
    return heads(file, classes, coefficients, rows.size(), intercepts);
  }

  private static JsonNode parse(String file, byte[] content) {
    try {
      JsonNode root = JSON.readTree(content);
      if (root == null || root.isMissingNode()) {
        throw new InvalidInputException(file, "", "is empty");
      }
      return root;
    } catch (JacksonException e) {
      throw new InvalidInputException(file, "", "is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static LinearHeads heads(
      String file, List<String> classes, double[] coefficients, int rows, double[] intercepts) {
    if (coefficients.length == 0) {
      throw new InvalidInputException(file, COEFFICIENTS, "is empty");
    }
    checkCount(file, INTERCEPTS, intercepts.length, rows);
    checkCount(file, CLASSES, classes.size(), rows);
    checkFinite(file, COEFFICIENTS, coefficients);
    checkFinite(file, INTERCEPTS, intercepts);
    Set<String> seen = new HashSet<>();
    for (String name : classes) {
      if (name.isBlank()) {
        throw new InvalidInputException(file, CLASSES, "has a name that is empty");
      }
      if (!seen.add(name)) {
        throw new InvalidInputException(file, CLASSES, "has \"" + name + "\" twice");
      }
    }
    return new LinearHeads(file, classes, coefficients, intercepts);
  }

  private static void checkCount(String file, String array, int count, int rows) {
    if (count != rows) {
      throw new InvalidInputException(
          file, array, "has %d entries, but coef_ has %d rows".formatted(count, rows));
    }
  }

  private static void checkFinite(String file, String array, double[] values) {
    for (int i = 0; i < values.length; i++) {
      // What is beyond a float's range would be infinite in the network.
      if (!Float.isFinite((float) values[i])) {
        throw new InvalidInputException(
            file, array, "value %d is %s; it must be a finite float".formatted(i, values[i]));
      }
    }
  }
}
