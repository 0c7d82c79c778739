package org.shoal.io.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.shoal.io.InvalidInputException;

/**
 * An array as numpy saves it (format 1 to 3 of numpy.lib.format): numbers or texts, row-major.
 *
 * @param file the file it is in, for messages
 * @param name its name there
 * @param type numpy's name of the type, such as {@code <f4}
 * @param shape its shape
 * @param data its values' bytes
 */
record NpyArray(String file, String name, String type, int[] shape, ByteBuffer data) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d\\s,]*)\\)");
  private static final int MOST_VALUES = 200_000_000;

  /**
   * Reads an array.
   *
   * @throws InvalidInputException when it is none, is cut off, or holds Python objects
   */
  static NpyArray parse(String file, String name, byte[] content) {
    if (content.length < 12 || !Arrays.equals(content, 0, 6, MAGIC, 0, 6)) {
      throw new InvalidInputException(file, name, "is no array of numpy's");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    boolean shortLength = content[6] == 1;
    int start = shortLength ? 10 : 12;
    int length = shortLength ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8);
    if (length < 0 || length > content.length - start) {
      throw new InvalidInputException(file, name, "is cut off in its header");
    }
    String header = new String(content, start, length, StandardCharsets.UTF_8);
    int[] shape = shape(file, name, find(SHAPE, header, file, name));
    if (shape.length > 1 && find(ORDER, header, file, name).equals("True")) {
      throw new InvalidInputException(
          file, name, "is in Fortran order; save numpy.ascontiguousarray(it)");
    }
    ByteBuffer data = bytes.slice(start + length, content.length - start - length);
    NpyArray array = new NpyArray(file, name, find(TYPE, header, file, name), shape, data);
    array.checkSize();
    return array;
  }

  /** Number of values. */
  int size() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** The values as numbers. */
  double[] numbers() {
    order();
    IntToDoubleFunction value =
        switch (type.substring(1)) {
          case "f4" -> i -> data.getFloat(4 * i);
          case "f8" -> i -> data.getDouble(8 * i);
          case "i4" -> i -> data.getInt(4 * i);
          case "i8" -> i -> data.getLong(8 * i);
          default -> throw wrong("numbers of type f4, f8, i4 or i8");
        };
    return IntStream.range(0, size()).mapToDouble(value).toArray();
  }

  /** The values as texts. */
  List<String> texts() {
    if (!type.matches("[<>|=][US]\\d+")) {
      throw wrong("texts; save numpy.array(it, dtype=str)");
    }
    order();
    int width = width();
    boolean unicode = type.charAt(1) == 'U';
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      StringBuilder text = new StringBuilder();
      for (int at = 0; at < width; at += unicode ? 4 : 1) {
        int code = unicode ? data.getInt(i * width + at) : data.get(i * width + at) & 0xFF;
        if (code != 0 && Character.isValidCodePoint(code)) {
          text.appendCodePoint(code);
        }
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private void order() {
    data.order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of a value. */
  private int width() {
    int number = Integer.parseInt(type.substring(2));
    return type.charAt(1) == 'U' ? 4 * number : number;
  }

  private void checkSize() {
    if (!type.matches("[<>|=][fiuUS]\\d{1,4}")) {
      throw wrong("numbers or texts");
    }
    long needed = (long) size() * width();
    if (needed != data.remaining()) {
      throw new InvalidInputException(
          file,
          name,
          "is damaged: %d bytes of values, where shape and type need %d"
              .formatted(data.remaining(), needed));
    }
  }

  private InvalidInputException wrong(String expected) {
    String found = type.equals("|O") ? "Python objects" : "type " + type;
    return new InvalidInputException(file, name, "must be " + expected + ", not " + found);
  }

  private static int[] shape(String file, String name, String text) {
    int[] shape =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToInt(size -> size.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(size))
            .toArray();
    long size = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> Math.min(a, 1L << 31) * b);
    if (size > MOST_VALUES) {
      throw new InvalidInputException(file, name, "has a shape that cannot be: " + text);
    }
    return shape;
  }

  private static String find(Pattern pattern, String header, String file, String name) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new InvalidInputException(file, name, "has a header that cannot be read: " + header);
    }
    return matcher.group(1);
  }
}
