package org.shoal.io.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.shoal.io.InvalidInputException;

/**
 * Reads the fields of texts in YAML (of which JSON is a part), JSON and TOML. A key that is there
 * twice, something that follows the end or is cut off, and a text without content are refused with
 * the source's name, the line and the column.
 */
public final class FieldReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectMapper TOML = new TomlMapper();

  private FieldReader() {}

  /**
   * Reads a YAML or JSON file.
   *
   * @param file a path, or the URI of any filesystem that Beam knows
   * @throws InvalidInputException naming the file and the place, also when there is no such file
   */
  public static Field readYaml(String file) throws IOException {
    return yaml(file, readText(file));
  }

  /**
   * Reads a file as it is.
   *
   * @throws InvalidInputException when there is no such file, or it is no text in UTF-8
   */
  public static String readText(String file) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(BeamFiles.read(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(file, "", "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(file, "", "is not a text in UTF-8", e);
    }
  }

  /** Reads YAML or JSON; the source is named in messages. */
  public static Field yaml(String source, String text) {
    return parse(source, "YAML", YAML, text);
  }

  /** Reads JSON, which may have numbers that are not finite. */
  public static Field json(String source, String text) {
    return parse(source, "JSON", JSON, text);
  }

  /** Reads TOML. */
  public static Field toml(String source, String text) {
    return parse(source, "TOML", TOML, text);
  }

  private static Field parse(String source, String format, ObjectMapper mapper, String text) {
    try {
      JsonNode node = mapper.readTree(text);
      if (node == null || node.isMissingNode() || node.isNull()) {
        throw new InvalidInputException(source, "", "is empty");
      }
      return Field.root(source, node);
    } catch (JacksonException e) {
      throw refusal(source, place(e), format, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Some parsers let a malformed date or number through to here.
      throw refusal(source, "", format, String.valueOf(e.getMessage()), e);
    }
  }

  private static InvalidInputException refusal(
      String source, String place, String format, String message, Exception cause) {
    String line = message.lines().findFirst().orElse("");
    // Jackson also tells where a bracket was opened, around a note that it keeps the file to
    // itself, and which of its settings made it stop.
    String reason =
        line.replaceFirst(" (\\(start marker at |\\(of type \\w+\\) found after).*", "");
    return new InvalidInputException(
        source, place, "not valid %s: %s".formatted(format, reason), cause);
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : "line %d, column %d"
            .formatted(
                Math.max(1, e.getLocation().getLineNr()),
                Math.max(1, e.getLocation().getColumnNr()));
  }
}
