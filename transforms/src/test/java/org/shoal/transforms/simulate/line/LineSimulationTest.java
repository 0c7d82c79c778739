package org.shoal.transforms.simulate.line;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.FootageIndex;
import org.shoal.io.video.FootageIndexer;
import org.shoal.transforms.simulate.TrueBox;

class LineSimulationTest {
  @TempDir private Path folder;

  private static LineConfig small(long seed) {
    return new LineConfig(2, 4, 2, 0.4, 1, 0.5, 1, 5, 10, 192, 108, seed, true);
  }

  private static LineConfig crowded(long seed) {
    return new LineConfig(1, 16, 3, 0.3, 2, 1, 1, 20, 10, 320, 180, seed, false);
  }

  @Test
  void sameSeedGivesTheSameBytes() throws IOException {
    new LineSimulation(small(9)).write(folder.resolve("a/line"));
    new LineSimulation(small(9)).write(folder.resolve("b/line"));
    new LineSimulation(small(10)).write(folder.resolve("c/line10"));
    List<String> names = names(folder.resolve("a/line"));
    assertThat(
        names,
        containsInAnyOrder(
            "recording.yaml",
            "truth.csv",
            "bottles.csv",
            "line_a.mp4",
            "line_b.mp4",
            "boxes.jsonl.gz"));
    for (String name : names) {
      byte[] bytes = Files.readAllBytes(folder.resolve("a/line").resolve(name));
      assertThat(name, Files.readAllBytes(folder.resolve("b/line").resolve(name)), is(bytes));
      assertThat(
          name, Files.readAllBytes(folder.resolve("c/line10").resolve(name)), is(not(bytes)));
    }
  }

  @Test
  void recordingIsReadAsAnyOther() throws IOException {
    new LineSimulation(small(9)).write(folder.resolve("line"));
    Recording recording = RecordingReader.read(folder.resolve("line/recording.yaml").toString());
    assertThat(recording.name(), is("line"));
    assertThat(recording.cameras(), hasSize(2));
    Path file = folder.resolve("line/line_b.mp4");
    assertThat(recording.cameras().get(1).footage(), is(List.of(file.toString())));
    FootageIndex index = FootageIndexer.index(file.toString(), file);
    assertThat(index.frameCount(), is(50));
    assertThat(index.width(), is(192));
    assertThat(index.height(), is(108));
  }

  @Test
  void everyBottleIsInTheFramesThatTheListSays() throws IOException {
    new LineSimulation(small(9)).write(folder);
    Map<String, List<Integer>> seen = new TreeMap<>();
    for (String[] row : rows("truth.csv", "camera,frame,id,x,y,w,h,visible")) {
      if (Double.parseDouble(row[7]) > 0) {
        seen.computeIfAbsent(row[0] + row[2], key -> new ArrayList<>())
            .add(Integer.parseInt(row[1]));
      }
    }
    List<String[]> bottles =
        rows(
            "bottles.csv",
            "camera,id,product,grade,cap,label,brand,type,subtype,volume,first_frame,last_frame");
    assertThat(bottles, hasSize(8));
    assertThat(seen.size(), is(8));
    for (String[] row : bottles) {
      List<Integer> frames = seen.get(row[0] + row[1]);
      assertThat(Integer.parseInt(row[10]), is(frames.get(0)));
      assertThat(Integer.parseInt(row[11]), is(frames.get(frames.size() - 1)));
    }
  }

  @Test
  void attributesAreThoseOfTheProduct() {
    for (Bottle bottle : new LineSimulation(crowded(3)).conveyor(0).bottles) {
      List<String> values = bottle.attributes();
      assertThat(values, hasSize(Bottle.ATTRIBUTES.size()));
      assertThat(values.get(0), is(values.get(4) + " " + values.get(6) + " " + values.get(7)));
      assertThat(bottle.product().grades().contains(bottle.grade()), is(true));
      assertThat(bottle.product().caps().contains(bottle.cap()), is(true));
    }
  }

  @Test
  void noTwoProductsHaveTheSameName() {
    List<String> titles = Product.CATALOGUE.stream().map(Product::title).distinct().toList();
    assertThat(titles, hasSize(Product.CATALOGUE.size()));
  }

  @Test
  void everyBottlePassesTheMiddleOnce() {
    for (long seed = 1; seed <= 20; seed++) {
      LineConfig config = crowded(seed);
      Conveyor conveyor = new LineSimulation(config).conveyor(0);
      for (Bottle bottle : conveyor.bottles) {
        assertThat(conveyor.x(bottle, 0), lessThan(config.width() / 2.0));
        assertThat(conveyor.x(bottle, config.seconds()), greaterThan(config.width() / 2.0));
      }
    }
  }

  @Test
  void idsAreInTheOrderOfPassing() {
    Conveyor conveyor = new LineSimulation(crowded(5)).conveyor(0);
    Map<Integer, Double> times =
        conveyor.bottles.stream()
            .collect(Collectors.toMap(Bottle::id, b -> b.passing() / b.lane().speed()));
    for (int id = 1; id < 16; id++) {
      assertThat(times.get(id), greaterThan(times.get(id - 1)));
    }
  }

  @Test
  void bottlesOfALaneKeepApartAndNearOnesOvertakeFarOnes() {
    Conveyor conveyor = new LineSimulation(crowded(6)).conveyor(0);
    int crossings = 0;
    for (Bottle a : conveyor.bottles) {
      for (Bottle b : conveyor.bottles) {
        double before = conveyor.x(a, 0) - conveyor.x(b, 0);
        double after = conveyor.x(a, 20) - conveyor.x(b, 20);
        if (a.lane().equals(b.lane()) && a.id() < b.id()) {
          assertThat(before, closeTo(after, 1e-9));
          assertThat(before, greaterThan(a.radiusPixels() + b.radiusPixels()));
        } else {
          crossings += before < 0 && after > 0 ? 1 : 0;
        }
      }
    }
    assertThat(crossings, greaterThan(0));
  }

