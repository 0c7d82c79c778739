package org.shoal.io.detection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.RandomWindows;
import org.shoal.io.recording.Recording;

class JsonLinesTest {
  private static final Recording TANK = RandomWindows.recording("tank", 100, "left", "right");
  private static final String FISH =
      "{\"u\":5.5,\"v\":6.5,\"x\":1,\"y\":2,\"w\":8,\"h\":4,\"confidence\":0.5,\"label\":\"fish\"}";

  @TempDir Path folder;

  @Test
  void everyValueArrivesInItsFrame() throws Exception {
    Pieces pieces = read(line("left", 3, FISH), line("right", 12));
    double third = 100.25 + 3 / 29.97;
    double twelfth = 100.25 + 12 / 29.97;
    assertThat(
        pieces.frames(),
        is(
            Map.of(
                "left 000003",
                new Pieces.Frame(
                    FrameStatus.DECODED,
                    third,
                    List.of(new Pieces.Detection(1, 2, 8, 4, 5.5f, 6.5f, 0.5f, "fish"))),
                "right 000012",
                new Pieces.Frame(FrameStatus.DECODED, twelfth, List.of()))));
    assertThat(pieces.keys(), contains("left 0", "right 1"));
  }

  @Test
  void theCentroidDefaultsToTheBoxAndTheBoxToTheCentroid() throws Exception {
    Pieces pieces =
        read(
            line(
                "left",
                0,
                "{\"x\":1,\"y\":2,\"w\":8,\"h\":5,\"confidence\":1,\"label\":null}",
                "{\"u\":7,\"v\":9,\"confidence\":0,\"x\":null}"));
    assertThat(
        pieces.frames().get("left 000000").detections(),
        contains(
            new Pieces.Detection(1, 2, 8, 5, 5, 4.5f, 1, ""),
            new Pieces.Detection(7, 9, 0, 0, 7, 9, 0, "")));
  }

  @Test
  void framesWithoutALineAreMissing() throws Exception {
    Pieces pieces = read(line("left", 2), line("left", 5));
    assertThat(pieces.frames().keySet(), contains("left 000002", "left 000005"));
    assertThat(pieces.keys(), contains("left 0"));
  }

  @Test
  void linesComeInAnyOrder() throws Exception {
    String[] lines = new String[200];
    for (int i = 0; i < 100; i++) {
      lines[2 * i] = line("left", i, FISH.replace("5.5", i + ".5"));
      lines[2 * i + 1] = line("right", i, FISH, FISH);
    }
    Pieces inOrder = read(lines);
    Collections.shuffle(Arrays.asList(lines), new Random(1));
    assertThat(read(lines).frames(), is(inOrder.frames()));
    assertThat(inOrder.frames().size(), is(200));
  }

  @Test
  void unknownFieldsAndOtherRecordingsArePassedOver() throws Exception {
    Pieces pieces =
        read(
            "{\"recording\":\"other\",\"camera\":\"x\",\"frame\":999,\"detections\":[]}",
            "{\"camera\":\"left\",\"extra\":{\"a\":[1,{}]},\"frame\":1,\"detections\":["
                + "{\"id\":[4],\"u\":1,\"v\":1,\"confidence\":1}],\"recording\":\"tank\"}");
    assertThat(pieces.frames().keySet(), contains("left 000001"));
  }

