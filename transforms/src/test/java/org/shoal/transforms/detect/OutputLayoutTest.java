package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputLayoutTest {
  @ParameterizedTest
  @CsvSource({
    // width, height, shape, classes that the metadata names, layout
    "640, 640, 1 84 8400, 80, YOLO",
    "640, 640, 1 84 8400, , YOLO",
    "640, 640, 1 5 8400, , YOLO",
    "640, 640, 1 6 8400, , YOLO",
    "640, 384, 4 84 5040, , YOLO",
    "416, 416, 1 84 3549, , YOLO",
    "1280, 1280, 1 84 34000, , YOLO",
    "320, 320, 1 5 1600, , YOLO",
    "640, 640, 1 7 1234, 3, YOLO",
    "416, 416, 1 3549 85, , YOLOX",
    "640, 640, 1 8400 85, 80, YOLOX",
    "640, 640, 1 8400 6, , YOLOX",
    "160, 96, 3 315 7, , YOLOX",
    "640, 640, 1 300 6, , END_TO_END",
    "640, 640, 8 300 6, 80, END_TO_END",
    // YOLOv5's three anchors a cell, a transposed YOLOv8, masks, keypoints, boxes in no grid.
    "640, 640, 1 25200 85, , NONE",
    "640, 640, 1 8400 84, 80, NONE",
    "640, 640, 1 116 8400, 80, NONE",
    "640, 640, 1 84 8401, , NONE",
    "640, 640, 1 4 8400, , NONE",
    "640, 640, 1 1000, , NONE",
    "640, 640, 1 3 80 80, , NONE",
    "640, 640, 100 7, , NONE"
  })
  void shapesTellLayouts(int width, int height, String shape, Integer named, String expected) {
    long[] dimensions = Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray();
    OptionalInt names = named == null ? OptionalInt.empty() : OptionalInt.of(named);
    String found =
        OutputLayout.recognise(width, height, dimensions, names)
            .map(OutputLayout::name)
            .orElse("NONE");
    assertThat(found, is(expected));
  }
}
