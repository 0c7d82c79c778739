package org.shoal.transforms.detect;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shoal.io.InvalidInputException;

/**
 * How to read a detection network's output.
 *
 * @param layout the layout
 * @param decoder reads its boxes
 * @param names the classes
 */
record DetectionHead(OutputLayout layout, OutputDecoder decoder, ClassNames names) {

  /**
   * Recognises a model's head by its shapes and metadata.
   *
   * @throws InvalidInputException when it is of an unknown layout or made for another task
   */
  static DetectionHead of(OnnxModel model) {
    Map<String, String> metadata = model.description().metadata();
    String task = metadata.getOrDefault("task", "detect");
    if (!task.equals("detect")) {
      throw new InvalidInputException(
          model.uri(), "metadata task", "is '" + task + "'; a model for 'detect' is needed");
    }
    Optional<String> written = Optional.ofNullable(metadata.get("names"));
    OptionalInt named =
        written.isPresent()
            ? OptionalInt.of(ClassNames.parse(model.uri(), written.get()).size())
            : OptionalInt.empty();
    OutputLayout layout = layout(model, named);
    OptionalInt classes = classes(layout, model.sample().get(0).shape());
    return new DetectionHead(
        layout, decoder(layout, model), ClassNames.of(model.uri(), written, classes));
  }

  private static OutputLayout layout(OnnxModel model, OptionalInt named) {
    Optional<OutputLayout> layout = Optional.empty();
    if (model.description().outputs().size() == 1 && model.sample().size() == 1) {
      ImageInput input = model.input();
      long[] shape = model.sample().get(0).shape();
      layout = OutputLayout.recognise(input.width(), input.height(), shape, named);
    }
    return layout.orElseThrow(() -> unknownLayout(model, named));
  }

  private static OptionalInt classes(OutputLayout layout, long[] shape) {
    return switch (layout) {
      case YOLO -> OptionalInt.of((int) shape[1] - 4);
      case YOLOX -> OptionalInt.of((int) shape[2] - 5);
      case END_TO_END -> OptionalInt.empty();
    };
  }

  private static OutputDecoder decoder(OutputLayout layout, OnnxModel model) {
    FloatTensor sample = model.sample().get(0);
    int rows = (int) sample.shape()[1];
    int columns = (int) sample.shape()[2];
    return switch (layout) {
      case YOLO -> new YoloOutput(rows - 4, columns);
      case END_TO_END -> new EndToEndOutput();
      case YOLOX -> {
        int width = model.input().width();
        boolean decoded = YoloxOutput.isDecoded(sample.values(), rows, columns, width);
        yield new YoloxOutput(columns - 5, width, model.input().height(), decoded);
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
