package org.shoal.io.positions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.hdf5.FishRow;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.hdf5.TrackingFile;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.hdf5.TrackingShard;
import org.shoal.io.hdf5.TrackingWriter;
import org.shoal.io.parquet.DuckDb;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.parquet.TableFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

class ResultPositionsTest {
  private static final Recording TANK = RandomWindows.recording("tank", 250, "left", "right");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(PositionKind.class)
  void trackingFilesHoldWhatTheWindowsHeld(PositionKind kind) throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 1).all(100);
    TrackingLayout layout = new TrackingLayout(TANK.cameraNames(), 5, 100).withSmoothed();
    List<ShardRef> shards = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      shards.add(new TrackingShard(layout, folder.toString()).write(window));
    }
    Path file = folder.resolve("tracking.h5");
    TrackingFile.assemble(file, layout, 250, Provenance.none(), shards);

    List<String> seen = Listed.frames(ResultPositions.of(file.toString(), kind));

    assertThat(seen.size(), is(250));
    assertThat(seen, is(listed(windows, kind)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/recording=tank", "/recording=tank/part-00000.parquet", "/*/*.parquet"})
  void tablesHoldWhatTheWindowsHeldHoweverTheyAreNamed(String name) throws IOException {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 2).all(100);
    TableFiles.writeAll(folder, TANK, windows);
    for (PositionKind kind : PositionKind.values()) {
      PositionSource source = ResultPositions.of(folder + "/tracks.parquet" + name, kind);
      assertThat(withPositions(Listed.frames(source)), is(withPositions(listed(windows, kind))));
    }
  }

  @Test
  void tablesThatDuckDbWroteInSeveralFilesAreRead() throws IOException {
    writeTable(
        "a.parquet", "(0, 4, 1.5, 2, 3, true), (0, 5, 1, 1, 1, false), (1, 4, 1, 2, 3, true)");
    writeTable("b.parquet", "(2, 4, 7, 8, 9, true), (2, 6, null, 2, 3, true)");
    assertThat(
        Listed.frames(ResultPositions.of(folder.toString(), PositionKind.RAW)),
        contains("0: 4 1.5 2.0 3.0", "1: 4 1.0 2.0 3.0", "2: 4 7.0 8.0 9.0"));
  }

  @Test
  void tablesOutOfOrderAreRefusedWithTheRow() {
    writeTable("a.parquet", "(5, 4, 1, 2, 3, true), (3, 4, 1, 2, 3, true)");
    assertThat(
        refusal("a.parquet", PositionKind.RAW),
        is(
            folder
                + "/a.parquet: row 1: frame 3 comes after frame 5; rows must be in order of frames"));
  }

  @Test
  void tablesOfTwoRecordingsAreRefused() throws IOException {
    TableFiles.writeAll(folder, TANK, new RandomWindows(TANK, 2).all(100));
    Recording pond = RandomWindows.recording("pond", 10, "left");
    TableFiles.writeAll(folder, pond, new RandomWindows(pond, 2).all(100));
    assertThat(
        refusal("tracks.parquet", PositionKind.SMOOTHED),
        containsString(
            "is of recording tank, rows before of pond; name the file or folder of one"));
  }

  @Test
  void tablesWithoutSmoothedPositionsHaveNone() {
    writeTable("a.parquet", "(5, 4, 1, 2, 3, true)");
    assertThat(
        refusal("a.parquet", PositionKind.SMOOTHED),
        is(folder + "/a.parquet: column smoothed_x: is missing"));
  }

  @Test
  void onlyFinitePositionsOfConfirmedTracksCount() throws IOException {
    Path file = folder.resolve("tracking.h5");
    try (TrackingWriter writer = new TrackingWriter(file, List.of(), 3, 2)) {
      writer.writeFrame(0, List.of(fish(0, 1, true), fish(1, 2, false), fish(2, Float.NaN, true)));
      writer.writeFrame(1, List.of());
      writer.writeFrame(9, List.of(fish(2, 4, true)));
    }
    PositionSource source = ResultPositions.of(file.toString(), PositionKind.RAW);
    assertThat(Listed.frames(source), contains("0: 0 1.0 0.0 0.0", "1: ", "9: 2 4.0 0.0 0.0"));
    assertThat("again from the start", Listed.frames(source), is(Listed.frames(source)));
    assertThat(
        refusal("tracking.h5", PositionKind.SMOOTHED), is(file + ": /smoothed: is not there"));
  }

  @Test
  void aFileWithoutFramesHasNone() throws IOException {
    Path file = folder.resolve("tracking.h5");
    new TrackingWriter(file, List.of()).close();
    assertThat(Listed.frames(ResultPositions.of(file.toString(), PositionKind.RAW)), is(List.of()));
  }

  @Test
  void framesAndFishMustNotStandTwice() throws IOException {
    Path twice = folder.resolve("twice.h5");
    try (TrackingWriter writer = new TrackingWriter(twice, List.of(), 2, 10)) {
      writer.writeFrame(3, List.of());
      writer.writeFrame(3, List.of());
    }
    assertThat(
        refusal("twice.h5", PositionKind.RAW),
        is(twice + ": /tracking/frame_index, row 1: is 3 after 3, not ascending"));
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    assertThat(
        refusal("nowhere.h5", PositionKind.RAW), is(folder + "/nowhere.h5: there is no such file"));
    Files.writeString(folder.resolve("notes.txt"), "neither");
    assertThat(refusal("notes.txt", PositionKind.RAW), containsString("cannot be read as HDF5"));
  }

  private String refusal(String name, PositionKind kind) {
    String file = folder.resolve(name).toString();
    return assertThrows(
            InvalidInputException.class, () -> Listed.frames(ResultPositions.of(file, kind)))
        .getMessage();
  }

  private void writeTable(String name, String rows) {
    DuckDb.execute(
        "copy (select * replace (x::float as x, y::double as y) from (values %s) t(frame, fish_id, x, y, z, is_confirmed)) to '%s'"
            .formatted(rows, folder.resolve(name)));
  }

  private static FishRow fish(int id, float x, boolean confirmed) {
    return new FishRow(id, x, 0, 0, 1, 1, 2, confirmed, new int[0], new int[0]);
  }

  /** A table has no rows to tell of a frame without fish. */
  private static List<String> withPositions(List<String> frames) {
    List<String> some = frames.stream().filter(frame -> !frame.endsWith(": ")).toList();
    assertThat(some.size(), greaterThan(50));
    assertThat(some, not(frames.subList(0, 0)));
    return some;
  }

  private static List<String> listed(List<SmoothedWindow> windows, PositionKind kind) {
    List<String> frames = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      TrackColumns tracks = window.tracks();
      SmoothedColumns smoothed = window.smoothed();
      boolean raw = kind == PositionKind.RAW;
      for (int f = 0; f < window.frames().frameCount(); f++) {
        List<String> positions = new ArrayList<>();
        for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
          float x = raw ? tracks.x()[i] : smoothed.x()[i];
          double y = raw ? tracks.y()[i] : smoothed.y()[i];
          double z = raw ? tracks.z()[i] : smoothed.z()[i];
          if (Float.isFinite(x) && (!raw || tracks.confirmed()[i] != 0)) {
            positions.add("%d %s %s %s".formatted(tracks.fishId()[i], (double) x, y, z));
          }
        }
        frames.add(window.frames().firstFrame() + f + ": " + String.join("; ", positions));
      }
    }
    return frames;
  }
}
