package org.shoal.io.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.Field;

/**
 * Reads camera calibrations, recognising the format by the file's content: Shoal's own JSON, the
 * TOML of aniposelib and Pose2Sim, OpenCV's FileStorage as YAML or JSON, and AquaCal's JSON.
 * Formats that name no unit are in metres.
 */
public final class CalibrationReader {
  private CalibrationReader() {}

  /**
   * Reads a calibration.
   *
   * @param uri a path, or the URI of any filesystem that Beam knows
   * @throws InvalidInputException naming the file, the field (as {@code cameras.cam_01.K[2]}) and
   *     what is wrong, when there is no such file or it holds no usable calibration
   * @throws UncheckedIOException when reading fails
   */
  public static Calibration read(String uri) {
    String text = text(uri, bytes(uri));
    if (text.isBlank()) {
      throw new InvalidInputException(uri, "", "is empty; a calibration is expected");
    }
    if (text.startsWith("%YAML")) {
      return OpenCvCalibration.read(parse(uri, yaml(), withoutFirstLine(text)));
    }
    if (text.stripLeading().startsWith("{")) {
      return json(uri, text);
    }
    return AniposeCalibration.read(parse(uri, toml(), text));
  }

  private static Calibration json(String uri, String text) {
    Field root = parse(uri, json(), text);
    if (text.contains("\"opencv-matrix\"")) {
      return OpenCvCalibration.read(root);
    }
    boolean isAquaCal = root.has("interface") || root.has("version");
    return isAquaCal ? AquaCalCalibration.read(root) : NativeCalibration.read(root);
  }

  private static Field parse(String uri, ObjectMapper mapper, String text) {
    try {
      JsonNode node = mapper.readTree(text);
      if (!node.isObject()) {
        throw new InvalidInputException(uri, "", "holds no calibration, but a single value");
      }
      return Field.root(uri, node);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(uri, place(e), firstLine(e.getOriginalMessage()), e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Some parsers let a malformed date or number through to here.
      throw new InvalidInputException(uri, "", "cannot be parsed: " + e.getMessage(), e);
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : "line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("cannot be parsed");
    // Jackson also tells where a bracket was opened, around a note that it keeps the file to
    // itself.
    return line.replaceFirst(" \\(start marker at .*", "");
  }

  private static ObjectMapper json() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static ObjectMapper yaml() {
    return YAMLMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static ObjectMapper toml() {
    return new TomlMapper();
  }

  /** OpenCV writes %YAML:1.0, which is no directive that YAML knows. */
  private static String withoutFirstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end);
  }

  private static String text(String uri, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(uri, "", "is not a text in UTF-8", e);
    }
  }

  private static byte[] bytes(String uri) {
    try {
      return BeamFiles.read(uri);
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(uri, "", "cannot be found", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + uri, e);
    }
  }
}
