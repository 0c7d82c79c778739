package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.positions.PositionKind;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.FinishedFolder;
import org.shoal.io.tracking.SmoothedWindow;

class MotExportTest {
  private static final int WINDOW = 10;
  private static final Recording POND = RandomWindows.recording("pond", 45, "north", "süd: 2");

  @TempDir Path output;

  @Test
  void everyCameraHasALineForEachDetectionOfAFish() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(POND, 1).all(WINDOW);

    export(windows, List.of(CameraFacts.unknown(), CameraFacts.unknown()));

    List<Truth.Sighting> truth = Truth.sightings(POND, windows);
    assertThat(truth, hasSize(greaterThan(10)));
    for (int camera = 0; camera < 2; camera++) {
      int index = camera;
      String[] expected =
          truth.stream()
              .filter(seen -> seen.camera() == index)
              .map(MotExportTest::line)
              .toArray(String[]::new);
      List<String> lines = lines(List.of("pond_north.txt", "pond_süd%3A 2.txt").get(camera));
      assertThat(lines, containsInAnyOrder(expected));
      List<Integer> frames =
          lines.stream().map(line -> Integer.parseInt(line.split(",")[0])).toList();
      assertThat(frames, is(frames.stream().sorted().toList()));
    }
  }

  @Test
  void numbersDoNotDependOnTheLocale() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(POND, 2).all(WINDOW);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      export(windows, List.of(new CameraFacts(1600, 1200, ""), CameraFacts.unknown()));
    } finally {
      Locale.setDefault(before);
    }

    for (String line : lines("pond_north.txt")) {
      assertThat(line, line.split(",").length, is(10));
      assertThat(line, line.matches("[0-9.,E-]+"), is(true));
    }
    assertThat(lines("pond_north/seqinfo.ini").get(5), is("imWidth=1600"));
  }

  @Test
  void seqinfoDescribesTheSequence() throws IOException {
    export(
        new RandomWindows(POND, 3).all(WINDOW),
        List.of(new CameraFacts(1600, 1200, "a.mp4"), CameraFacts.unknown()));

    assertThat(
        lines("pond_north/seqinfo.ini"),
        is(
            List.of(
                "[Sequence]",
                "name=pond_north",
                "imDir=img1",
                "frameRate=29.97",
                "seqLength=45",
                "imWidth=1600",
                "imHeight=1200",
                "imExt=.jpg")));
    assertThat(
        "an unknown size is left out",
        lines("pond_süd%3A 2/seqinfo.ini").toString().contains("imWidth"),
        is(false));
  }

  @Test
  void aPositionThatIsNotKnownIsMinusOneThreeTimes() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(POND, 4).all(WINDOW);
    for (SmoothedWindow window : windows) {
      Arrays.fill(window.tracks().x(), Float.NaN);
    }

    export(windows, List.of(CameraFacts.unknown(), CameraFacts.unknown()));

    assertThat(lines("pond_north.txt"), hasSize(greaterThan(5)));
    for (String line : lines("pond_north.txt")) {
      assertThat(line, line.endsWith(",-1,-1,-1"), is(true));
    }
  }

  private void export(List<SmoothedWindow> windows, List<CameraFacts> facts) throws IOException {
    Path folder = FinishedFolder.write(output.resolve("results"), POND, windows, WINDOW);
    new MotExport(FinishedResults.open(folder), facts, PositionKind.RAW)
        .write(output.resolve("mot"));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(output.resolve("mot").resolve(file));
  }

  private static String line(Truth.Sighting seen) {
    return "%d,%d,%s,%s,%s,%s,%s,%s,%s,%s"
        .formatted(
            seen.frame() + 1,
            seen.fish() + 1,
            seen.box().get(0),
            seen.box().get(1),
            seen.box().get(2),
            seen.box().get(3),
            seen.confidence(),
            seen.world().get(0),
            seen.world().get(1),
            seen.world().get(2));
  }
}