  @Test
  void beltStandsStillInAStopAndRunsOtherwise() {
    LineConfig config = crowded(7);
    BeltClock clock = new BeltClock(config, new Random(7));
    long standing = IntStream.range(0, 2000).filter(i -> clock.speed(i / 100.0) < 1e-6).count();
    assertThat(standing / 100.0, closeTo(2, 0.45));
    assertThat(clock.travel(0), closeTo(0, 1e-9));
    assertThat(clock.travel(20), closeTo(20 - standing / 100.0 - 2 * 0.25, 0.05));
    for (int i = 1; i < 2000; i++) {
      double step = clock.travel(i / 100.0) - clock.travel((i - 1) / 100.0);
      assertThat(step, closeTo(0.005, 0.005 + 1e-9));
    }
  }

  @Test
  void whatIsHiddenIsSaidToBe() {
    LineCamera camera = new LineSimulation(crowded(8)).camera(0);
    Conveyor conveyor = new LineSimulation(crowded(8)).conveyor(0);
    byte[] rgb = new byte[3 * 320 * 180];
    double least = 1;
    double most = 0;
    for (int frame = 0; frame < 200; frame += 4) {
      for (TrueBox box : camera.film(frame / 10.0, rgb)) {
        Bottle bottle = conveyor.bottles.get(box.index());
        double x = conveyor.x(bottle, frame / 10.0);
        double inside = Math.min(319.5, x + bottle.radiusPixels()) - box.x();
        assertThat(box.w(), closeTo(inside, 1e-9));
        assertThat(box.y() + box.h(), closeTo(bottle.lane().baseline(), 1e-9));
        least = Math.min(least, box.visible());
        most = Math.max(most, box.visible());
      }
    }
    assertThat(least, lessThan(0.05));
    assertThat(most, closeTo(1, 0.03));
  }

  @Test
  void bottleStandsOutWhereItsBoxIs() {
    LineConfig config = new LineConfig(1, 1, 1, 0.3, 0, 1, 0, 4, 10, 320, 180, 2, false);
    LineSimulation simulation = new LineSimulation(config);
    LineCamera camera = simulation.camera(0);
    byte[] empty = new byte[3 * 320 * 180];
    byte[] shown = new byte[3 * 320 * 180];
    Bottle bottle = simulation.conveyor(0).bottles.get(0);
    double passing =
        IntStream.range(0, 40)
            .mapToDouble(i -> i / 10.0)
            .filter(t -> simulation.conveyor(0).x(bottle, t) > 160)
            .findFirst()
            .orElseThrow();
    TrueBox box = camera.film(passing, shown).get(0);
    assertThat(camera.film(-100, empty), hasSize(0));
    double within = 0;
    double outside = 0;
    for (int v = 0; v < 90; v++) {
      for (int u = 0; u < 320; u++) {
        int at = 3 * (v * 320 + u) + 1;
        double change = Math.abs((shown[at] & 0xff) - (empty[at] & 0xff));
        boolean isWithin =
            u >= box.x() && u <= box.x() + box.w() && v >= box.y() && v <= box.y() + box.h();
        within = isWithin ? Math.max(within, change) : within;
        outside = isWithin ? outside : Math.max(outside, change);
      }
    }
    assertThat(within, greaterThan(40.0));
    assertThat(outside, lessThan(25.0));
  }

  @Test
  void noBoxesUnlessAskedFor() throws IOException {
    LineConfig config = new LineConfig(1, 1, 1, 0.3, 0, 1, 0, 0.2, 10, 64, 64, 1, false);
    new LineSimulation(config).write(folder);
    assertThat(
        names(folder),
        containsInAnyOrder("recording.yaml", "truth.csv", "bottles.csv", "line_a.mp4"));
  }

  @Test
  void tooManyBottlesForTheTimeAreRefused() {
    LineConfig config = new LineConfig(1, 100, 1, 0.3, 0, 1, 0, 5, 10, 320, 180, 1, false);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> new LineSimulation(config));
    assertThat(refusal.getMessage(), containsString("--bottles"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0.3, 1, 1, 20, 15, --cameras",
    "27, 3, 0.3, 1, 1, 20, 15, --cameras",
    "1, 5, 0.3, 1, 1, 20, 15, --lanes",
    "1, 3, 0, 1, 1, 20, 15, --speed",
    "1, 3, 0.3, -1, 1, 20, 15, --stops",
    "1, 3, 0.3, 10, 1, 20, 15, --stops",
    "1, 3, 0.3, 1, 5, 20, 15, --posts",
    "1, 3, 0.3, 0, 1, 0, 15, --seconds",
    "1, 3, 0.3, 0, 1, NaN, 15, --seconds",
    "1, 3, 0.3, 1, 1, 20, 0, --fps",
  })
  void impossibleRecordingsAreRefusedByOption(
      int cameras,
      int lanes,
      double speed,
      int stops,
      int posts,
      double seconds,
      double fps,
      String option) {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () ->
                new LineConfig(
                    cameras, 4, lanes, speed, stops, 1.5, posts, seconds, fps, 640, 360, 1, false));
    assertThat(refusal.getMessage(), containsString(option));
  }

  private List<String[]> rows(String file, String header) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    assertThat(lines.get(0), is(header));
    return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
