package org.shoal.transforms.detect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a network gives masks, as YOLACT (Bolya et al. 2019, sec. 3) and YOLOv8-seg do: one output of
 * prototypes, shape (batch, prototypes, height, width), and for every box, after all else that the
 * other output says of it, one coefficient a prototype. The prototypes, weighted by a box's
 * coefficients and added up, are the logits of its mask.
 *
 * @param boxes the layout of the boxes, {@link OutputLayout#YOLO} or {@link
 *     OutputLayout#END_TO_END}
 * @param boxesAt which output holds the boxes; the other one holds the prototypes
 * @param rows rows of the boxes' output
 * @param columns columns of the boxes' output
 * @param prototypes number of prototypes
 * @param width columns of a prototype, which span the width of the network's input
 * @param height rows of a prototype
 */
record MaskLayout(
    OutputLayout boxes, int boxesAt, int rows, int columns, int prototypes, int width, int height) {

  /**
   * Recognises the layout of a network of two outputs.
   *
   * @param named how many classes the model's metadata names, if it does
   */
  static Optional<MaskLayout> recognise(
      ImageInput input, List<FloatTensor> outputs, OptionalInt named) {
    if (outputs.size() != 2) {
      return Optional.empty();
    }
    int boxesAt = outputs.get(0).shape().length == 3 ? 0 : 1;
    long[] boxes = outputs.get(boxesAt).shape();
    long[] prototypes = outputs.get(1 - boxesAt).shape();
    if (boxes.length != 3 || prototypes.length != 4) {
      return Optional.empty();
    }
    return boxes(input, boxes, prototypes[1], named)
        .map(
            layout ->
                new MaskLayout(
                    layout,
                    boxesAt,
                    (int) boxes[1],
                    (int) boxes[2],
                    (int) prototypes[1],
                    (int) prototypes[3],
                    (int) prototypes[2]));
  }

  /** The layout that fits when the coefficients are left out. */
  private static Optional<OutputLayout> boxes(
      ImageInput input, long[] shape, long coefficients, OptionalInt named) {
    int width = input.width();
    int height = input.height();
    long[] byRow = {shape[0], shape[1], shape[2] - coefficients};
    long[] byColumn = {shape[0], shape[1] - coefficients, shape[2]};
    return OutputLayout.recognise(width, height, byRow, named)
        .filter(layout -> layout == OutputLayout.END_TO_END)
        .or(
            () ->
                OutputLayout.recognise(width, height, byColumn, named)
                    .filter(layout -> layout == OutputLayout.YOLO));
  }

  /** Where a coefficient of a box stands among one frame's values. */
  int coefficient(int box, int prototype) {
    return boxes == OutputLayout.YOLO
        ? (rows - prototypes + prototype) * columns + box
        : box * columns + columns - prototypes + prototype;
  }
}
