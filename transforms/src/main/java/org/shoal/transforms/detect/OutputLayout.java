package org.shoal.transforms.detect;

import java.util.Optional;
import java.util.OptionalInt;

/** The families of detection network that are understood, told apart by their shapes. */
public enum OutputLayout {
  /** YOLOv8, YOLO11: (batch, 4 + classes, anchors). */
  YOLO(InputStyle.YOLO),
  /** YOLOv10, YOLO26 and others that need no suppression: (batch, boxes, 6). */
  END_TO_END(InputStyle.YOLO),
  /** YOLOX: (batch, anchors, 5 + classes), the anchors being the cells of strides 8, 16 and 32. */
  YOLOX(InputStyle.YOLOX);

  /** The layouts in words, for messages. */
  static final String KNOWN =
      "YOLOv8/11 [batch, 4+classes, anchors], end-to-end [batch, boxes, 6] (x1, y1, x2, y2, score,"
          + " class), YOLOX [batch, anchors, 5+classes] with one anchor for each cell of the"
          + " strides 8, 16 and 32; the first two also with coefficients of masks and prototypes"
          + " [batch, coefficients, height, width] in a second output";

  private static final int[] STRIDES = {4, 8, 16, 32, 64};

  private final InputStyle style;

  OutputLayout(InputStyle style) {
    this.style = style;
  }

  /** How pictures become the input. */
  InputStyle style() {
    return style;
  }

  /**
   * Recognises a layout.
   *
   * @param inputWidth width of the input, pixels
   * @param inputHeight height of the input, pixels
   * @param shape the output's shape, batch first
   * @param namedClasses how many classes the model's metadata names, if it does
   * @return nothing when no layout fits, or more than one
   */
  static Optional<OutputLayout> recognise(
      int inputWidth, int inputHeight, long[] shape, OptionalInt namedClasses) {
    if (shape.length != 3) {
      return Optional.empty();
    }
    long rows = shape[1];
    long columns = shape[2];
    if (rows == cells(inputWidth, inputHeight, 8, 16, 32) && columns >= 6 && columns < rows) {
      boolean fits = columns == 5 + namedClasses.orElse((int) columns - 5);
      return fits ? Optional.of(YOLOX) : Optional.empty();
    }
    if (columns == 6) {
      return Optional.of(END_TO_END);
    }
    boolean fits =
        namedClasses.isPresent()
            ? rows == 4 + namedClasses.getAsInt()
            : rows < columns && isWholeGrids(inputWidth, inputHeight, columns);
    return rows >= 5 && fits ? Optional.of(YOLO) : Optional.empty();
  }

  /** Number of cells of the grids of some strides together. */
  static int cells(int inputWidth, int inputHeight, int... strides) {
    int cells = 0;
    for (int stride : strides) {
      cells += (inputWidth / stride) * (inputHeight / stride);
    }
    return cells;
  }

  /** Whether a number of anchors is that of one or more neighbouring strides from 4 to 64. */
  private static boolean isWholeGrids(int inputWidth, int inputHeight, long anchors) {
    for (int first = 0; first < STRIDES.length; first++) {
      int cells = 0;
      for (int last = first; last < STRIDES.length; last++) {
        cells += cells(inputWidth, inputHeight, STRIDES[last]);
        if (cells == anchors) {
          return true;
        }
      }
    }
    return false;
  }
}
