package org.shoal.transforms.pose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.FrameScaling.PixelOrder;

class OnnxPoseEstimatorTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int FACTOR = 4;
  private static final int RED = 0;
  private static final int GREEN = 1;
  private static final float TOLERANCE = 2e-3f;

  @ParameterizedTest
  @CsvSource({"yolo-pose.onnx, YOLO", "end2end-pose.onnx, END_TO_END"})
  void layoutIsRecognised(String model, PoseLayout layout) throws Exception {
    try (OnnxPoseEstimator estimator = OnnxPoseEstimator.open(config(model))) {
      assertThat(estimator.layout(), is(layout));
      assertThat(estimator.scaling(), is(new FrameScaling(160, 96, PixelOrder.RGB)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolo-pose.onnx", "end2end-pose.onnx"})
  void mostConfidentPersonIsFoundInPixelsOfTheFootage(String model) throws Exception {
    try (OnnxPoseEstimator estimator = OnnxPoseEstimator.open(config(model))) {
      DecodedFrame frame = frame(0);
      paint(frame, 20, 10, GREEN);
      paint(frame, 60, 30, RED);
      PoseColumns found = estimator.estimate(List.of(frame)).get(0);
      // A square of 10 from column 60 and row 30 on has its middle at 65, 35 of the small picture.
      float x = 65 * FACTOR - 0.5f;
      float y = 35 * FACTOR - 0.5f;
      assertArrayEquals(new float[] {0.9f}, found.confidence(), 1e-6f);
      float[] box = {x - 80, y - 40, x + 80, y + 40};
      assertArrayEquals(box, found.box(), TOLERANCE);
      for (int k = 0; k < 17; k++) {
        float[] point = {x + FACTOR * k, y + 2 * FACTOR * k, k / 16f};
        for (int value = 0; value < 3; value++) {
          assertThat(
              "keypoint " + k,
              Math.abs(found.keypoints()[3 * k + value] - point[value]) < TOLERANCE);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolo-pose.onnx", "end2end-pose.onnx"})
  void twoSwimmersComeByConfidenceAndNobodyInAnEmptyPool(String model) throws Exception {
    OnnxPoseConfig config = config(model).withMaxPeople(2);
    try (OnnxPoseEstimator estimator = OnnxPoseEstimator.open(config)) {
      List<DecodedFrame> frames = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        frames.add(frame(i));
      }
      paint(frames.get(0), 20, 10, GREEN);
      paint(frames.get(0), 100, 60, RED);
      paint(frames.get(2), 20, 10, GREEN);
      List<PoseColumns> found = estimator.estimate(frames);
      assertArrayEquals(new float[] {0.9f, 0.6f}, found.get(0).confidence(), 1e-6f);
      assertThat(found.get(1).size(), is(0));
      assertArrayEquals(new float[] {0.6f}, found.get(2).confidence(), 1e-6f);
      // Alone or in a batch is the same.
      for (int i = 0; i < 3; i++) {
        PoseColumns alone = estimator.estimate(List.of(frames.get(i))).get(0);
        assertArrayEquals(alone.keypoints(), found.get(i).keypoints(), 0);
        assertArrayEquals(alone.box(), found.get(i).box(), 0);
      }
    }
  }

  @Test
  void modelForAnotherTaskIsRefused() {
    String model =
        Path.of(System.getProperty("shoal.testdata"), "models/fish-detector.onnx").toString();
    assertThat(refusal(model), allOf(containsString(model), containsString("'detect'")));
  }

  @Test
  void unknownLayoutNamesFileShapesAndKnownLayouts() throws Exception {
    assertThat(
        refusal(resource("/org/shoal/transforms/detect/vector.onnx")),
        allOf(
            containsString("vector.onnx"),
            containsString("output0 FLOAT[1, 10]"),
            containsString("[batch, 56, anchors]")));
  }

  @Test
  void missingFileIsNamed() {
    assertThat(refusal("absent.onnx"), allOf(containsString("absent.onnx"), containsString("no")));
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    OnnxPoseConfig config = OnnxPoseConfig.of("any.onnx");
    assertNames("--confidence", () -> config.withConfidence(1.5));
    assertNames("--nmsIou", () -> config.withNmsIou(Double.NaN));
    assertNames("--swimmers", () -> config.withMaxPeople(0));
    assertNames("--batchSize", () -> config.withBatchSize(0));
    assertNames("--inferenceThreads", () -> config.withThreads(-1));
  }

  private static void assertNames(String option, Runnable change) {
    InvalidInputException e = assertThrows(InvalidInputException.class, change::run);
    assertThat(e.getMessage(), containsString(option));
  }

  private static String refusal(String model) {
    OnnxPoseConfig config = OnnxPoseConfig.of(model);
    return assertThrows(InvalidInputException.class, () -> OnnxPoseEstimator.open(config))
        .getMessage();
  }

  private static OnnxPoseConfig config(String model) throws URISyntaxException {
    return OnnxPoseConfig.of(resource(model)).withThreads(1);
  }

  private static String resource(String name) throws URISyntaxException {
    return Path.of(OnnxPoseEstimatorTest.class.getResource(name).toURI()).toString();
  }

  private static DecodedFrame frame(long index) {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    return new DecodedFrame(
        index, index / 30.0, FACTOR * WIDTH, FACTOR * HEIGHT, WIDTH, HEIGHT, pixels);
  }

  /** A square of ten pixels. */
  private static void paint(DecodedFrame frame, int left, int top, int channel) {
    for (int y = top; y < top + 10; y++) {
      for (int x = left; x < left + 10; x++) {
        frame.pixels()[3 * (y * WIDTH + x) + channel] = (byte) 255;
      }
    }
  }
}
