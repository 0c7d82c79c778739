package org.shoal.transforms.simulate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;

class DetectionSimulationTest {
  private static final DetectorFlaws NO_FLAWS = new DetectorFlaws(0, 0, 0, 0, 0, 1, 3, false, 0, 3);

  @TempDir private Path folder;

  @Test
  void theSameOptionsGiveTheSameBytes() throws IOException {
    DetectorFlaws flaws = new DetectorFlaws(3, 0.1, 0.1, 8, 2, 2, 0.5, false, 2, 0.5);
    write(config(4, 9, 3), TankLayout.large(), flaws, "a/tank");
    write(config(4, 9, 3), TankLayout.large(), flaws, "b/tank");
    try (Stream<Path> files = Files.list(folder.resolve("a/tank"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(
          names,
          containsInAnyOrder(
              "recording.yaml",
              "calibration.json",
              "detections.jsonl.gz",
              "truth.csv",
              "triangulated.csv"));
      for (String name : names) {
        byte[] bytes = Files.readAllBytes(folder.resolve("a/tank").resolve(name));
        assertThat(name, Files.readAllBytes(folder.resolve("b/tank").resolve(name)), is(bytes));
      }
    }
  }

  @Test
  void theRecordingSaysItsLengthAndNamesNoFootage() throws IOException {
    write(config(2, 1, 3), TankLayout.large(), NO_FLAWS, "tank");
    Recording recording = RecordingReader.read(folder.resolve("tank/recording.yaml").toString());
    assertThat(recording.frames(), is(90L));
    assertThat(recording.cameraNames(), is(List.of("cam_00", "cam_01")));
    assertThat(recording.cameras().get(0).footage(), is(empty()));
  }

  @ParameterizedTest
  @EnumSource(TankLayout.Rig.class)
  void aDetectorWithoutFlawsSeesEveryFishWhereTheCameraModelHasIt(TankLayout.Rig rig)
      throws IOException {
    SimulatedFiles files =
        write(config(5, 9, 2), new TankLayout(rig, 0.6, 0.6, 0.9), NO_FLAWS, "tank");
    int detections = 0;
    for (SimulatedFiles.Image image : files.images()) {
      List<double[]> expected = files.trueViews(image);
      assertThat(image.detections().size(), is(expected.size()));
      for (int i = 0; i < expected.size(); i++) {
        assertThat(image.detections().get(i)[0], closeTo(expected.get(i)[0], 0.03));
        assertThat(image.detections().get(i)[1], closeTo(expected.get(i)[1], 0.03));
      }
      detections += expected.size();
    }
    assertThat(files.images().size(), is(5 * 60));
    assertThat(detections, greaterThan(900));
  }

  @Test
  void withoutFlawsWhatSeveralCamerasSeeIsTriangulatedWhereItIs() throws IOException {
    write(config(5, 9, 2), TankLayout.large(), NO_FLAWS, "tank");
    Map<String, double[]> truth = positions("truth.csv");
    Map<String, double[]> triangulated = positions("triangulated.csv");
    assertThat(triangulated.size(), greaterThan(truth.size() / 2));
    triangulated.forEach(
        (frameAndFish, at) -> {
          for (int axis = 0; axis < 3; axis++) {
            assertThat(at[axis], closeTo(truth.get(frameAndFish)[axis], 2e-5));
          }
        });
  }

  @Test
  void fishSeenAsOneAreTriangulatedFromViewsOfTheirOwnOnly() throws IOException {
    DetectorFlaws merged = new DetectorFlaws(0, 0, 0, 1000, 0, 1, 3, false, 0, 3);
    write(config(5, 9, 2), TankLayout.large(), merged, "tank");
    Map<String, double[]> truth = positions("truth.csv");
    Map<String, double[]> triangulated = positions("triangulated.csv");
    assertThat(triangulated.size(), lessThan(truth.size() / 4));
    triangulated.forEach(
        (frameAndFish, at) -> assertThat(at[2], closeTo(truth.get(frameAndFish)[2], 2e-5)));
  }

  /** x, y and z by frame and fish. */
  private Map<String, double[]> positions(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("tank").resolve(file));
    assertThat(lines.get(0), is("frame,id,x,y,z"));
    Map<String, double[]> positions = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      positions.put(
          cells[0] + " " + cells[1],
          Arrays.stream(cells, 2, 5).mapToDouble(Double::parseDouble).toArray());
    }
    return positions;
  }

