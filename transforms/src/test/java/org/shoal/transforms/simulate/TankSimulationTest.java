package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CalibrationReader;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.FootageIndex;
import org.shoal.io.video.FootageIndexer;

class TankSimulationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static TankConfig small(long seed) {
    return new TankConfig(2, 3, 2, 10, 192, 144, seed, true);
  }

  @Test
  void sameSeedGivesTheSameBytes() throws IOException {
    new TankSimulation(small(9)).write(folder.resolve("a/tank"));
    new TankSimulation(small(9)).write(folder.resolve("b/tank"));
    new TankSimulation(small(10)).write(folder.resolve("c/tank10"));
    List<String> names = names(folder.resolve("a/tank"));
    assertThat(
        names,
        containsInAnyOrder(
            "recording.yaml",
            "calibration.json",
            "truth.csv",
            "cam_00.mp4",
            "cam_01.mp4",
            "boxes.jsonl.gz"));
    for (String name : names) {
      byte[] bytes = Files.readAllBytes(folder.resolve("a/tank").resolve(name));
      assertThat(name, Files.readAllBytes(folder.resolve("b/tank").resolve(name)), is(bytes));
      assertThat(
          name, Files.readAllBytes(folder.resolve("c/tank10").resolve(name)), is(not(bytes)));
    }
  }

  @Test
  void footageHasEveryFrameAndAKeyframeEachSecond() throws IOException {
    new TankSimulation(small(9)).write(folder);
    Path file = folder.resolve("cam_01.mp4");
    FootageIndex index = FootageIndexer.index(file.toString(), file);
    assertThat(index.frameCount(), is(20));
    assertThat(index.endSeconds(), closeTo(2, 1e-6));
    assertThat(index.width(), is(192));
    assertThat(index.height(), is(144));
  }

  @Test
  void truthHasEveryFishInEveryFrame() throws IOException {
    TankSimulation simulation = new TankSimulation(small(9));
    simulation.write(folder);
    List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));
    assertThat(lines.size(), is(1 + 20 * 3));
    assertThat(lines.get(0), is("frame,id,x,y,z"));
    for (int row = 0; row < 60; row++) {
      String[] fields = lines.get(1 + row).split(",", -1);
      FishPose pose = simulation.paths().get(row / 3)[row % 3];
      assertThat(fields[0], is(Integer.toString(row / 3)));
      assertThat(fields[1], is(Integer.toString(row % 3)));
      assertThat(Double.parseDouble(fields[2]), closeTo(pose.x(), 6e-6));
      assertThat(Double.parseDouble(fields[3]), closeTo(pose.y(), 6e-6));
      assertThat(Double.parseDouble(fields[4]), closeTo(pose.z(), 6e-6));
    }
  }

  @Test
  void boxesAreDetectionsOfEveryCameraAndFrame() throws IOException {
    new TankSimulation(small(9)).write(folder);
    int lines = 0;
    try (BufferedReader in = gunzip(folder.resolve("boxes.jsonl.gz"))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        JsonNode line = JSON.readTree(text);
        assertThat(line.get("camera").asText(), is(lines < 20 ? "cam_00" : "cam_01"));
        assertThat(line.get("frame").asInt(), is(lines % 20));
        for (JsonNode box : line.get("detections")) {
          double middle = box.get("x").asDouble() + box.get("w").asDouble() / 2;
          assertThat(box.get("u").asDouble(), closeTo(middle, 0.002));
          assertThat(box.get("confidence").asDouble(), closeTo(0.5, 0.5));
          assertThat(box.get("label").asText(), is("fish"));
        }
        lines++;
      }
    }
    assertThat(lines, is(40));
  }

  @Test
  void noBoxesUnlessAskedFor() throws IOException {
    new TankSimulation(new TankConfig(1, 1, 0.2, 10, 64, 64, 1, false)).write(folder);
    assertThat(Files.exists(folder.resolve("boxes.jsonl.gz")), is(false));
  }

  @Test
  void recordingNamesFootageAndCalibration() throws IOException {
    new TankSimulation(small(9)).write(folder.resolve("tank"));
    Recording recording = RecordingReader.read(folder.resolve("tank/recording.yaml").toString());
    assertThat(recording.name(), is("tank"));
    assertThat(recording.fps(), is(10.0));
    assertThat(recording.cameraNames(), is(List.of("cam_00", "cam_01")));
    String footage = folder.resolve("tank/cam_01.mp4").toString();
    assertThat(recording.cameras().get(1).footage(), is(List.of(footage)));
    assertThat(recording.calibration(), is(folder.resolve("tank/calibration.json").toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024", "no", "off", "1e3", "monday evening", "a-b_c"})
  void recordingIsNamedAsItsFolderWhateverYamlThinksOfIt(String name) throws IOException {
    new TankSimulation(new TankConfig(1, 0, 0.2, 10, 64, 64, 1, false)).write(folder.resolve(name));
    Recording recording =
        RecordingReader.read(folder.resolve(name).resolve("recording.yaml").toString());
    assertThat(recording.name(), is(name));
  }

  @Test
  void calibrationIsReadBackAsItWas() throws IOException {
    TankSimulation simulation = new TankSimulation(small(9));
    simulation.write(folder);
    Calibration read = CalibrationReader.read(folder.resolve("calibration.json").toString());
    assertThat(read.medium(), is(new Medium.Water(0.70, 1.0, 1.333, 1.10)));
    assertThat(read.cameras().size(), is(2));
    for (int i = 0; i < 2; i++) {
      CameraCalibration camera = read.cameras().get(i);
      CameraCalibration truth = simulation.calibration().cameras().get(i);
      assertThat(camera.name(), is(truth.name()));
      assertThat(camera.width(), is(192));
      assertThat(camera.height(), is(144));
      assertThat(camera.k(), is(truth.k()));
      assertThat(camera.r(), is(truth.r()));
      assertThat(camera.t(), is(truth.t()));
      assertThat(camera.distortion().model(), is(LensDistortion.Model.PINHOLE));
      assertThat(camera.distortion().coefficients(), is(truth.distortion().coefficients()));
      assertThat(Math.abs(truth.distortion().coefficients()[0]), greaterThan(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 10, 30, 640, 480, --cameras",
    "4, -1, 10, 30, 640, 480, --fish",
    "4, 3, 0, 30, 640, 480, --seconds",
    "4, 3, NaN, 30, 640, 480, --seconds",
    "4, 3, 10, 0, 640, 480, --fps",
    "4, 3, 10, NaN, 640, 480, --fps",
    "4, 3, 10, 30, 641, 480, --width",
    "4, 3, 10, 30, 640, 10000, --height",
  })
  void impossibleTanksAreRefusedByOption(
      int cameras, int fish, double seconds, double fps, int width, int height, String option) {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> new TankConfig(cameras, fish, seconds, fps, width, height, 1, false));
    assertThat(refusal.getMessage(), containsString(option));
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static BufferedReader gunzip(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
