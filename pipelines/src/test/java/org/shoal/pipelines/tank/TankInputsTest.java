package org.shoal.pipelines.tank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

/** What is found wrong before a job starts. */
class TankInputsTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void copySample() throws IOException {
    try (Stream<Path> files = Files.list(TESTDATA.resolve("tank"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void theSampleIsGood() throws IOException {
    TankInputs inputs = read(options());

    assertThat(
        inputs.recordings().get(0).cameraNames(), contains("cam_00", "cam_01", "cam_02", "cam_03"));
    assertThat(warnings, is(empty()));
  }

  @Test
  void aCameraWithoutCalibrationIsRefusedNamingBothFiles() throws IOException {
    replace("calibration.json", "\"cam_02\"", "\"kam_02\"");

    assertThat(
        refused(options()),
        allOf(
            containsString("calibration.json: cameras: there is no camera \"cam_02\""),
            containsString("recording.yaml names"),
            containsString("kam_02")));
  }

  @Test
  void aCalibrationWithoutACameraIsAWarning() throws IOException {
    replace("recording.yaml", "  - name: cam_03\n    footage: cam_03.mp4\n", "");

    assertThat(read(options()).recordings().get(0).cameras().size(), is(3));
    assertThat(warnings, contains(containsString("cam_03 not in")));
  }

  @Test
  void fewerCamerasThanMustSeeAFishAreRefused() {
    TankOptions options = options();
    options.setMinCameras(5);

    assertThat(
        refused(options),
        containsString("recording.yaml: cameras: there are 4, but --minCameras=5"));
  }

  @Test
  void missingFootageIsRefused() throws IOException {
    Files.delete(folder.resolve("cam_01.mp4"));

    assertThat(
        refused(options()),
        containsString("recording.yaml: cameras[1].footage (camera cam_01): there is no file"));
  }

  @Test
  void missingFootageDoesNotMatterWhenDetectionsAreReplayed() throws IOException {
    Files.delete(folder.resolve("cam_01.mp4"));
    TankOptions options = options();
    options.setDetections(folder.resolve("boxes.jsonl.gz").toString());

    assertThat(read(options).recordings().get(0).frames(), is(300L));
  }

  @Test
  void emptyFootageIsRefused() throws IOException {
    Files.write(folder.resolve("cam_01.mp4"), new byte[0]);

    assertThat(refused(options()), containsString("cam_01.mp4 is empty"));
  }

  @Test
  void aRecordingWithoutCalibrationIsRefused() throws IOException {
    replace("recording.yaml", "calibration: calibration.json\n", "");

    assertThat(refused(options()), containsString("recording.yaml: calibration: missing"));
  }

  @Test
  void aModelThatIsNoneIsRefusedByItsFile() throws IOException {
    TankOptions options = options();
    options.setModel(folder.resolve("truth.csv").toString());

    assertThat(refused(options), containsString("truth.csv"));
  }

  @Test
  void aClassTheModelDoesNotKnowIsRefused() {
    TankOptions options = options();
    options.setClasses(List.of("submarine"));

    assertThat(refused(options), allOf(containsString("submarine"), containsString("fish")));
  }

  private void replace(String file, String old, String with) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text, containsString(old));
    Files.writeString(folder.resolve(file), text.replace(old, with));
  }

  private TankInputs read(TankOptions options) throws IOException {
    return TankInputs.read(options, warnings::add);
  }

  private String refused(TankOptions options) {
    return assertThrows(InvalidInputException.class, () -> read(options)).getMessage();
  }

  private TankOptions options() {
    return PipelineOptionsFactory.fromArgs(
            "--recording=" + folder.resolve("recording.yaml"),
            "--model=" + TESTDATA.resolve("models/fish-detector.onnx"))
        .as(TankOptions.class);
  }
}