  @Test
  void noiseMissesAndFalsePositivesAreAsOftenAsAsked() throws IOException {
    DetectorFlaws flaws = new DetectorFlaws(3, 0.15, 0.06, 0, 0, 1, 3, false, 0, 3);
    SimulatedFiles files = write(config(12, 9, 20), TankLayout.large(), flaws, "tank");
    int views = 0;
    int all = 0;
    int found = 0;
    double squares = 0;
    for (SimulatedFiles.Image image : files.images()) {
      List<double[]> expected = files.trueViews(image);
      views += expected.size();
      all += image.detections().size();
      for (double[] detection : image.detections()) {
        double nearest = SimulatedFiles.nearest(expected, detection);
        // 5 sigma; a false positive comes as near by chance once in some thousand
        if (nearest < 15) {
          found++;
          squares += nearest * nearest;
        }
      }
    }
    assertThat(1 - found / (double) views, closeTo(0.15, 0.01));
    assertThat(1 - found / (double) all, closeTo(0.06, 0.005));
    assertThat(Math.sqrt(squares / found / 2), closeTo(3, 0.05));
  }

  @Test
  void confidencesOfFishAndOfNothingDifferOnAverageAndOverlap() throws IOException {
    DetectorFlaws flaws = new DetectorFlaws(0, 0, 0.2, 0, 0, 1, 3, false, 0, 3);
    SimulatedFiles files = write(config(12, 9, 10), TankLayout.large(), flaws, "tank");
    double[] sum = new double[2];
    int[] count = new int[2];
    double lowestOfFish = 1;
    double highestOfNothing = 0;
    for (SimulatedFiles.Image image : files.images()) {
      List<double[]> expected = files.trueViews(image);
      for (double[] detection : image.detections()) {
        boolean fish = SimulatedFiles.nearest(expected, detection) < 0.1;
        double confidence = detection[6];
        sum[fish ? 1 : 0] += confidence;
        count[fish ? 1 : 0]++;
        lowestOfFish = fish ? Math.min(lowestOfFish, confidence) : lowestOfFish;
        highestOfNothing = fish ? highestOfNothing : Math.max(highestOfNothing, confidence);
      }
    }
    assertThat(sum[1] / count[1], closeTo(0.85, 0.01));
    assertThat(sum[0] / count[0], closeTo(0.50, 0.01));
    assertThat(lowestOfFish, lessThan(highestOfNothing));
  }

  @Test
  void boxesLieInTheImageAndHoldTheirCentroids() throws IOException {
    SimulatedFiles files =
        write(config(12, 9, 3), TankLayout.large(), DetectorFlaws.usual(), "tank");
    for (SimulatedFiles.Image image : files.images()) {
      for (double[] d : image.detections()) {
        assertThat(d[2], greaterThanOrEqualTo(0.0));
        assertThat(d[3], greaterThanOrEqualTo(0.0));
        assertThat(d[2] + d[4], lessThanOrEqualTo(1600.0));
        assertThat(d[3] + d[5], lessThanOrEqualTo(1200.0));
        assertThat(d[0], both(greaterThanOrEqualTo(d[2] - 0.5)).and(lessThan(d[2] + d[4])));
        assertThat(d[1], both(greaterThanOrEqualTo(d[3] - 0.5)).and(lessThan(d[3] + d[5])));
      }
    }
  }

  @Test
  void camerasThatStopSendNoFramesForTheTimeAsked() throws IOException {
    DetectorFlaws flaws = new DetectorFlaws(0, 0, 0, 0, 1, 3, 2, false, 0, 3);
    SimulatedFiles files = write(config(5, 2, 10), TankLayout.small(), flaws, "tank");
    Map<String, List<Integer>> missing = files.missingFrames(5, 300);
    List<List<Integer>> spans = missing.values().stream().filter(span -> !span.isEmpty()).toList();
    assertThat(spans.size(), is(3));
    for (List<Integer> span : spans) {
      assertThat("all at the same time", span, is(spans.get(0)));
      assertThat(span.size(), both(greaterThanOrEqualTo(30)).and(lessThanOrEqualTo(90)));
      assertThat(span.get(span.size() - 1) - span.get(0), is(span.size() - 1));
    }
  }

