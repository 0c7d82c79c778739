package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

class ModelFileTest {
  @TempDir private Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertThat(SharedModels.openModels(), is(0));
  }

  @Test
  void unknownLayoutNamesFileShapesAndKnownLayouts() {
    String message = refusal(Squares.model("vector.onnx"));
    assertThat(
        message,
        allOf(
            containsString("vector.onnx"),
            containsString("output0 FLOAT[1, 10]"),
            containsString("[1, 3, 96, 160]"),
            containsString("YOLOX [batch, anchors, 5+classes]")));
  }

  @Test
  void modelForAnotherTaskIsRefused() {
    assertThat(
        refusal(Squares.model("other-task.onnx")),
        allOf(
            containsString("other-task.onnx"),
            containsString("is 'classify'"),
            containsString("a model for 'detect' or 'segment'")));
  }

  @Test
  void segmenterWithoutPrototypesIsRefused() {
    assertThat(
        refusal(Squares.model("segmenter.onnx")),
        allOf(containsString("segmenter.onnx"), containsString("coefficients of masks")));
  }

  @Test
  void missingFileIsNamed() {
    assertThat(
        refusal(folder.resolve("absent.onnx").toString()),
        allOf(containsString("absent.onnx"), containsString("no such file")));
  }

  @Test
  void truncatedModelIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Squares.copy("yolo.onnx", folder));
    for (int length : new int[] {1, 100, whole.length / 2, whole.length - 100}) {
      Path file = folder.resolve("cut-" + length + ".onnx");
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(refusal(file.toString()), containsString("cut-" + length + ".onnx"));
    }
  }

  @Test
  void textInPlaceOfAModelIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text.onnx"), "this is no model\n".repeat(50));
    assertThat(refusal(file.toString()), containsString("no model that ONNX Runtime can load"));
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.onnx"));
    assertThat(refusal(file.toString()), containsString("is empty"));
  }

  @Test
  void namesLieBesideTheModel() throws IOException {
    Path model = Squares.copy("yolo-batch3.onnx", folder);
    Files.writeString(folder.resolve("yolo-batch3.names"), "koi\ncarp\n");
    try (OnnxDetector detector = OnnxDetector.open(DetectorConfig.of(model.toString()))) {
      assertThat(detector.classNames(), contains("koi", "carp"));
    }
  }

  @Test
  void namesOfAnotherNumberAreRefused() throws IOException {
    Path model = Squares.copy("yolo-batch3.onnx", folder);
    Files.writeString(folder.resolve("yolo-batch3.names"), "koi\ncarp\ntench\n");
    assertThat(
        refusal(model.toString()),
        allOf(
            containsString("yolo-batch3.names"),
            containsString("3 names"),
            containsString("2 classes")));
  }

  @Test
  void unknownClassListsWhatThereIs() {
    DetectorConfig config =
        DetectorConfig.of(Squares.model("yolo.onnx")).withClasses(List.of("red", "blue"));
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> OnnxDetector.open(config));
    assertThat(
        e.getMessage(),
        allOf(containsString("--classes: blue"), containsString("it knows red, green")));
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    DetectorConfig config = DetectorConfig.of("any.onnx");
    assertNames("--confidence", () -> config.withConfidence(1.5));
    assertNames("--confidence", () -> config.withConfidence(Double.NaN));
    assertNames("--nmsIou", () -> config.withNmsIou(-0.1));
    assertNames("--batchSize", () -> config.withBatchSize(0));
    assertNames("--maxDetections", () -> config.withMaxDetections(0));
  }

  private static void assertNames(String option, Runnable change) {
    InvalidInputException e = assertThrows(InvalidInputException.class, change::run);
    assertThat(e.getMessage(), containsString(option));
  }

  private static String refusal(String model) {
    DetectorConfig config = DetectorConfig.of(model);
    return assertThrows(InvalidInputException.class, () -> OnnxDetector.open(config)).getMessage();
  }
}