  @Test
  void gzipIsRecognisedByContentEvenInSeveralMembers() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip(line("left", 1)));
    bytes.write(gzip(line("left", 2)));
    Path file = Files.write(folder.resolve("detections.jsonl"), bytes.toByteArray());
    assertThat(
        Pieces.read(file.toString(), TANK, 10).frames().keySet(),
        contains("left 000001", "left 000002"));
  }

  @Test
  void aGlobNamesSeveralFiles() throws Exception {
    Files.writeString(folder.resolve("a.jsonl"), line("left", 1));
    Files.writeString(folder.resolve("b.jsonl"), line("right", 1));
    assertThat(
        Pieces.read(folder + "/*.jsonl", TANK, 10).frames().keySet(),
        contains("left 000001", "right 000001"));
  }

  @Test
  void framesAreCountedToTheLastOneOfAnyCamera() throws Exception {
    Recording unknown = RandomWindows.recording("tank", -1, "left", "right");
    Path file = write(line("left", 7), line("right", 41), line("left", 3));
    assertThat(DetectionsReader.countFrames(file.toString(), unknown), is(42L));
  }

  static Stream<Arguments> badLines() {
    return Stream.of(
        Arguments.of("[1]", "is not an object"),
        Arguments.of("nonsense", "nonsense"),
        Arguments.of(
            "{\"camera\":\"left\",\"frame\":0,\"detections\":[", "the file ends in the middle"),
        Arguments.of("{\"frame\":0,\"detections\":[]}", "camera is missing"),
        Arguments.of("{\"camera\":7,\"frame\":0,\"detections\":[]}", "camera is not a string"),
        Arguments.of("{\"camera\":\"left\",\"detections\":[]}", "frame is missing"),
        Arguments.of("{\"camera\":\"left\",\"frame\":0}", "detections is missing"),
        Arguments.of(line("middle", 0), "no camera \"middle\"; it has left, right"),
        Arguments.of(line("left", -1), "frame -1 is negative"),
        Arguments.of(line("left", 100), "frame 100 is beyond the 100 frames"),
        Arguments.of(line("left", 0).replace(":0,", ":0.5,"), "frame is not an integer"),
        Arguments.of(line("left", 0).replace(":0,", ":99999999999999999999,"), "out of range"),
        Arguments.of(line("left", 1), "camera left has frame 1 twice"),
        Arguments.of(line("left", 0).replace("[]", "7"), "detections is not an array"),
        Arguments.of(line("left", 0, "7"), "a detection is not an object"),
        Arguments.of(line("left", 0, FISH.replace("5.5", "NaN")), "NaN"),
        Arguments.of(line("left", 0, FISH.replace("5.5", "1e39")), "u is not a finite number"),
        Arguments.of(line("left", 0, FISH.replace("5.5", "\"5\"")), "u is not a number"),
        Arguments.of(line("left", 0, FISH.replace("0.5", "1.01")), "confidence is 1.01"),
        Arguments.of(line("left", 0, FISH.replace("0.5", "-0.1")), "confidence is -0.1"),
        Arguments.of(line("left", 0, FISH.replace("confidence", "c")), "has no confidence"),
        Arguments.of(line("left", 0, FISH.replace("\"v\"", "\"vv\"")), "only a part of u, v"),
        Arguments.of(line("left", 0, FISH.replace("\"h\"", "\"hh\"")), "a part of x, y, w, h"),
        Arguments.of(line("left", 0, "{\"confidence\":1}"), "neither a centroid (u, v) nor a box"),
        Arguments.of(line("left", 0, FISH.replace("\"w\":8", "\"w\":-8")), "-8.0 wide"),
        Arguments.of(line("left", 0, FISH.replace("\"v\"", "\"u\"")), "u is given twice"),
        Arguments.of(line("left", 0, FISH.replace("\"fish\"", "3")), "label is not a string"));
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void aBadLineIsNamed(String bad, String reason) throws IOException {
    Path file = write(line("left", 1), line("right", 1, FISH), bad);
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> Pieces.read(file.toString(), TANK, 10));
    assertThat(e.getMessage(), allOf(startsWith(file + ": line 3: "), containsString(reason)));
  }

  @Test
  void aCutGzipFileIsAnError() throws IOException {
    String[] lines = new String[50];
    Arrays.setAll(lines, i -> line("left", i, FISH.replace("5.5", Integer.toString(i * 7919))));
    byte[] whole = gzip(lines);
    for (int length : new int[] {5, 12, whole.length / 2, whole.length - 1}) {
      Path file = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, length));
      InvalidInputException e =
          assertThrows(InvalidInputException.class, () -> Pieces.read(file.toString(), TANK, 10));
      assertThat(e.getMessage(), containsString("cut.jsonl.gz: "));
    }
  }

  @Test
  void aDamagedGzipFileIsAnError() throws IOException {
    byte[] bytes = gzip(line("left", 1, FISH), line("left", 2, FISH));
    bytes[bytes.length - 6] ^= 1;
    Path file = Files.write(folder.resolve("damaged.jsonl.gz"), bytes);
    assertThat(
        assertThrows(InvalidInputException.class, () -> Pieces.read(file.toString(), TANK, 10))
            .getMessage(),
        containsString("is cut off or damaged"));
  }

  @Test
  void anEmptyFileAMissingOneAndOneOfOtherRecordingsAreErrors() throws IOException {
    assertThat(complaint(write()), containsString("is empty"));
    assertThat(complaint(folder.resolve("none")), containsString("there is no such file"));
    Path others = write(line("left", 1).replace("{", "{\"recording\":\"b\","));
    assertThat(complaint(others), containsString("nothing of a recording called tank"));
  }

  private String complaint(Path file) {
    return assertThrows(InvalidInputException.class, () -> Pieces.read(file.toString(), TANK, 10))
        .getMessage();
  }

  private Pieces read(String... lines) throws Exception {
    return Pieces.read(write(lines).toString(), TANK, 10);
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("detections.jsonl"), List.of(lines));
  }

  private static byte[] gzip(String... lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String line(String camera, long frame, String... detections) {
    return "{\"camera\":\"%s\",\"frame\":%d,\"detections\":[%s]}"
        .formatted(camera, frame, String.join(",", detections));
  }
}
