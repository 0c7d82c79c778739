package org.shoal.io.calibration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;

/** What is no usable calibration is refused with the file, the field and the reason. */
final class CalibrationRefusalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"units\": \"mm\", | | units: is missing",
        "\"mm\" | \"inch\" | units: must be m, cm or mm, not inch",
        "\"mm\" | 1000 | units: must be a text",
        "\"units\": | \"scale\": 1, \"units\": | scale: is not known here",
        "\"fisheye\": true | \"fish_eye\": true | cameras.right.fish_eye: is not known here",
        "\"fisheye\": true | \"fisheye\": 1 | cameras.right.fisheye: must be true or false",
        "\"fisheye\": true | \"fisheye\": false, \"fisheye\": true | Duplicate field 'fisheye'",
        "\"right\" | \"left\" | Duplicate field 'left'",
        "[ 1600, 1200 ] | [ 1600 ] | cameras.left.size: must be width and height, not 1",
        "[ 1600, 1200 ] | [ 1600, 0 ] | cameras.left.size[1]: must be a whole number",
        "[ 1600, 1200 ] | [ 1600.5, 1 ] | cameras.left.size[0]: must be a whole number",
        "[ 1600, 1200 ] | [ 1e12, 1 ] | cameras.left.size[0]: must be a whole number",
        "[ 1600, 1200 ] | \"HD\" | cameras.left.size: must be a list",
        "[ 0, 1568.75, 600.5 ] | [ 0, 1568.75 ] | cameras.left.K[1]: must have 3 numbers, not 2",
        "[ 0, 1568.75, 600.5 ], | | cameras.left.K: must have 3 rows of 3 numbers, not 2",
        "[ 0, 1568.75, 600.5 ] | [ 1, 1568.75, 600.5 ] | cameras.left.K: must be [[fx, skew, cx]",
        "[ 0, 1568.75, 600.5 ] | [ 0, -1568.75, 600.5 ] | cameras.left.K: must have focal lengths",
        "[ 0, 1568.75, 600.5 ] | [ 0, NaN, 600.5 ] | cameras.left.K[1][1]: must be a finite",
        "[ 0, 1568.75, 600.5 ] | [ 0, 1e999, 600.5 ] | cameras.left.K[1][1]: must be a finite",
        "[ 0, 1568.75, 600.5 ] | [ 0, null, 600.5 ] | cameras.left.K[1][1]: must be a number",
        "[ 0, 1568.75, 600.5 ] | [ 0, \"9\", 600.5 ] | cameras.left.K[1][1]: must be a number",
        "-0.31, 0.12, | | cameras.left.distortion: must have 0, 4, 5 or 8 coefficients, not 3",
        "0.03, -0.012, | | cameras.right.distortion: must have 4 coefficients for a fisheye",
        "0.9357548032779188 | 0.9457548032779188 | cameras.left.R: must be a rotation matrix",
        "250.0, -125.0, 500.0 | 250.0, -125.0 | cameras.left.t: must have 3 numbers, not 2",
        "250.0, -125.0, 500.0 | 0, 0, -2000 | cameras: has camera left at z = 1.95",
        "0, 0, -1 | 0, 0, 1 | water.normal: must be [0, 0, -1]",
        "0, 0, -1 | 0, -1, 0 | water.normal: must be [0, 0, -1]",
        "0, 0, -1 | 0.01, 0, -0.99995 | water.normal: must be [0, 0, -1]",
        "1.333 | 0.75 | water.n_water: must be a refractive index",
        "2000 | 1250 | water: has its floor at z = 1.25, not below its surface",
        "\"floor_z\" | \"floor\" | water.floor: is not known here",
        "\"surface_z\": 1250, | | water.surface_z: is missing",
      })
  void nativeMistakesAreNamedWithTheirField(String good, String bad, String message)
      throws IOException {
    assertRefused("rig-water.json", good, bad == null ? "" : bad, message);
  }

  @Test
  void reflectionIsNoRotation() throws IOException {
    String message =
        assertRefused(
            "rig-water.json",
            "\"R\": [\n    [ 0.9357548032779188, -0.3029327134026371, -0.18054007669439776 ]",
            "\"R\": [\n    [ -0.9357548032779188, 0.3029327134026371, 0.18054007669439776 ]",
            "cameras.left.R: must be a rotation matrix");
    assertThat(message, containsString("reflection"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "translation = [0.25, -0.125, 0.5] | | cam_0.translation: is missing",
        "matrix | matrices | cam_0.matrix: is missing",
        "fisheye = false | fisheye = \"no\" | cam_0.fisheye: must be true or false",
        "\"right\" | \"left\" | has two cameras named left",
        "[cam_1] | [cam_0] | line",
        "0.25, -0.125, 0.5 | 0.25, nan, 0.5 | cam_0.translation[1]: must be a finite number",
        "0.1, -0.2, 0.3 | 0.1, -0.2 | cam_0.rotation: must have 3 numbers, not 2",
        "[cam_1] | odd = 1 | line",
      })
  void tomlMistakesAreNamedWithTheirField(String good, String bad, String message)
      throws IOException {
    assertRefused("rig.toml", good, bad == null ? "" : bad, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K_left | K_links | K_left: is missing",
        "W_right | width_right | W_right: is missing; it may be called W_right or image_width",
        "rows: 3 | rows: 2 | K_left.data: must have 2 x 3 numbers, not 9",
        "fisheye_right: 1 | fisheye_right: 7 | fisheye_right: must be 0 or 1",
        "1.5705000000000000e+03 | .Nan | K_left.data[0]: must be a finite number",
        "1.5705000000000000e+03 | abc | K_left.data[0]: must be a finite number",
        "1.5705000000000000e+03 | [1] | K_left.data[0]: must be a number",
        "- right | - left | has two cameras named left",
        "T_left | K_left | line",
        "2.9999999999999999e-01 ] | 9.9999999999999999e-01 ] | R_left: is another rotation",
      })
  void openCvMistakesAreNamedWithTheirField(String good, String bad, String message)
      throws IOException {
    assertRefused("rig-keyed.yml", good, bad, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "camera_matrix | matrix | left.camera_matrix: is missing; it may be called",
        "image_height: 1200 | image_height: tall | left.image_height: must be a number",
      })
  void nestedMistakesAreNamedWithTheirField(String good, String bad, String message)
      throws IOException {
    assertRefused("rig-nested.yml", good, bad, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\": \"1.0\" | \"version\": \"2.0\" | version: must be 1.0, not 2.0",
        "\"interface\" | \"boundary\" | interface: is missing",
        "\"water_z\": 1.25 | \"depth\": 1.25 | cameras.left.water_z: is missing; it may be called",
        "\"water_z\": 1.25 | \"water_z\": 1.3 | cameras.right.water_z: must be the same",
        "\"dist_coeffs\" | \"dist\" | cameras.left.intrinsics.dist_coeffs: is missing",
        "\"K\" | \"k\" | cameras.left.intrinsics.K: is missing",
        "-1.0 | 1.0 | interface.normal: must be [0, 0, -1]",
      })
  void aquaCalMistakesAreNamedWithTheirField(String good, String bad, String message)
      throws IOException {
    assertRefusedOnce("rig-aquacal.json", good, bad, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "{\"units\": \"m\", \"cameras\": {}}",
        "{\"units\": \"m\", \"cameras\": []}",
        "{\"units\": \"m\", \"cameras\": {\"a\": 3}}",
        "{\"interface\": {}, \"version\": \"1.0\", \"cameras\": {}}",
        "{\"interface\": 3, \"version\": \"1.0\", \"cameras\": {\"a\": {\"water_z\": 1}}}",
        "[1, 2]",
        "[metadata]",
        "# nothing",
        "a = 1979-99-99T99:99:99Z",
        "a = 99999-01-01",
        "hello",
        "<?xml version=\"1.0\"?>",
        "%YAML:1.0",
        "%YAML:1.0\n---\n",
        "%YAML:1.0\n---\n- 1\n",
        "%YAML:1.0\n---\nnames: 3\n",
        "%YAML:1.0\n---\nnames: []\n",
        "%YAML:1.0\n---\na: &a [*a, *a]\nb: *a\n",
        "%YAML:1.0\n---\na: !!javax.script.ScriptEngineManager [x]\n",
        "%YAML:1.0\n---\na: {rows: -1, cols: -1, data: 5, camera_matrix: *b}\n",
        "\u0000",
      })
  void whatIsNoCalibrationIsRefused(String text) throws IOException {
    refusalOf(write(text));
  }

  @Test
  void deeplyNestedTextIsRefused() throws IOException {
    for (String open : new String[] {"{\"a\":", "a = [", "%YAML:1.0\na: ["}) {
      String bracket = open.startsWith("{") ? open : "[";
      refusalOf(write(open + bracket.repeat(200_000)));
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    byte[] bytes = {'{', (byte) 0xff, (byte) 0xfe, '}'};
    Path file = Files.write(folder.resolve("binary.json"), bytes);
    assertThat(refusalOf(file), containsString("UTF-8"));
  }

  @Test
  void missingFileIsRefusedByName() {
    Path file = folder.resolve("none.json");
    assertThat(refusalOf(file), is(file + ": there is no such file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rig-water.json",
        "rig-aquacal.json",
        "rig.toml",
        "rig-keyed.yml",
        "rig-keyed.json",
        "rig-nested.yml",
      })
  void prefixesAreCalibrationsOrRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(CalibrationReaderTest.resource(name)));
    Path file = folder.resolve("prefix");
    int refused = 0;
    int stride = 5;
    for (int length = 0; length < whole.length; length += stride) {
      Files.write(file, Arrays.copyOf(whole, length));
      refused += isRefused(file) ? 1 : 0;
    }
    assertThat(refused > whole.length / stride / 2, is(true));
  }

  @Test
  void everyTruncatedNativeCalibrationIsRefused() throws IOException {
    String text = Files.readString(Path.of(CalibrationReaderTest.resource("rig.json"))).strip();
    for (int length = 0; length < text.length(); length++) {
      refusalOf(write(text.substring(0, length)));
    }
  }

  @Test
  void changedBytesMakeCalibrationsOrRefusals() throws IOException {
    for (String name : new String[] {"rig.json", "rig.toml", "rig-nested.yml"}) {
      byte[] whole = Files.readAllBytes(Path.of(CalibrationReaderTest.resource(name)));
      Path file = folder.resolve("changed");
      for (int i = 0; i < whole.length; i += 3) {
        byte[] changed = whole.clone();
        changed[i] = (byte) "[\"-\0".charAt(i % 4);
        Files.write(file, changed);
        isRefused(file);
      }
    }
  }

  private static boolean isRefused(Path file) {
    try {
      CalibrationReader.read(file.toString());
      return false;
    } catch (InvalidInputException e) {
      assertThat(e.getMessage(), startsWith(file + ": "));
      return true;
    }
  }

  private String assertRefused(String resource, String good, String bad, String message)
      throws IOException {
    String text = Files.readString(Path.of(CalibrationReaderTest.resource(resource)));
    assertThat(text, containsString(good));
    String refusal = refusalOf(write(text.replace(good, bad)));
    assertThat(refusal, containsString(message));
    return refusal;
  }

  private void assertRefusedOnce(String resource, String good, String bad, String message)
      throws IOException {
    String text = Files.readString(Path.of(CalibrationReaderTest.resource(resource)));
    int at = text.indexOf(good);
    String changed = text.substring(0, at) + bad + text.substring(at + good.length());
    assertThat(refusalOf(write(changed)), containsString(message));
  }

  private static String refusalOf(Path file) {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> CalibrationReader.read(file.toString()));
    assertThat(refusal.getMessage(), startsWith(file + ": "));
    return refusal.getMessage();
  }

  private Path write(String text) throws IOException {
    return Files.write(folder.resolve("changed.txt"), text.getBytes(StandardCharsets.UTF_8));
  }
}
