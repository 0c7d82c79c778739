package org.shoal.io.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.Field;
import org.shoal.io.files.FieldReader;

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
    String text = text(uri);
    if (text.isBlank()) {
      throw new InvalidInputException(uri, "", "is empty; a calibration is expected");
    }
    if (text.startsWith("%YAML")) {
      return OpenCvCalibration.read(object(uri, FieldReader.yaml(uri, withoutFirstLine(text))));
    }
    if (text.stripLeading().startsWith("{")) {
      return json(uri, text);
    }
    return AniposeCalibration.read(object(uri, FieldReader.toml(uri, text)));
  }

  private static Calibration json(String uri, String text) {
    Field root = object(uri, FieldReader.json(uri, text));
    if (text.contains("\"opencv-matrix\"")) {
      return OpenCvCalibration.read(root);
    }
    boolean isAquaCal = root.has("interface") || root.has("version");
    return isAquaCal ? AquaCalCalibration.read(root) : NativeCalibration.read(root);
  }

  private static Field object(String uri, Field root) {
    if (!root.isMap()) {
      throw new InvalidInputException(uri, "", "holds no calibration, but a single value");
    }
    return root;
  }

  /** OpenCV writes %YAML:1.0, which is no directive that YAML knows. */
  private static String withoutFirstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end);
  }

  private static String text(String uri) {
    try {
      return FieldReader.readText(uri);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + uri, e);
    }
  }
}
