package org.shoal.transforms.pose;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.shoal.io.InvalidInputException;

/** The backends there are. */
public enum BackendKind {
  /** A network in ONNX, YOLO11-pose or YOLOv8-pose. */
  YOLO,
  /** A swimmer whose wrists follow a sine. */
  SINE,
  /** Recorded keypoints. */
  FILE,
  /** Keypoints that are valid and mean nothing. */
  RANDOM;

  /**
   * The backend of a name, such as {@code sine}.
   *
   * @throws InvalidInputException when there is none
   */
  public static BackendKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--pose",
                    "",
                    "must be one of "
                        + Arrays.stream(values())
                            .map(BackendKind::label)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + name));
  }

  /** The name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
