package org.shoal.io.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;

class FieldReaderTest {
  @TempDir Path folder;

  @Test
  void fieldsAreReadWithAByteOrderMarkOrWithout() throws IOException {
    String text = "name: pond\nfps: 30\n";
    assertThat(FieldReader.yaml("x", text).get("fps").number(), is(30.0));
    Path file = Files.writeString(folder.resolve("marked.yaml"), "\uFEFF" + text);
    assertThat(FieldReader.readYaml(file.toString()).get("name").text(), is("pond"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1;a: 2           | line 2, column 2: not valid YAML: Duplicate field 'a'",
        "{\"a\": 1, \"a\": 2}| line 1, column 13: not valid YAML: Duplicate field 'a'",
        "a: 1;---;b: 2       | line 3, column 1: not valid YAML: Trailing token",
        "a: [1, 2            | line 1, column 9: not valid YAML: ",
        "a: b: c             | line 1, column 5: not valid YAML: ",
      })
  void whatIsNoYamlIsRefusedWithItsPlace(String lines, String refusal) {
    assertThat(refusalOf(lines.replace(';', '\n')), startsWith("x.yaml: " + refusal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing but this", "null"})
  void nothingIsRefused(String text) {
    assertThat(refusalOf(text), is("x.yaml: is empty"));
  }

  @Test
  void anotherEncodingIsRefused() throws IOException {
    Path file = folder.resolve("old.yaml");
    Files.write(file, "name: Gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> FieldReader.readYaml(file.toString()));
    assertThat(e.getMessage(), is(file + ": is not a text in UTF-8"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String file = folder.resolve("none.yaml").toString();
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> FieldReader.readYaml(file));
    assertThat(e.getMessage(), is(file + ": there is no such file"));
  }

  @Test
  void jsonAndTomlHaveTheirPlacesToo() {
    assertThat(
        message(() -> FieldReader.json("x.json", "{\"a\": 1,}")),
        containsString("x.json: line 1, column 9: not valid JSON: "));
    assertThat(
        message(() -> FieldReader.toml("x.toml", "a = 1\nb = \n")),
        containsString("x.toml: line 2, column "));
  }

  private static String refusalOf(String text) {
    return message(() -> FieldReader.yaml("x.yaml", text));
  }

  private static String message(Executable reading) {
    return assertThrows(InvalidInputException.class, reading).getMessage();
  }
}
