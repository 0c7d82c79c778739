package org.shoal.io.onnx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.shoal.io.InvalidInputException;

/**
 * The arrays in a .npz file of numpy's: a zip of .npy files.
 *
 * @param file its path or URI, for messages
 * @param arrays the arrays by name
 */
record NpzFile(String file, Map<String, NpyArray> arrays) {
  private static final String ENDING = ".npy";

  /**
   * Reads all arrays.
   *
   * @throws InvalidInputException naming the file and the array that cannot be read
   */
  static NpzFile parse(String file, byte[] content) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(ENDING)) {
          String name = entry.getName().replaceFirst("\\.npy$", "");
          arrays.put(name, NpyArray.parse(file, name, zip.readAllBytes()));
        }
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new InvalidInputException(file, "", "is damaged: " + e.getMessage(), e);
    }
    if (arrays.isEmpty()) {
      throw new InvalidInputException(file, "", "is no .npz file: no array is in it");
    }
    return new NpzFile(file, arrays);
  }

  /** The array of a name, or of its other name. */
  NpyArray get(String name, String otherName) {
    NpyArray array = arrays.getOrDefault(name, arrays.get(otherName));
    if (array == null) {
      throw new InvalidInputException(file, name, "is missing; there are " + arrays.keySet());
    }
    return array;
  }
}
