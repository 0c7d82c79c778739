package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.hdf5.Judge;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.positions.PositionKind;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.FinishedFolder;
import org.shoal.io.tracking.SmoothedWindow;

/** Anipose's CSV as pandas sees it. */
class AniposeExportTest {
  private static final int WINDOW = 10;
  private static final int FRAMES = 45;
  private static final Recording POND = RandomWindows.recording("pond", FRAMES, "north", "south");

  @TempDir Path output;

  @Test
  void everyFishHasARowForEveryFrameInAniposesColumns() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(POND, 1).all(WINDOW);
    List<Path> files = export(POND, windows);

    List<Integer> fish = Truth.fish(windows);
    assertThat(files, hasSize(fish.size()));
    for (int i = 0; i < fish.size(); i++) {
      assertThat(files.get(i).getFileName().toString(), is("pond_fish_" + fish.get(i) + ".csv"));
      JsonNode file =
          new ObjectMapper()
              .readTree(Judge.python("export/judge.py", "anipose", files.get(i)).get(0));
      assertThat(
          file.path("columns").toString(),
          is(
              "[\"centroid_x\",\"centroid_y\",\"centroid_z\",\"centroid_error\",\"centroid_ncams\","
                  + "\"centroid_score\",\"M_00\",\"M_01\",\"M_02\",\"M_10\",\"M_11\",\"M_12\","
                  + "\"M_20\",\"M_21\",\"M_22\",\"center_0\",\"center_1\",\"center_2\",\"fnum\"]"));
      assertThat(file.path("types").toString(), is("[\"float64\",\"int64\"]"));
      assertThat(file.path("rows").size(), is(FRAMES));
      Map<Long, Truth.Position> truth = positions(windows, fish.get(i));
      for (int frame = 0; frame < FRAMES; frame++) {
        assertThat("frame " + frame, floats(file.path("rows").get(frame)), is(row(truth, frame)));
      }
    }
  }

  @Test
  void fishBeyondTheFilesThatAreOpenAtOnceAreWrittenInFurtherPasses() throws IOException {
    int fish = Targets.MOST_AT_ONCE + 50;
    Recording shortPond = RandomWindows.recording("pond", 200, "north");
    List<SmoothedWindow> windows = new RandomWindows(shortPond, 1).all(WINDOW);
    int next = 0;
    for (SmoothedWindow window : windows) {
      for (int row = 0; row < window.tracks().size(); row++) {
        window.tracks().fishId()[row] = next++ % fish;
      }
    }
    for (SmoothedWindow window : windows) {
      sortFishWithinFrames(window);
    }

    List<Path> files = export(shortPond, windows);

    assertThat(files, hasSize(fish));
    long rows = 0;
    for (Path file : files) {
      rows += Files.readAllLines(file).stream().filter(line -> line.charAt(0) != ',').count() - 1;
    }
    assertThat(
        rows,
        is(
            Truth.positions(windows).stream()
                .filter(position -> !position.world().get(0).isNaN())
                .count()));
  }

  @Test
  void smoothedPositionsTakeTheMeasuredOnesPlace() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(POND, 3).all(WINDOW);
    Path folder = FinishedFolder.write(output.resolve("results"), POND, windows, WINDOW);
    FinishedResults results = FinishedResults.open(folder);

    List<Path> files =
        new AniposeExport(results, PositionKind.SMOOTHED).write(output.resolve("anipose"));

    SmoothedWindow first = windows.get(0);
    int fish = first.tracks().fishId()[0];
    int frame = 0;
    while (first.tracks().frameOffsets()[frame + 1] == 0) {
      frame++;
    }
    String name = "pond_fish_" + fish + ".csv";
    Path file =
        files.stream()
            .filter(path -> path.getFileName().toString().equals(name))
            .findFirst()
            .orElseThrow();
    String x = Files.readAllLines(file).get(1 + frame).split(",", 2)[0];
    float smoothed = first.smoothed().x()[0];
    assertThat(x, is(Float.isNaN(smoothed) ? "" : Float.toString(smoothed)));
  }

  @Test
  void aRecordingWithoutFishGivesNoFiles() throws IOException {
    assertThat(export(RandomWindows.recording("nothing", 0), List.of()), hasSize(0));
  }

  private List<Path> export(Recording recording, List<SmoothedWindow> windows) throws IOException {
    Path folder = FinishedFolder.write(output.resolve("results"), recording, windows, WINDOW);
    return new AniposeExport(FinishedResults.open(folder), PositionKind.RAW)
        .write(output.resolve("anipose"));
  }

  private static void sortFishWithinFrames(SmoothedWindow window) {
    int[] offsets = window.tracks().frameOffsets();
    for (int f = 0; f < window.tracks().frameCount(); f++) {
      Arrays.sort(window.tracks().fishId(), offsets[f], offsets[f + 1]);
    }
  }

  private static Map<Long, Truth.Position> positions(List<SmoothedWindow> windows, int fish) {
    Map<Long, Truth.Position> byFrame = new HashMap<>();
    for (Truth.Position position : Truth.positions(windows)) {
      if (position.fish() == fish) {
        byFrame.put(position.frame(), position);
      }
    }
    assertThat(byFrame.size(), greaterThan(0));
    return byFrame;
  }

  private static List<Float> row(Map<Long, Truth.Position> truth, long frame) {
    Truth.Position at = truth.get(frame);
    List<Float> row = new ArrayList<>();
    if (at == null) {
      row.addAll(Arrays.asList(null, null, null, null, null, null));
    } else {
      at.world().forEach(value -> row.add(value.isNaN() ? null : value));
      row.add(at.error() < 0 ? null : Float.valueOf(at.error()));
      row.add((float) at.cameras());
      row.add(at.confidence() < 0 ? null : Float.valueOf(at.confidence()));
    }
    row.addAll(List.of(1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, (float) frame));
    return row;
  }

  private static List<Float> floats(JsonNode values) {
    List<Float> floats = new ArrayList<>();
    values.forEach(value -> floats.add(value.isNull() ? null : (Float) (float) value.asDouble()));
    return floats;
  }
}
