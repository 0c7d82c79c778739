package org.shoal.io.pose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.io.InvalidInputException;

final class PoseReaderTest {
  private static final String KEYPOINTS = keypoints(17, "[1.5, 2.5, 0.25]");

  @TempDir Path folder;

  @Test
  void aListOfPosesIsRead() throws IOException {
    RecordedPoses poses =
        only(
            write(
                "["
                    + pose(3, 0.1, "\"bbox\": [1, 2, 30, 40],")
                    + ", null,\n "
                    + pose(5, 1.7e9 + 1 / 30.0, "\"bbox\": null,")
                    + "]"));
    assertThat(poses.size(), is(2));
    assertThat(poses.endFrame(), is(6L));
    SwimPose first = poses.pose(0);
    assertThat(first.frameIndex(), is(3L));
    assertThat(first.timestampSeconds(), is(0.1));
    assertThat(first.confidence(), is(0.75f));
    assertThat(first.box(), is(Optional.of(new PoseBox(1, 2, 30, 40))));
    assertThat(first.x(Keypoint.RIGHT_ANKLE), is(1.5f));
    assertThat(first.y(Keypoint.RIGHT_ANKLE), is(2.5f));
    assertThat(first.confidence(Keypoint.RIGHT_ANKLE), is(0.25f));
    assertThat(poses.find(4), is(Optional.empty()));
    assertThat(poses.find(6), is(Optional.empty()));
    SwimPose second = poses.find(5).orElseThrow();
    assertThat(second.timestampSeconds(), is(1.7e9 + 1 / 30.0));
    assertThat(second.box(), is(Optional.empty()));
  }

  @Test
  void linesAreReadForEachCameraAndSwimmer() throws IOException {
    Path file =
        write(
            pose(0, 0, "\"camera\": \"deck\", \"swimmer\": 1,")
                + "\n"
                + pose(0, 0, "\"camera\": \"deck\",")
                + "\n"
                + pose(1, 0.5, "\"camera\": \"deck\", \"swimmer\": 1, \"unknown\": {},")
                + "\n");
    List<RecordedPoses> all = PoseReader.read(file.toString());
    assertThat(
        all.stream().map(p -> p.camera() + " " + p.swimmer() + " " + p.size()).toList(),
        is(List.of("deck 1 2", "deck 0 1")));
  }

  @Test
  void manyPosesOfAGzippedFileAreRead() throws IOException {
    Path file = folder.resolve("poses.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 1000; i++) {
        out.write((pose(i, i / 30.0, "") + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    RecordedPoses poses = only(file);
    assertThat(poses.size(), is(1000));
    assertThat(poses.pose(999).timestampSeconds(), is(999 / 30.0));
  }

  @Test
  void aGzippedFileThatIsCutOffIsRefused() throws IOException {
    Path whole = folder.resolve("whole.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int i = 0; i < 100; i++) {
        out.write((pose(i, i / 30.0, "") + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> PoseReader.read(cut.toString()));
    assertThat(e.getMessage(), containsString("cut.gz: "));
  }

  @Test
  void nobodyInAnyFrameIsNoError() throws IOException {
    assertThat(PoseReader.read(write("[null, null]").toString()), is(empty()));
    assertThat(PoseReader.read(write("[]").toString()), is(empty()));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("wrong")
  void whatIsWrongIsNamedWithItsPlace(String text, String place, String reason) throws IOException {
    Path file = write(text);
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> PoseReader.read(file.toString()));
    assertThat(
        e.getMessage(),
        allOf(startsWith(file + ": "), containsString(place), containsString(reason)));
  }

  static Stream<Arguments> wrong() {
    String good = pose(0, 0, "");
    return Stream.of(
        Arguments.of(
            good + "\n" + good.replace("\"keypoints\"", "\"joints\""),
            "pose 1 (line 2)",
            "keypoints: is missing"),
        Arguments.of(good.replace("timestamp", "time"), "pose 0 (line 1)", "timestamp: is missing"),
        Arguments.of(
            good.replace("frame_index", "frame"), "pose 0 (line 1)", "frame_index: is missing"),
        Arguments.of(
            good.replace("\"confidence\"", "\"score\""),
            "pose 0 (line 1)",
            "confidence: is missing"),
        Arguments.of(
            good.replace(KEYPOINTS, keypoints(16, "[1, 2, 0.5]")),
            "keypoints",
            "must have 17 keypoints, not 16"),
        Arguments.of(
            good.replace(KEYPOINTS, keypoints(17, "[1, 2]")),
            "keypoints[0]",
            "nose must have 3 values (x, y, confidence), not 2"),
        Arguments.of(
            good.replace(KEYPOINTS, keypoints(17, "[1, NaN, 0.5]")),
            "keypoints[0][1]",
            "must be a finite number, not NaN"),
        Arguments.of(
            good.replace(KEYPOINTS, keypoints(17, "[1, null, 0.5]")),
            "keypoints[0][1]",
            "must be a number, not null"),
        Arguments.of(
            good.replace(KEYPOINTS, keypoints(17, "[1, 2, 1.5]")),
            "keypoints[0][2]",
            "must be between 0 and 1, not 1.5"),
        Arguments.of(good.replace("0.75", "-1"), "confidence", "must be between 0 and 1"),
        Arguments.of(
            pose(0, 0, "\"bbox\": [1, 2, 3],"), "bbox", "must be x1, y1, x2, y2, not 3 numbers"),
        Arguments.of(pose(0, 0, "\"bbox\": [5, 2, 3, 4],"), "bbox", "x2 not below x1"),
        Arguments.of(pose(0, 0, "\"swimmer\": 1.5,"), "swimmer", "must be a whole number"),
        Arguments.of(
            pose(4, 0, "") + "\n" + pose(3, 1, ""),
            "pose 1 (line 2)",
            "frame_index is 3, not later than that of the pose before (frame_index 4"),
        Arguments.of(
            pose(4, 2, "") + "\n" + pose(5, 2, ""),
            "pose 1 (line 2)",
            "timestamp is 2.0, not later"),
        Arguments.of(
            good.replace("\"frame_index\": 0", "\"frame_index\": -1"),
            "frame_index",
            "must be a whole number from 0"),
        Arguments.of("", "", "is empty"),
        Arguments.of("[" + good, "", "the file ends"),
        Arguments.of(good + "\n" + good.substring(0, 40), "pose 1 (line 2)", "the file ends"),
        Arguments.of("[1]", "pose 0 (line 1)", "is not an object"),
        Arguments.of("hello", "line 1", "Unrecognized token"),
        Arguments.of("[" + good + "] " + good, "line 1", "something follows"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> PoseReader.read(folder.resolve("none.json").toString()));
    assertThat(e.getMessage(), containsString("none.json: there is no such file"));
  }

  private static RecordedPoses only(Path file) throws IOException {
    List<RecordedPoses> all = PoseReader.read(file.toString());
    assertThat(all.size(), is(1));
    return all.get(0);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("poses.json"), text);
  }

  private static String pose(long frame, double time, String more) {
    return "{%s \"keypoints\": %s, \"confidence\": 0.75, \"timestamp\": %s, \"frame_index\": %d}"
        .formatted(more, KEYPOINTS, time, frame);
  }

  private static String keypoints(int count, String keypoint) {
    return IntStream.range(0, count)
        .mapToObj(i -> keypoint)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
