package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.positions.PositionKind;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.FinishedFolder;
import org.shoal.io.tracking.SmoothedWindow;

class ExportProperties {
  private static final Comparator<Truth.Sighting> ORDER =
      Comparator.comparingInt(Truth.Sighting::camera)
          .thenComparingLong(Truth.Sighting::frame)
          .thenComparingInt(Truth.Sighting::fish);

  @Property(tries = 25)
  void whatIsExportedIsReadBack(
      @ForAll("names") String name,
      @ForAll("cameras") Set<String> cameras,
      @ForAll @IntRange(max = 60) int frames,
      @ForAll @IntRange(min = 1, max = 30) int window,
      @ForAll long seed)
      throws IOException {
    Recording recording = RandomWindows.recording(name, frames, cameras.toArray(new String[0]));
    List<SmoothedWindow> windows = new RandomWindows(recording, seed).all(window);
    Path folder = Files.createTempDirectory("export");
    try {
      FinishedResults results =
          FinishedResults.open(
              FinishedFolder.write(folder.resolve("results"), recording, windows, window));
      List<CameraFacts> facts =
          Collections.nCopies(cameras.size(), new CameraFacts(640, 480, "a.mp4"));
      List<Path> mot = new MotExport(results, facts, PositionKind.RAW).write(folder.resolve("mot"));
      List<Path> sleap = new SleapExport(results, facts).write(folder.resolve("sleap"));

      List<Truth.Sighting> truth =
          Truth.sightings(recording, windows).stream().sorted(ORDER).toList();
      assertThat(mot, hasSize(2 * cameras.size()));
      assertThat(readMot(mot.subList(0, cameras.size())), is(boxes(truth)));
      assertThat(readSleap(sleap, Truth.fish(windows)), is(centroids(truth)));
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .all()
        .excludeChars('\0')
        .ofMinLength(1)
        .ofMaxLength(15)
        .filter(s -> !s.isBlank() && !s.matches("[./]+") && !s.contains("..") && isUnicode(s));
  }

  @Provide
  Arbitrary<Set<String>> cameras() {
    return names().filter(s -> s.indexOf('/') < 0).set().ofMaxSize(4);
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static List<List<Float>> boxes(List<Truth.Sighting> truth) {
    List<List<Float>> rows = new ArrayList<>();
    for (Truth.Sighting seen : truth) {
      List<Float> row = new ArrayList<>();
      Collections.addAll(row, (float) seen.camera(), seen.frame() + 1f, seen.fish() + 1f);
      row.addAll(seen.box());
      row.add(seen.confidence());
      row.addAll(seen.world());
      rows.add(row);
    }
    return rows;
  }

  private static List<List<Float>> readMot(List<Path> files) throws IOException {
    List<List<Float>> rows = new ArrayList<>();
    for (int camera = 0; camera < files.size(); camera++) {
      for (String line : Files.readAllLines(files.get(camera))) {
        List<Float> row = new ArrayList<>(List.of((float) camera));
        Stream.of(line.split(",")).map(Float::parseFloat).forEach(row::add);
        rows.add(row);
      }
    }
    rows.sort(
        Comparator.<List<Float>>comparingDouble(row -> row.get(0))
            .thenComparingDouble(row -> row.get(1))
            .thenComparingDouble(row -> row.get(2)));
    return rows;
  }

  private static List<List<Float>> centroids(List<Truth.Sighting> truth) {
    return truth.stream()
        .map(
            seen ->
                List.of(
                    (float) seen.camera(),
                    (float) seen.frame(),
                    (float) seen.fish(),
                    seen.centroid().get(0),
                    seen.centroid().get(1)))
        .toList();
  }

  private static List<List<Float>> readSleap(List<Path> files, List<Integer> fish) {
    List<List<Float>> rows = new ArrayList<>();
    for (int camera = 0; camera < files.size(); camera++) {
      try (HdfFile file = new HdfFile(files.get(camera))) {
        int frames = file.getDatasetByPath("/track_occupancy").getDimensions()[0];
        if (frames == 0 || fish.isEmpty()) {
          continue;
        }
        double[][][][] tracks = (double[][][][]) file.getDatasetByPath("/tracks").getData();
        for (int frame = 0; frame < frames; frame++) {
          for (int track = 0; track < fish.size(); track++) {
            double u = tracks[track][0][0][frame];
            if (!Double.isNaN(u)) {
              rows.add(
                  List.of(
                      (float) camera,
                      (float) frame,
                      (float) fish.get(track),
                      (float) u,
                      (float) tracks[track][1][0][frame]));
            }
          }
        }
      }
    }
    return rows;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
