package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskLayoutTest {
  @ParameterizedTest
  @CsvSource({
    // outputs, classes that the metadata names, layout of the boxes, which output they are in
    "1 116 8400, 1 32 160 160, 80, YOLO, 0",
    "1 116 8400, 1 32 160 160, , YOLO, 0",
    "1 37 8400, 1 32 160 160, 1, YOLO, 0",
    "1 32 160 160, 1 37 8400, 1, YOLO, 1",
    "1 300 38, 1 32 160 160, , END_TO_END, 0",
    "1 300 38, 1 32 160 160, 80, END_TO_END, 0",
    "1 32 160 160, 1 300 38, 80, END_TO_END, 1",
    // Another number of classes, no coefficients, YOLOX, raw grids, no prototypes.
    "1 116 8400, 1 32 160 160, 79, NONE, 0",
    "1 84 8400, 1 32 160 160, 80, NONE, 0",
    "1 300 6, 1 32 160 160, 80, NONE, 0",
    "1 8400 117, 1 32 160 160, 80, NONE, 0",
    "1 116 8400, 1 84 8400, 80, NONE, 0",
    "1 255 80 80, 1 255 40 40, , NONE, 0"
  })
  void shapesTellLayouts(String first, String second, Integer named, String boxes, int at) {
    OptionalInt names = named == null ? OptionalInt.empty() : OptionalInt.of(named);
    ImageInput input = new ImageInput(OptionalInt.empty(), 640, 640);
    List<FloatTensor> outputs = List.of(tensor(first), tensor(second));
    String found =
        MaskLayout.recognise(input, outputs, names)
            .map(masks -> masks.boxes() + " " + masks.boxesAt())
            .orElse("NONE 0");
    assertThat(found, is(boxes + " " + at));
  }

  private static FloatTensor tensor(String shape) {
    long[] dimensions = Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray();
    return new FloatTensor("output", dimensions, new float[0]);
  }
}
