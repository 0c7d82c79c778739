package org.shoal.io.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.hdf5.Judge;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.FinishedFolder;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/** SLEAP analysis files as h5py sees them. */
class SleapExportTest {
  private static final int WINDOW = 10;
  private static final Recording POND = RandomWindows.recording("pond", 45, "north", "süd");
  private static final List<CameraFacts> FACTS =
      List.of(new CameraFacts(640, 480, "films/nörd.mp4"), CameraFacts.unknown());

  @TempDir Path output;

  @Test
  void tracksHoldTheCentroidsOfEveryFishAndNothingElse() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(POND, 1).all(WINDOW);
    List<Path> files = export(POND, windows, FACTS);

    List<Integer> fish = Truth.fish(windows);
    for (int camera = 0; camera < 2; camera++) {
      JsonNode file = judge(files.get(camera));
      List<List<Double>> expected = new ArrayList<>();
      List<List<Integer>> occupied = new ArrayList<>();
      for (Truth.Sighting seen : Truth.sightings(POND, windows)) {
        if (seen.camera() == camera) {
          int track = fish.indexOf(seen.fish());
          expected.add(expected(seen, track));
          occupied.add(List.of((int) seen.frame(), track));
        }
      }
      assertThat(expected, hasSize(greaterThan(5)));
      assertThat(doubles(file.path("seen")), containsInAnyOrder(expected.toArray()));
      assertThat(integers(file.path("occupancy")), containsInAnyOrder(occupied.toArray()));
      assertThat("u is NaN where v is", file.path("holes").asBoolean(), is(true));
    }
  }

  @Test
  void theFileHasWhatSleapWrites() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(POND, 2).all(WINDOW);
    JsonNode file = judge(export(POND, windows, FACTS).get(0));

    int fish = Truth.fish(windows).size();
    assertThat(
        file.path("names").toString(),
        is(
            "[\"edge_inds\",\"edge_names\",\"instance_scores\",\"labels_path\",\"node_names\","
                + "\"point_scores\",\"provenance\",\"track_names\",\"track_occupancy\","
                + "\"tracking_scores\",\"tracks\",\"video_ind\",\"video_path\"]"));
    assertThat(file.path("shape").toString(), is("[45,1,2," + fish + "]"));
    assertThat(file.path("occupancy_shape").toString(), is("[45," + fish + "]"));
    assertThat(
        file.path("score_shapes").toString(),
        is("[[%1$d,1,45],[%1$d,45],[%1$d,45]]".formatted(fish)));
    assertThat(
        file.path("types").toString(),
        is(
            "{\"tracks\":\"f8\",\"track_occupancy\":\"u1\",\"point_scores\":\"f8\","
                + "\"video_ind\":\"i8\",\"edge_inds\":\"i8\"}"));
    assertThat(file.path("node_names").toString(), is("[\"centroid\"]"));
    assertThat(file.path("edge_names").toString() + file.path("edge_inds"), is("[][]"));
    assertThat(file.path("track_names").get(0).asText(), is("fish_" + Truth.fish(windows).get(0)));
    assertThat(file.path("labels_path").asText(), is("pond/detections.parquet"));
    assertThat(file.path("video_path").asText(), is("films/nörd.mp4"));
    assertThat(file.path("video_ind").asInt(), is(0));
    assertThat(
        file.path("provenance").toString(),
        is("{\"program\":\"shoal\",\"recording\":\"pond\",\"camera\":\"north\",\"fps\":29.97}"));
  }

  @Test
  void aFishThatACameraNeverSeesIsATrackWithoutPositions() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(POND, 3).all(WINDOW);
    for (SmoothedWindow window : windows) {
      int[] assignment = window.tracks().assignment();
      for (int row = 0; row < window.tracks().size(); row++) {
        assignment[2 * row + 1] = -1;
      }
    }

    List<Path> files = export(POND, windows, FACTS);

    JsonNode north = judge(files.get(0));
    JsonNode south = judge(files.get(1));
    assertThat(north.path("seen").size(), greaterThan(5));
    assertThat(south.path("seen").size() + south.path("occupancy").size(), is(0));
    assertThat(south.path("shape"), is(north.path("shape")));
    assertThat(south.path("track_names"), is(north.path("track_names")));
    assertThat(south.path("video_path").asText(), is(""));
  }

  @Test
  void aRecordingWithoutFramesGivesArraysWithoutFrames() throws Exception {
    Recording nothing = RandomWindows.recording("nothing", 0, "north");

    JsonNode file = judge(export(nothing, List.of(), FACTS).get(0));

    assertThat(file.path("shape").toString(), is("[0,1,2,0]"));
    assertThat(file.path("track_names").size(), is(0));
  }

  @Test
  void aRecordingWithoutFishGivesArraysWithoutTracks() throws Exception {
    List<SmoothedWindow> windows =
        new RandomWindows(POND, 5)
            .all(WINDOW).stream()
                .map(
                    window ->
                        new SmoothedWindow(
                            window.frames(),
                            TrackColumns.empty(window.frames().frameCount()),
                            SmoothedColumns.none(0)))
                .toList();

    JsonNode file = judge(export(POND, windows, FACTS).get(0));

    assertThat(file.path("shape").toString(), is("[45,1,2,0]"));
    assertThat(file.path("occupancy_shape").toString(), is("[45,0]"));
  }

  @Test
  void theSameResultsGiveTheSameBytesInPlaceOfWhatWasThere() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(POND, 4).all(WINDOW);
    Path file = export(POND, windows, FACTS).get(0);
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, "something else");

    export(POND, windows, FACTS);

    assertThat(Arrays.equals(Files.readAllBytes(file), before), is(true));
    try (Stream<Path> files = Files.list(output.resolve("sleap"))) {
      assertThat(
          files.map(path -> path.getFileName().toString()).sorted().toList(),
          is(List.of("pond_north.analysis.h5", "pond_süd.analysis.h5")));
    }
  }

  private List<Path> export(
      Recording recording, List<SmoothedWindow> windows, List<CameraFacts> facts)
      throws IOException {
    Path folder = FinishedFolder.write(output.resolve("results"), recording, windows, WINDOW);
    return new SleapExport(FinishedResults.open(folder), facts).write(output.resolve("sleap"));
  }

  private static List<Double> expected(Truth.Sighting seen, int track) {
    return List.of(
        (double) seen.frame(),
        (double) track,
        (double) seen.centroid().get(0),
        (double) seen.centroid().get(1),
        (double) seen.confidence(),
        (double) seen.confidence(),
        (double) seen.trackConfidence());
  }

  private static JsonNode judge(Path file) throws Exception {
    return new ObjectMapper().readTree(Judge.python("export/judge.py", "sleap", file).get(0));
  }

  private static List<List<Double>> doubles(JsonNode rows) {
    List<List<Double>> all = new ArrayList<>();
    for (JsonNode row : rows) {
      List<Double> values = new ArrayList<>();
      row.forEach(value -> values.add(value.asDouble()));
      all.add(values);
    }
    return all;
  }

  private static List<List<Integer>> integers(JsonNode rows) {
    return doubles(rows).stream().map(row -> row.stream().map(Double::intValue).toList()).toList();
  }
}
