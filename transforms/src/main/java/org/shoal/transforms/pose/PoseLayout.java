package org.shoal.transforms.pose;

import java.util.Optional;
import org.shoal.io.pose.PoseColumns;

/** The families of pose network that are understood, told apart by their output's shape. */
public enum PoseLayout {
  /** YOLOv8-pose, YOLO11-pose: (batch, 4 + 1 + 17 x 3, anchors). */
  YOLO,
  /** YOLO26-pose and exports with suppression built in: (batch, people, 4 + 2 + 17 x 3). */
  END_TO_END;

  /** The layouts in words, for messages. */
  static final String KNOWN =
      "YOLOv8/11-pose [batch, 56, anchors] (cx, cy, w, h, score, 17 x (x, y, score)) and end-to-end"
          + " [batch, people, 57] (x1, y1, x2, y2, score, class, 17 x (x, y, score))";

  private static final int YOLO_ROWS = 5 + PoseColumns.STRIDE;
  private static final int END_TO_END_COLUMNS = 6 + PoseColumns.STRIDE;

  /**
   * Recognises a layout.
   *
   * @param shape the output's shape, batch first
   * @return nothing when no layout fits, or both do
   */
  static Optional<PoseLayout> recognise(long[] shape) {
    if (shape.length != 3) {
      return Optional.empty();
    }
    boolean yolo = shape[1] == YOLO_ROWS;
    boolean endToEnd = shape[2] == END_TO_END_COLUMNS;
    if (yolo == endToEnd) {
      return Optional.empty();
    }
    return Optional.of(yolo ? YOLO : END_TO_END);
  }
}
