package org.shoal.io.onnx;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

class LinearHeadsReaderTest {
  private static final String JSON =
      "{\"coef_\": [[1, 2, 3], [4, 5, 6]], \"intercept_\": [0.5, -1], \"classes_\": [\"a\","
          + " \"é\"]}";

  @TempDir private Path folder;

  @Test
  void jsonIsRead() throws IOException {
    assertIsExample(read("heads.json", JSON.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void underscoresMayBeMissing() throws IOException {
    assertIsExample(read("heads.json", JSON.replace("_\"", "\"").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void npzIsRead() throws IOException {
    assertIsExample(read("heads.npz", npz("<f8", "<U1", classes(4, ByteOrder.LITTLE_ENDIAN))));
  }

  @Test
  void npzOfOtherTypesIsRead() throws IOException {
    assertIsExample(read("heads.npz", npz("<f4", "<U1", classes(4, ByteOrder.LITTLE_ENDIAN))));
    assertIsExample(read("heads.npz", npz(">f8", ">U1", classes(4, ByteOrder.BIG_ENDIAN))));
    assertIsExample(
        read("heads.npz", npz("<i8", "|S1", classes(1, ByteOrder.LITTLE_ENDIAN))), 0, -1);
  }

  @Test
  void jsonThatIsWrongIsRefused() {
    assertThat(refusal("h.json", ""), containsString("h.json: is empty"));
    assertThat(refusal("h.json", "[1"), containsString("h.json: is no JSON"));
    assertThat(
        refusal("h.json", "{}"), containsString("h.json: coef_: is missing; it may be called"));
    assertThat(
        refusal("h.json", JSON.replace("[4, 5, 6]", "[4, 5]")),
        containsString("h.json: coef_[1]: must have 3 numbers, not 2"));
    assertThat(
        refusal("h.json", JSON.replace("[0.5, -1]", "[0.5]")),
        containsString("h.json: intercept_: has 1 entries, but coef_ has 2 rows"));
    assertThat(
        refusal("h.json", JSON.replace("\"é\"", "\"a\"")),
        containsString("h.json: classes_: has \"a\" twice"));
    assertThat(
        refusal("h.json", JSON.replace("6]", "1e60]")),
        containsString("h.json: coef_: value 5 is 1.0E60; it must be a finite float"));
    assertThat(
        refusal("h.json", JSON.replace("[[1, 2, 3], [4, 5, 6]]", "[]")),
        containsString("h.json: coef_: is empty"));
    assertThat(refusal("h.txt", JSON), containsString("h.txt: must end in .npz or .json"));
    String absent = folder.resolve("absent.npz").toString();
    assertThat(
        assertThrows(InvalidInputException.class, () -> LinearHeadsReader.read(absent))
            .getMessage(),
        containsString("absent.npz: there is no such file"));
  }

  @Test
  void npzThatIsWrongIsRefused() throws IOException {
    byte[] whole = npz("<f8", "<U1", classes(4, ByteOrder.LITTLE_ENDIAN));
    for (int length : new int[] {0, 10, 60, 150, whole.length / 2}) {
      assertThat(refusal("h.npz", Arrays.copyOf(whole, length)), containsString("h.npz: "));
    }
    assertThat(refusal("h.npz", JSON), containsString("h.npz: is no .npz file"));
    assertThat(
        refusal("h.npz", npz("<f8", "|O", new byte[16])),
        containsString("h.npz: classes_: must be numbers or texts, not Python objects"));
    assertThat(
        refusal("h.npz", npz("<f8", "<U2", classes(4, ByteOrder.LITTLE_ENDIAN))),
        containsString(
            "h.npz: classes_: is damaged: 8 bytes of values, where shape and type need 16"));
    assertThat(
        refusal("h.npz", npz("<c8", "<U1", classes(4, ByteOrder.LITTLE_ENDIAN))),
        containsString("h.npz: coef_: must be numbers or texts, not type <c8"));
    assertThat(
        refusal("h.npz", npz("<f8", "<f4", classes(4, ByteOrder.LITTLE_ENDIAN))),
        containsString("h.npz: classes_: must be texts"));
    assertThat(
        refusal("h.npz", zip("coef_", array("<f8", "(99999, 99999, 99999)", new byte[8]))),
        containsString("h.npz: coef_: has a shape that cannot be"));
    assertThat(
        refusal("h.npz", zip("coef_", array("<f8", "(1,)", new byte[8]))),
        containsString("h.npz: coef_: must have two dimensions, not [1]"));
    assertThat(
        refusal("h.npz", zip("weights", array("<f8", "(1,)", new byte[8]))),
        containsString("h.npz: coef_: is missing; there are [weights]"));
    assertThat(
        refusal("h.npz", zip("coef_", "no array at all".getBytes(StandardCharsets.UTF_8))),
        containsString("h.npz: coef_: is no array of numpy's"));
  }

  private static void assertIsExample(LinearHeads heads) {
    assertIsExample(heads, 0.5, -1);
  }

  private static void assertIsExample(LinearHeads heads, double first, double second) {
    assertThat(heads.features(), is(3));
    assertThat(heads.coefficients(), is(new double[] {1, 2, 3, 4, 5, 6}));
    assertThat(heads.intercepts(), is(new double[] {first, second}));
    assertThat(heads.classes(), contains("a", "é"));
  }

  private LinearHeads read(String name, byte[] content) throws IOException {
    return LinearHeadsReader.read(Files.write(folder.resolve(name), content).toString());
  }

  private String refusal(String name, String content) {
    return refusal(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(String name, byte[] content) {
    return assertThrows(InvalidInputException.class, () -> read(name, content)).getMessage();
  }

  private static byte[] npz(String numbers, String texts, byte[] classes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "coef_", array(numbers, "(2, 3)", values(numbers, 1, 2, 3, 4, 5, 6)));
      put(zip, "intercept_", array(numbers, "(2,)", values(numbers, 0.5, -1)));
      put(zip, "classes_", array(texts, "(2,)", classes));
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, name, array);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] array) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(array);
    zip.closeEntry();
  }

  /** Format 1.0 of numpy.lib.format. */
  private static byte[] array(String type, String shape, byte[] values) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    byte[] text = "%-117s\n".formatted(header).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer array = ByteBuffer.allocate(10 + text.length + values.length);
    array
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    array.put((byte) 1).put((byte) 0).putShort((short) text.length).put(text).put(values);
    return array.array();
  }

  private static byte[] values(String type, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * (type.endsWith("4") ? 4 : 8));
    bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f4" -> bytes.putFloat((float) value);
        case "i8" -> bytes.putLong((long) value);
        default -> bytes.putDouble(value);
      }
    }
    return bytes.array();
  }

  /** The texts "a" and "é", a character each. */
  private static byte[] classes(int width, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * width).order(order);
    return width == 1
        ? bytes.put((byte) 'a').put((byte) 0xE9).array()
        : bytes.putInt('a').putInt(0xE9).array();
  }
}
