package org.shoal.io.detection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.DuckDb;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.parquet.TableFiles;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;

class ParquetReplayTest {
  private static final Recording TANK = RandomWindows.recording("tank", 250, "left", "right");

  @TempDir Path output;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/detections.parquet",
        "/detections.parquet/",
        "/detections.parquet/recording=tank/part-00000.parquet",
        "/detections.parquet/*/*.parquet",
        "/../*/detections.parquet"
      })
  void aJobsOwnTablesGiveBackWhatItSaw(String name) throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 1).all(100);
    Path folder = output.resolve("tank");
    TableFiles.writeAll(folder, TANK, windows);
    String uri = name.startsWith("/..") ? output + name.substring(3) : folder + name;
    assertThat(Pieces.read(uri, TANK, 100).frames(), is(Pieces.of(windows)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 1000})
  void windowsMayHaveAnotherLength(int windowFrames) throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 2).all(100);
    TableFiles.writeAll(output, TANK, windows);
    Pieces pieces = Pieces.read(output + "/detections.parquet", TANK, windowFrames);
    assertThat(pieces.frames(), is(Pieces.of(windows)));
  }

  @Test
  void eachWindowOfACameraComesInOnePiece() throws Exception {
    TableFiles.writeAll(output, TANK, new RandomWindows(TANK, 3).all(100));
    assertThat(
        Pieces.read(output + "/detections.parquet", TANK, 100).keys(),
        contains("left 0", "right 0", "left 1", "right 1", "left 2", "right 2"));
  }

  @Test
  void framesAreCountedWithThoseThatHoldNothing() throws Exception {
    Recording unknown = RandomWindows.recording("tank", -1, "left", "right");
    TableFiles.writeAll(output, TANK, new RandomWindows(TANK, 4).all(100));
    assertThat(DetectionsReader.countFrames(output + "/detections.parquet", unknown), is(250L));
  }

  @Test
  void withoutTheFramesTableEveryFrameBetweenDetectionsIsDecoded() throws Exception {
    writeRows("('left', 12, 0, 0.5), ('left', 45, 1, 0.25), ('left', 45, 0, 0.75)");
    Pieces pieces = Pieces.read(output + "/t.parquet", TANK, 10);
    assertThat(pieces.keys(), contains("left 1", "left 4", "left 2", "left 3"));
    assertThat(pieces.frames().size(), is(45 - 12 + 1));
    assertThat(
        pieces.frames().get("left 000030"),
        is(new Pieces.Frame(FrameStatus.DECODED, 100.25 + 30 / 29.97, List.of())));
    assertThat(
        pieces.frames().get("left 000045").detections(),
        contains(
            new Pieces.Detection(5, 6, 0, 0, 5, 6, 0.75f, ""),
            new Pieces.Detection(5, 6, 0, 0, 5, 6, 0.25f, "")));
    Recording unknown = RandomWindows.recording("tank", -1, "left", "right");
    assertThat(DetectionsReader.countFrames(output + "/t.parquet", unknown), is(46L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "snappy", "gzip", "uncompressed"})
  void rewrittenByDuckDbItIsTheSame(String compression) throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 5).all(100);
    TableFiles.writeAll(output, TANK, windows);
    Path again = Files.createDirectories(output.resolve("again"));
    for (String table : List.of("detections", "frames")) {
      DuckDb.execute(
          "copy (from '%s/%s.parquet/**/*.parquet' order by camera, frame desc) to '%s/%s.parquet' (compression %s)"
              .formatted(output, table, again, table, compression));
    }
    assertThat(
        Pieces.read(again + "/detections.parquet", TANK, 100).frames(), is(Pieces.of(windows)));
  }

  @Test
  void rowsOfOtherRecordingsArePassedOver() throws Exception {
    Recording other = RandomWindows.recording("other", 300, "left", "third");
    List<SmoothedWindow> windows = new RandomWindows(TANK, 6).all(100);
    TableFiles.writeAll(output.resolve("tank"), TANK, windows);
    TableFiles.writeAll(output.resolve("other"), other, new RandomWindows(other, 7).all(100));
    String all = output + "/*/detections.parquet";
    assertThat(Pieces.read(all, TANK, 100).frames(), is(Pieces.of(windows)));
    for (String table : List.of("detections", "frames")) {
      DuckDb.execute(
          "copy (from '%s/*/%s.parquet/**/*.parquet') to '%s/%s.parquet'"
              .formatted(output, table, output, table));
    }
    assertThat(
        Pieces.read(output + "/detections.parquet", TANK, 100).frames(), is(Pieces.of(windows)));
    Recording third = RandomWindows.recording("third", 300, "left");
    assertThat(complaint(all, third), containsString("nothing of a recording called third"));
  }

  @Test
  void jsonLinesAndTheTableOfThemAreTheSame() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 10).all(100);
    TableFiles.writeAll(output, TANK, windows);
    // One line a frame with detections, by DuckDB, with numbers as it prints them.
    DuckDb.execute(
        ("copy (select camera, frame, list({u: u, v: v, x: x, y: y, w: w, h: h,"
                + " confidence: confidence, label: label} order by index) detections"
                + " from '%s/detections.parquet/**/*.parquet' group by all)"
                + " to '%s/lines.jsonl.gz' (format json, compression gzip)")
            .formatted(output, output));
    Map<String, Pieces.Frame> fromLines =
        Pieces.read(output + "/lines.jsonl.gz", TANK, 100).frames();
    Map<String, Pieces.Frame> fromTable =
        Pieces.read(output + "/detections.parquet", TANK, 100).frames();
    fromTable.values().removeIf(frame -> frame.detections().isEmpty());
    assertThat(detections(fromLines), is(detections(fromTable)));
  }

  @Test
  void aTableWithoutRowsIsNoError() throws Exception {
    TableFiles.writeAll(output, TANK, List.of());
    assertThat(
        Pieces.read(output + "/detections.parquet", TANK, 100).frames().keySet(), is(empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ('middle', 1, 0, 0.5) | row 1: recording tank has no camera "middle"; it has left, right
          ('left', -4, 0, 0.5) | row 1: frame -4 is negative
          ('left', 250, 0, 0.5) | row 1: frame 250 is beyond the 250 frames
          ('left', NULL, 0, 0.5) | row 1: frame is missing
          (NULL, 3, 0, 0.5) | row 1: recording tank has no camera ""
          ('left', 3, NULL, 0.5) | row 1: index is missing
          ('left', 3, 0, 1.5) | row 1: confidence is 1.5
          ('left', 3, 0, 'nan'::float) | row 1: confidence is not a finite number
          ('left', 3, 0, NULL) | row 1: a detection has no confidence
          ('left', 0, 0, 0.5) | camera left, frame 0: has detection 0 twice
          """)
  void aBadRowIsNamed(String row, String reason) {
    writeRows("('left', 0, 0, 0.5), " + row);
    assertThat(complaint(output + "/t.parquet", TANK), containsString("t.parquet: " + reason));
  }

  @Test
  void columnsThatAreMissingOrOfAnotherTypeAreNamed() {
    DuckDb.execute("copy (select 'left' camera, 1 frame) to '%s/t.parquet'".formatted(output));
    assertThat(complaint(output + "/t.parquet", TANK), containsString("no confidence"));
    DuckDb.execute("copy (select 'left' camera) to '%s/t.parquet'".formatted(output));
    assertThat(complaint(output + "/t.parquet", TANK), containsString("column frame: is missing"));
    DuckDb.execute(
        "copy (select 'left' camera, 1.5::double frame) to '%s/t.parquet'".formatted(output));
    assertThat(
        complaint(output + "/t.parquet", TANK),
        containsString("column frame: holds DOUBLE values, not integers"));
    DuckDb.execute("copy (select ['left'] camera, 1 frame) to '%s/t.parquet'".formatted(output));
    assertThat(complaint(output + "/t.parquet", TANK), containsString("column camera: is neither"));
  }

  @Test
  void detectionsOfAMissingFrameAreAContradiction() throws Exception {
    TableFiles.writeAll(output, TANK, new RandomWindows(TANK, 8).all(100));
    Path folder = output.resolve("frames.parquet/recording=tank");
    DuckDb.execute(
        "copy (select camera, frame, timestamp_s, 'missing' status from '%s/part-00000.parquet') to '%s/other.parquet'"
            .formatted(folder, folder));
    Files.move(
        folder.resolve("other.parquet"),
        folder.resolve("part-00000.parquet"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(
        complaint(output + "/detections.parquet", TANK),
        containsString("has detections, but the frames table says that it was not decoded"));
  }

  @Test
  void aCutOrDamagedFileIsNeverReadAsIfItWereWhole() throws Exception {
    List<SmoothedWindow> windows = new RandomWindows(TANK, 9).all(100);
    TableFiles.writeAll(output.resolve("whole"), TANK, windows);
    byte[] whole =
        Files.readAllBytes(
            output.resolve("whole/detections.parquet/recording=tank/part-00000.parquet"));
    Map<String, Pieces.Frame> right = Pieces.read(damaged(whole), TANK, 100).frames();
    for (int length = 4; length < whole.length; length += 997) {
      String cut = damaged(Arrays.copyOf(whole, length));
      assertThat(complaint(cut, TANK), containsString("damaged.parquet: is not a whole Parquet"));
    }
    int refused = 0;
    for (int i = 4; i < whole.length; i += 61) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      String uri = damaged(flipped);
      try {
        // Flips in what is not read, such as the fish of a detection, change nothing.
        assertThat("byte " + i, Pieces.read(uri, TANK, 100).frames(), is(right));
      } catch (InvalidInputException e) {
        refused++;
      }
    }
    assertThat(refused, is(not(0)));
  }

  @Test
  void detectionsThatLieTooFarApartAreRefused() throws Exception {
    List<String> keys = new ArrayList<>();
    WindowBuffer buffer =
        new WindowBuffer(
            "file", TANK, 10, FrameSource.nothing(), (k, w) -> keys.add("" + k.index()), 25);
    InputPlace place = reason -> new InvalidInputException("file", "here", reason);
    for (long frame = 0; frame < 60; frame += 10) {
      buffer.frame(0, frame, place);
    }
    assertThat(keys.get(0), is("0"));
    buffer.frame(0, 1, place);
    assertThrows(InvalidInputException.class, () -> buffer.frame(0, 0, place));
    buffer.finish();
    assertThat(keys.stream().filter("0"::equals).count(), is(2L));
  }

  private static Map<String, List<Pieces.Detection>> detections(Map<String, Pieces.Frame> frames) {
    Map<String, List<Pieces.Detection>> detections = new TreeMap<>();
    frames.forEach((name, frame) -> detections.put(name, frame.detections()));
    return detections;
  }

  private String damaged(byte[] bytes) throws IOException {
    return Files.write(output.resolve("damaged.parquet"), bytes).toString();
  }

  private void writeRows(String rows) {
    DuckDb.execute(
        ("copy (select camera::varchar camera, frame, index, confidence::float confidence, 5 u, 6 v"
                + " from (values %s) t(camera, frame, index, confidence)) to '%s/t.parquet'")
            .formatted(rows, output));
  }

  private static String complaint(String uri, Recording recording) {
    return assertThrows(InvalidInputException.class, () -> Pieces.read(uri, recording, 100))
        .getMessage();
  }
}
