package org.shoal.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.results.tank.TankFormat;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

class ResultTablesTest {
  private static final Recording TANK =
      RandomWindows.recording("tank", 250, "left", "right", "top");

  @TempDir Path output;

  @Test
  void duckDbReadsTheRowsOfEveryTable() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 1).all(100);
    TableFiles.writeAll(output, TANK, windows);
    assertThat(TableRows.readTracks(glob("tracks")), is(TableRows.tracks(TANK, windows)));
    assertThat(
        TableRows.readDetections(glob("detections")), is(TableRows.detections(TANK, windows)));
    assertThat(TableRows.readFrames(glob("frames")), is(TableRows.frames(TANK, windows)));
  }

  @Test
  void columnsHaveTheTypesOfTheSchema() throws IOException {
    TableFiles.writeAll(output, TANK, new RandomWindows(TANK, 2).all(100));
    assertThat(
        DuckDb.query(
            "describe from '" + glob("tracks") + "'", r -> r.getString(1) + " " + r.getString(2)),
        contains(
            "frame BIGINT",
            "time_s DOUBLE",
            "fish_id INTEGER",
            "x FLOAT",
            "y FLOAT",
            "z FLOAT",
            "confidence FLOAT",
            "residual_px FLOAT",
            "n_cameras INTEGER",
            "is_confirmed BOOLEAN",
            "smoothed_x FLOAT",
            "smoothed_y FLOAT",
            "smoothed_z FLOAT",
            "sigma_x FLOAT",
            "sigma_y FLOAT",
            "sigma_z FLOAT",
            "is_bridged BOOLEAN",
            "recording VARCHAR"));
    assertThat(
        DuckDb.query(
            "describe from '" + glob("frames") + "'", r -> r.getString(1) + " " + r.getString(2)),
        contains(
            "camera VARCHAR",
            "frame BIGINT",
            "timestamp_s DOUBLE",
            "status VARCHAR",
            "recording VARCHAR"));
  }

  @Test
  void aWindowIsOneRowGroupCompressedWithZstdAndStringsAreDictionaries() throws IOException {
    TableFiles.writeAll(output, TANK, new RandomWindows(TANK, 3).all(100));
    String of = " from parquet_metadata('" + glob("detections") + "')";
    assertThat(DuckDb.strings("select count(distinct row_group_id)" + of), contains("3"));
    assertThat(DuckDb.strings("select distinct compression" + of), contains("ZSTD"));
    assertThat(
        DuckDb.strings(
            "select distinct encodings" + of + " where path_in_schema in ('camera', 'label')"),
        contains(containsString("DICTIONARY")));
    assertThat(
        DuckDb.strings("select distinct stats_max" + of + " where path_in_schema = 'frame'"),
        containsInAnyOrder("99", "199", "249"));
  }

  @Test
  void metadataTellsUnitsRecordingAndVersions() throws IOException {
    TableFiles.writeAll(output, TANK, new RandomWindows(TANK, 4).all(100));
    Map<String, String> metadata = new TreeMap<>();
    DuckDb.query(
        "select decode(key), decode(value) from parquet_kv_metadata('" + glob("tracks") + "')",
        r -> metadata.put(r.getString(1), r.getString(2)));
    assertThat(
        metadata,
        is(
            Map.of(
                "shoal.table", "tracks",
                "shoal.schema_version", "1",
                "shoal.units",
                    "residual_px=px,sigma_x=m,sigma_y=m,sigma_z=m,smoothed_x=m,smoothed_y=m,smoothed_z=m,"
                        + "time_s=s,x=m,y=m,z=m",
                "shoal.recording", "tank",
                "shoal.fps", "29.97",
                "shoal.start_s", "100.25",
                "shoal.start_time", "2026-01-01T00:00:00Z",
                "shoal.cameras", "left,right,top",
                "shoal.program_version", "1.2.3")));
  }

  @Test
  void bytesDoNotDependOnWhatIsWrittenAtTheSameTime() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 5).all(10);
    List<Callable<Path>> tasks = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      Path folder = output.resolve("round-" + round);
      for (ResultTable<? super SmoothedWindow> table : TankFormat.TABLES) {
        tasks.add(() -> TableFiles.write(table, folder, TANK, windows));
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Path> first = new ArrayList<>();
      for (Future<Path> written : pool.invokeAll(tasks)) {
        first.add(written.get());
        Path file = first.get(first.size() - 1);
        assertThat(
            file + " differs at byte",
            Files.mismatch(first.get((first.size() - 1) % TankFormat.TABLES.size()), file),
            is(-1L));
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void bytesDependOnNeitherTheOrderOfWindowsNorTheRun() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 5).all(10);
    List<SmoothedWindow> backwards = new ArrayList<>(windows);
    Collections.reverse(backwards);
    for (ResultTable<? super SmoothedWindow> table : TankFormat.TABLES) {
      Path first = TableFiles.write(table, output.resolve("first"), TANK, windows);
      Path second = TableFiles.write(table, output.resolve("second"), TANK, backwards);
      assertThat(table.name(), Files.mismatch(first, second), is(-1L));
    }
  }

  @Test
  void withoutWindowsTheTableIsEmptyButHasItsColumns() throws IOException {
    TableFiles.writeAll(output, TANK, List.of());
    assertThat(TableRows.readTracks(glob("tracks")), is(empty()));
    assertThat(TableRows.readDetections(glob("detections")), is(empty()));
    assertThat(TableRows.readFrames(glob("frames")), is(empty()));
  }

  @Test
  void windowsWithoutRowsLeaveNoRowGroup() throws IOException {
    Recording dark = RandomWindows.recording("dark", 20);
    List<SmoothedWindow> windows = new RandomWindows(dark, 6).all(10);
    Path file = TableFiles.write(DetectionsTable.of(), output, dark, windows);
    assertThat(DuckDb.strings("select count(*) from '" + file + "'"), contains("0"));
    assertThat(
        DuckDb.strings("select num_row_groups from parquet_file_metadata('" + file + "')"),
        contains("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tank 7", "Becken-größe", "a=b", "100%", "what?", "c:d", "[x]"})
  void theFolderGivesBackTheRecordingsName(String name) throws IOException {
    Recording recording = RandomWindows.recording(name, 30, "left");
    List<SmoothedWindow> windows = new RandomWindows(recording, 7).all(10);
    TableFiles.writeAll(output, recording, windows);
    assertThat(TableRows.readTracks(glob("tracks")), is(TableRows.tracks(recording, windows)));
  }

  @Test
  void manyRecordingsAreReadAsOneTable() throws IOException {
    for (String name : List.of("a", "b")) {
      Recording recording = RandomWindows.recording(name, 30, "left");
      TableFiles.writeAll(output.resolve(name), recording, new RandomWindows(recording, 8).all(10));
    }
    assertThat(
        DuckDb.query(
            "select recording, count(*) from '"
                + output
                + "/*/frames.parquet/**/*.parquet' group by all order by 1",
            r -> r.getString(1) + r.getInt(2)),
        contains("a30", "b30"));
  }

  @Test
  void onlyWholeFilesStandInTheFolder() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 9).all(100);
    Path file = TableFiles.write(TracksTable.of(), output, TANK, windows);
    byte[] before = Files.readAllBytes(file);
    Path shard = output.resolve("shards/tracks-1");
    Files.write(shard, new byte[] {'P', 'A', 'R', '1'});
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                ParquetAssembler.assemble(
                    TracksTable.of(), TANK, Map.of(), new TreeMap<>(Map.of(1L, shard)), file));
    assertThat(failure.getMessage(), containsString("tracks-1"));
    assertThat(Files.readAllBytes(file), equalTo(before));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(
          files.map(f -> f.getFileName().toString()).toList(), contains("part-00000.parquet"));
    }
  }

  @Test
  void aShardOfAnotherTableIsRefused() throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 10).all(100);
    TableFiles.writeAll(output, TANK, windows);
    Path shard = output.resolve("shards/frames-0");
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                ParquetAssembler.assemble(
                    TracksTable.of(),
                    TANK,
                    Map.of(),
                    new TreeMap<>(Map.of(0L, shard)),
                    output.resolve("x.parquet")));
    assertThat(failure.getMessage(), containsString("columns of tracks"));
    assertThat(Files.exists(output.resolve("x.parquet")), is(false));
  }

  @Test
  void oneDetectionCannotBeTwoFish() {
    Recording recording = RandomWindows.recording("tank", 1, "left");
    float[] one = {1};
    float[] two = {1, 1};
    CameraWindow camera =
        new CameraWindow(
            "left",
            0,
            new byte[] {1},
            new double[] {0},
            0,
            new DetectionColumns(
                new int[] {0, 1}, one, one, one, one, one, one, one, new String[] {""}));
    TrackColumns tracks =
        new TrackColumns(
            new int[] {0, 2},
            new int[] {3, 5},
            two,
            two,
            two,
            new float[12],
            two,
            two,
            new int[] {1, 1},
            new byte[] {1, 1},
            new int[] {0, 0});
    FrameWindow frames = new FrameWindow(new WindowKey("tank", 0), 0, 1, List.of(camera));
    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    DetectionsTable.of()
                        .writeShard(
                            SmoothedWindow.unsmoothed(frames, tracks),
                            recording,
                            output.resolve("s").toString()))
            .getMessage(),
        is("fish 5 has detection 0 of camera left at frame 0, which is fish 3's"));
  }

  private String glob(String table) {
    return output + "/" + table + ".parquet/**/*.parquet";
  }
}
