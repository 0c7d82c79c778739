package org.shoal.transforms.detect;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shoal.io.InvalidInputException;

/**
 * The input of a network that takes pictures, shape (batch, 3, height, width).
 *
 * @param batch number of pictures that every run must have, if that is fixed
 * @param width width in pixels
 * @param height height in pixels
 */
public record ImageInput(OptionalInt batch, int width, int height) {
  private static final int DEFAULT_SIZE = 640;
  private static final int MAX_SIZE = 8192;
  private static final int MAX_BATCH = 1024;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  /** Number of values of one picture. */
  int values() {
    return 3 * width * height;
  }

  /** Shape of the input of a run on so many pictures. */
  long[] shape(int pictures) {
    return new long[] {pictures, 3, height, width};
  }

  /**
   * The input that a model describes. Where it leaves the size open, the metadata's {@code imgsz}
   * (height, width) decides, else it is 640.
   *
   * @throws InvalidInputException when the model takes anything else than one float picture
   */
  static ImageInput of(String model, ModelDescription description) {
    long[] shape = description.inputs().size() == 1 ? description.inputs().get(0).shape() : null;
    boolean picture =
        shape != null
            && shape.length == 4
            && (shape[1] == 3 || shape[1] == -1)
            && description.inputs().get(0).type().equals("FLOAT");
    if (!picture) {
      throw new InvalidInputException(
          model,
          "input",
          "needs one input FLOAT[batch, 3, height, width], but has " + description.shapes());
    }
    int[] size = size(description);
    int height = (int) Math.min(shape[2] == -1 ? size[0] : shape[2], Integer.MAX_VALUE);
    int width = (int) Math.min(shape[3] == -1 ? size[1] : shape[3], Integer.MAX_VALUE);
    boolean sane = height >= 1 && height <= MAX_SIZE && width >= 1 && width <= MAX_SIZE;
    if (!sane || shape[0] == 0 || shape[0] > MAX_BATCH) {
      throw new InvalidInputException(
          model, "input", "has a size that cannot be: " + description.shapes());
    }
    OptionalInt batch = shape[0] < 0 ? OptionalInt.empty() : OptionalInt.of((int) shape[0]);
    return new ImageInput(batch, width, height);
  }

  private static int[] size(ModelDescription description) {
    Optional<String> written = Optional.ofNullable(description.metadata().get("imgsz"));
    Matcher numbers = NUMBER.matcher(written.orElse(""));
    if (!numbers.find()) {
      return new int[] {DEFAULT_SIZE, DEFAULT_SIZE};
    }
    int height = Integer.parseInt(numbers.group());
    return new int[] {height, numbers.find() ? Integer.parseInt(numbers.group()) : height};
  }
}
