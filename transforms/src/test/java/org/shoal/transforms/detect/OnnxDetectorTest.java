package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.arrayContainingInAnyOrder;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.transforms.detect.Squares.Square;

class OnnxDetectorTest {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 80;
  private static final Square SMALL = new Square(20, 12, 11, true);
  private static final Square MIDDLING = new Square(90, 37, 20, false);
  private static final Square LARGE = new Square(61, 37, 40, true);

  @ParameterizedTest
  @CsvSource({
    "yolo.onnx, YOLO, RGB, 2",
    "yolo-dynamic.onnx, YOLO, RGB, 2",
    "yolo-batch3.onnx, YOLO, RGB, 2",
    "end2end.onnx, END_TO_END, RGB, 2",
    "yolo-seg.onnx, YOLO, RGB, 2",
    "end2end-seg.onnx, END_TO_END, RGB, 2",
    "yolox.onnx, YOLOX, BGR, 2",
    "yolox-decoded.onnx, YOLOX, BGR, 2"
  })
  void layoutIsRecognised(String model, OutputLayout layout, PixelOrder order, int classes) {
    try (OnnxDetector detector = open(model)) {
      assertThat(detector.layout(), is(layout));
      assertThat(detector.scaling().order(), is(order));
      assertThat(detector.scaling().maxWidth(), is(Squares.INPUT_WIDTH));
      assertThat(detector.scaling().maxHeight(), is(Squares.INPUT_HEIGHT));
      assertThat(detector.classNames().size(), is(classes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolo", "yolo-dynamic", "end2end", "yolox", "yolox-decoded"})
  void squaresAreFoundWhereTheyAreInTheSource(String model) {
    try (OnnxDetector detector = open(model + ".onnx")) {
      for (Square square : List.of(SMALL, MIDDLING, LARGE)) {
        FrameDetections found = detect(detector, 3, List.of(square));
        assertThat(model + " " + square, found.size(), is(1));
        assertIsSquare(found, 0, square, 3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolo-seg", "end2end-seg"})
  void centroidIsThatOfTheMaskAndNotOfTheBox(String model) {
    // Edges on those of the prototypes' cells; the red one lies in the box of the green one, which
    // is twice as wide as its square.
    Square green = new Square(91, 36, 20, false);
    Square red = new Square(115, 40, 12, true);
    try (OnnxDetector detector = open(model + ".onnx")) {
      FrameDetections found = detect(detector, 3, List.of(green, red));
      assertThat(found.label(), arrayContainingInAnyOrder("green", "red"));
      for (int i = 0; i < 2; i++) {
        Square square = found.label()[i].equals("red") ? red : green;
        double side = 3 * square.side();
        assertThat((double) found.x()[i], closeTo(3 * square.left() - 0.5, 2e-3));
        assertThat((double) found.w()[i], closeTo(2 * side, 2e-3));
        assertThat((double) found.u()[i], closeTo(3 * square.left() - 0.5 + side / 2, 2e-3));
        assertThat((double) found.v()[i], closeTo(3 * square.top() - 0.5 + side / 2, 2e-3));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"yolo.onnx, 1", "yolox.onnx, 0.9"})
  void confidenceIsThatOfTheNetwork(String model, double probability) {
    try (OnnxDetector detector = open(model)) {
      // At 18, 11 in the input, behind padding of 5 and 8 where there is any, it fills no cell.
      Square square = new Square(20, 12, 11, true);
      boolean centred = detector.layout().style().centred();
      double fraction = largestCellFraction(square, centred ? 5 : 0, centred ? 8 : 0);
      assertThat(
          (double) detect(detector, 1, List.of(square)).confidence()[0],
          closeTo(probability * fraction, 1e-5));
    }
  }

  @Test
  void twoSquaresComeInOrderOfConfidence() {
    try (OnnxDetector detector = open("yolo.onnx")) {
      FrameDetections found = detect(detector, 1, List.of(SMALL, MIDDLING));
      assertThat(found.label(), arrayContaining("green", "red"));
      assertIsSquare(found, 0, MIDDLING, 1);
      assertIsSquare(found, 1, SMALL, 1);
    }
  }

  @Test
  void equallyConfidentOnesComeFromLeftToRight() {
    try (OnnxDetector detector = open("end2end.onnx")) {
      List<Square> squares =
          List.of(
              new Square(107, 8, 12, true),
              new Square(3, 8, 12, true),
              new Square(51, 8, 12, true));
      FrameDetections found = detect(detector, 1, squares);
      assertThat(found.confidence()[0], is(found.confidence()[2]));
      assertThat((double) found.x()[0], closeTo(2.5, 1e-3));
      assertThat((double) found.x()[1], closeTo(50.5, 1e-3));
      assertThat((double) found.x()[2], closeTo(106.5, 1e-3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolo", "yolo-dynamic", "yolo-batch3", "end2end", "yolox", "yolo-seg"})
  void batchGivesWhatSingleFramesGive(String model) {
    DetectorConfig config = config(model + ".onnx").withBatchSize(7);
    try (OnnxDetector one = OnnxDetector.open(config.withThreads(1));
        OnnxDetector three = OnnxDetector.open(config.withThreads(3))) {
      List<DecodedFrame> frames = noisyFrames(7, one.scaling().order());
      List<FrameDetections> batch = three.detect(frames);
      assertThat(batch.size(), is(7));
      for (int i = 0; i < frames.size(); i++) {
        FrameDetections single = one.detect(List.of(frames.get(i))).get(0);
        assertThat(single.size() > 0, is(true));
        assertThat(batch.get(i).x(), is(single.x()));
        assertThat(batch.get(i).h(), is(single.h()));
        assertThat(batch.get(i).u(), is(single.u()));
        assertThat(batch.get(i).confidence(), is(single.confidence()));
        assertThat(batch.get(i).label(), is(single.label()));
      }
    }
  }

  @Test
  void emptyBatchGivesNothing() {
    try (OnnxDetector detector = open("yolo.onnx")) {
      assertThat(detector.detect(List.of()).size(), is(0));
    }
  }

  @Test
  void blackFrameHasNoDetections() {
    for (String model : List.of("yolo.onnx", "end2end.onnx", "yolox.onnx")) {
      try (OnnxDetector detector = OnnxDetector.open(config(model).withConfidence(0.01))) {
        assertThat(detect(detector, 1, List.of()).size(), is(0));
      }
    }
  }

  @Test
  void boxStaysWithinThePicture() {
    try (OnnxDetector detector = open("yolox.onnx")) {
      // Its network gives a square, though what it sees of the bar is not square.
      Square corner = new Square(0, 0, 11, true);
      FrameDetections found = detect(detector, 1, List.of(corner));
      assertIsSquare(found, 0, corner, 1);
      FrameDetections bar =
          detect(detector, 1, List.of(new Square(0, 0, 6, true), new Square(6, 0, 6, true)));
      assertThat((double) bar.y()[0], is(-0.5));
      assertThat((double) bar.h()[0], lessThanOrEqualTo(3 + Math.sqrt(72) / 2 + 1e-3));
      assertThat((double) bar.v()[0], closeTo(bar.y()[0] + bar.h()[0] / 2, 1e-5));
    }
  }

  @Test
  void onlyWantedClassesAreKept() {
    try (OnnxDetector detector =
        OnnxDetector.open(config("yolo.onnx").withClasses(List.of("green")))) {
      assertThat(detect(detector, 1, List.of(SMALL, MIDDLING)).label(), arrayContaining("green"));
    }
  }

  @Test
  void noMoreThanMaxDetectionsAreKept() {
    try (OnnxDetector detector = OnnxDetector.open(config("yolo.onnx").withMaxDetections(1))) {
      assertThat(detect(detector, 1, List.of(SMALL, MIDDLING)).label(), arrayContaining("green"));
    }
  }

  @Test
  void modelWithoutNamesNumbersItsClasses() {
    try (OnnxDetector detector = open("yolo-batch3.onnx")) {
      assertThat(detector.classNames(), contains("class_0", "class_1"));
      assertThat(
          detect(detector, 1, List.of(SMALL, MIDDLING)).label(),
          arrayContainingInAnyOrder("class_0", "class_1"));
    }
  }

  private static OnnxDetector open(String model) {
    return OnnxDetector.open(config(model));
  }

  private static DetectorConfig config(String model) {
    return DetectorConfig.of(Squares.model(model)).withThreads(1);
  }

  private static FrameDetections detect(OnnxDetector detector, int factor, List<Square> squares) {
    PixelOrder order = detector.scaling().order();
    return detector.detect(List.of(Squares.frame(0, WIDTH, HEIGHT, factor, order, squares))).get(0);
  }

  /** Pixels left to left + side - 1 span left - 0.5 to left + side - 0.5, times the factor. */
  private static void assertIsSquare(FrameDetections found, int i, Square square, int factor) {
    double left = square.left() * factor - 0.5;
    double top = square.top() * factor - 0.5;
    double side = square.side() * factor;
    assertThat((double) found.x()[i], closeTo(left, 2e-3));
    assertThat((double) found.y()[i], closeTo(top, 2e-3));
    assertThat((double) found.w()[i], closeTo(side, 2e-3));
    assertThat((double) found.h()[i], closeTo(side, 2e-3));
    assertThat((double) found.u()[i], closeTo(left + side / 2, 2e-3));
    assertThat((double) found.v()[i], closeTo(top + side / 2, 2e-3));
    assertThat(found.label()[i], is(square.label()));
  }

  /** How much of a cell of 8 by 8 pixels a square covers at the most. */
  private static double largestCellFraction(Square square, int padX, int padY) {
    int most = 0;
    for (int top = 0; top < Squares.INPUT_HEIGHT; top += 8) {
      for (int left = 0; left < Squares.INPUT_WIDTH; left += 8) {
        int w = overlap(left, square.left() + padX, square.side());
        int h = overlap(top, square.top() + padY, square.side());
        most = Math.max(most, w * h);
      }
    }
    return most / 64.0;
  }

  private static int overlap(int cell, int from, int length) {
    return Math.max(0, Math.min(cell + 8, from + length) - Math.max(cell, from));
  }

  private static List<DecodedFrame> noisyFrames(int count, PixelOrder order) {
    Random random = new Random(7);
    List<DecodedFrame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int left = random.nextInt(100);
      Square square = new Square(left, random.nextInt(60), 8 + random.nextInt(6), i % 2 == 0);
      DecodedFrame frame = Squares.frame(i, WIDTH, HEIGHT, 2, order, List.of(square));
      for (int p = 0; p < frame.pixels().length; p++) {
        frame.pixels()[p] ^= (byte) random.nextInt(32);
      }
      frames.add(frame);
    }
    return frames;
  }
}
