package org.shoal.transforms.detect;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.shoal.io.InvalidInputException;

/**
 * How to read a detection network's output.
 *
 * @param layout the layout
 * @param decoder reads its boxes
 * @param names the classes
 * @param masks how the network gives masks, if it does
 */
record DetectionHead(
    OutputLayout layout, OutputDecoder decoder, ClassNames names, Optional<MaskLayout> masks) {
  private static final Set<String> TASKS = Set.of("detect", "segment");

  /**
   * Recognises a model's head by its shapes and metadata.
   *
   * @throws InvalidInputException when it is of an unknown layout or made for another task
   */
  static DetectionHead of(OnnxModel model) {
    Map<String, String> metadata = model.description().metadata();
    String task = metadata.getOrDefault("task", "detect");
    if (!TASKS.contains(task)) {
      throw new InvalidInputException(
          model.uri(),
          "metadata task",
          "is '" + task + "'; a model for 'detect' or 'segment' is needed");
    }
    Optional<String> written = Optional.ofNullable(metadata.get("names"));
    OptionalInt named =
        written.isPresent()
            ? OptionalInt.of(ClassNames.parse(model.uri(), written.get()).size())
            : OptionalInt.empty();
    Optional<MaskLayout> masks = MaskLayout.recognise(model.input(), model.sample(), named);
    OutputLayout layout =
        masks
            .map(MaskLayout::boxes)
            .or(() -> layout(model, named))
            .orElseThrow(() -> unknownLayout(model, named));
    FloatTensor boxes = model.sample().get(boxesAt(masks));
    OptionalInt classes = classes(layout, boxes.shape(), masks);
    return new DetectionHead(
        layout,
        decoder(layout, classes, boxes, model.input()),
        ClassNames.of(model.uri(), written, classes),
        masks);
  }

  /** Which of the network's outputs holds the boxes. */
  int boxesAt() {
    return boxesAt(masks);
  }

  private static int boxesAt(Optional<MaskLayout> masks) {
    return masks.map(MaskLayout::boxesAt).orElse(0);
  }

  private static Optional<OutputLayout> layout(OnnxModel model, OptionalInt named) {
    if (model.description().outputs().size() != 1 || model.sample().size() != 1) {
      return Optional.empty();
    }
    ImageInput input = model.input();
    long[] shape = model.sample().get(0).shape();
    return OutputLayout.recognise(input.width(), input.height(), shape, named);
  }

  private static OptionalInt classes(
      OutputLayout layout, long[] shape, Optional<MaskLayout> masks) {
    int coefficients = masks.map(MaskLayout::prototypes).orElse(0);
    return switch (layout) {
      case YOLO -> OptionalInt.of((int) shape[1] - 4 - coefficients);
      case YOLOX -> OptionalInt.of((int) shape[2] - 5);
      case END_TO_END -> OptionalInt.empty();
    };
  }

  private static OutputDecoder decoder(
      OutputLayout layout, OptionalInt classes, FloatTensor boxes, ImageInput input) {
    int rows = (int) boxes.shape()[1];
    int columns = (int) boxes.shape()[2];
    return switch (layout) {
      case YOLO -> new YoloOutput(classes.orElseThrow(), columns);
      case END_TO_END -> new EndToEndOutput(columns);
      case YOLOX -> {
        boolean decoded = YoloxOutput.isDecoded(boxes.values(), rows, columns, input.width());
        yield new YoloxOutput(classes.orElseThrow(), input.width(), input.height(), decoded);
      }
    };
  }

  private static InvalidInputException unknownLayout(OnnxModel model, OptionalInt named) {
    StringBuilder found = new StringBuilder("unknown layout: ");
    found.append(model.description().shapes());
    for (FloatTensor output : model.sample()) {
      found.append("; ").append(output.name()).append(" is ");
      found.append(Arrays.toString(output.shape())).append(" for an input of ");
      found.append(model.input().width()).append('x').append(model.input().height());
    }
    named.ifPresent(count -> found.append("; the metadata names ").append(count));
    named.ifPresent(count -> found.append(count == 1 ? " class" : " classes"));
    found.append("; known are ").append(OutputLayout.KNOWN);
    return new InvalidInputException(model.uri(), "output", found.toString());
  }
}