  @Test
  void camerasThatGoBlindSendFramesWithNothingInThem() throws IOException {
    DetectorFlaws blind = new DetectorFlaws(0, 0, 0, 0, 1, 3, 2, true, 0, 3);
    SimulatedFiles files = write(config(5, 2, 10), TankLayout.small(), blind, "tank");
    assertThat(files.images().size(), is(1500));
    long without = files.images().stream().filter(image -> image.detections().isEmpty()).count();
    assertThat(without, both(greaterThanOrEqualTo(90L)).and(lessThanOrEqualTo(270L)));
  }

  @Test
  void aFishThatIsAwayHasNeitherDetectionsNorTruth() throws IOException {
    DetectorFlaws flaws = new DetectorFlaws(0, 0, 0, 0, 0, 1, 3, false, 1, 2);
    SimulatedFiles files = write(config(4, 2, 10), TankLayout.small(), flaws, "tank");
    int away = 0;
    for (int frame = 0; frame < 300; frame++) {
      int fish = files.truth().get(frame).size();
      away += 2 - fish;
      for (SimulatedFiles.Image image : files.imagesOf(frame)) {
        assertThat(image.detections().size(), is(fish));
      }
    }
    assertThat(away, both(greaterThanOrEqualTo(30)).and(lessThanOrEqualTo(90)));
  }

  @Test
  void fishThatAppearTooNearToEachOtherAreDetectedAsOne() throws IOException {
    DetectorFlaws merging = new DetectorFlaws(0, 0, 0, 25, 0, 1, 3, false, 0, 3);
    SimulatedFiles files = write(config(4, 30, 3), TankLayout.small(), merging, "tank");
    int merged = 0;
    for (SimulatedFiles.Image image : files.images()) {
      List<double[]> expected = files.trueViews(image);
      merged += expected.size() - image.detections().size();
      for (double[] view : expected) {
        // Two that merge lie at most half the distance from their middle; chains may lie farther.
        assertThat(SimulatedFiles.nearest(image.detections(), view), lessThan(25.0));
      }
    }
    assertThat(merged, greaterThan(100));
  }

  @Test
  void aTankWithoutFishHasFalsePositivesAndNoTruth() throws IOException {
    SimulatedFiles files =
        write(config(4, 0, 100), TankLayout.small(), DetectorFlaws.usual(), "tank");
    assertThat(files.truth().values(), everyItem(is(Map.of())));
    int detections = files.images().stream().mapToInt(image -> image.detections().size()).sum();
    assertThat(detections / 12_000.0, closeTo(0.02 / 0.98, 0.004));
  }

  @ParameterizedTest
  @CsvSource({
    "1.005,2,1.00",
    "-0.004,2,0.00",
    "-0.3,2,-0.30",
    "12.3456,3,12.346",
    "0.07,5,0.07000"
  })
  void decimalsAreWrittenRounded(double value, int digits, String text) {
    StringBuilder written = new StringBuilder();
    DetectionLine.appendDecimal(written, value, digits);
    assertThat(written.toString(), is(text));
  }

  private static TankConfig config(int cameras, int fish, double seconds) {
    return new TankConfig(cameras, fish, seconds, 30, 1600, 1200, 5, false);
  }

  private SimulatedFiles write(
      TankConfig config, TankLayout layout, DetectorFlaws flaws, String name) throws IOException {
    DetectionSimulation simulation = new DetectionSimulation(config, layout, flaws);
    simulation.write(folder.resolve(name));
    assertThat(Files.size(folder.resolve(name).resolve("detections.jsonl.gz")), is(not(0L)));
    return SimulatedFiles.read(folder.resolve(name), simulation.calibration(), config.frames());
  }
}
