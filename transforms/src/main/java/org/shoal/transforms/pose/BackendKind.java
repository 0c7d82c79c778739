package org.shoal.transforms.pose;

import java.util.Locale;

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

  /** The name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
