package org.shoal.io.recording;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.InvalidInputException;

class RecordingReaderTest {
  private static final String GOOD =
      """
      name: pond
      fps: 29.97
      start: 1.5
      calibration: rig/calibration.json
      cameras:
        - name: left
          footage: left.mp4
          offset: -0.25
        - name: right
          footage: [right_b.mp4, right_a.mp4]
        - name: top
          footage: top_*.mp4
      """;

  @TempDir Path folder;

  @Test
  void pathsAreRelativeToTheYamlAndListsKeepTheirOrder() throws IOException {
    Recording recording = RecordingReader.read(write("recording.yaml", GOOD));

    assertThat(recording.name(), is("pond"));
    assertThat(recording.fps(), is(29.97));
    assertThat(recording.startSeconds(), is(1.5));
    assertThat(recording.frames(), is(-1L));
    assertThat(recording.calibration(), is(folder + "/rig/calibration.json"));
    assertThat(recording.cameraNames(), contains("left", "right", "top"));
    assertThat(recording.cameras().get(0).clock().offsetSeconds(), is(-0.25));
    assertThat(
        recording.cameras().get(1).footage(),
        contains(folder + "/right_b.mp4", folder + "/right_a.mp4"));
  }

  @Test
  void urisAndAbsolutePathsStayAsTheyAre() throws IOException {
    String yaml =
        """
        {name: a, fps: 30, cameras: [{name: c, footage: ["gs://bucket/x.mp4", /data/y.mp4]}]}
        """;

    Recording recording = RecordingReader.read(write("recording.yaml", yaml));

    assertThat(recording.cameras().get(0).footage(), contains("gs://bucket/x.mp4", "/data/y.mp4"));
  }

  @Test
  void startMayBeTheWallClockTimeOfFrameZero() throws IOException {
    String yaml =
        "{name: a, fps: 30, start: '2026-05-04T09:30:00+02:00', frames: 7, cameras: [{name: c}]}";

    Recording recording = RecordingReader.read(write("recording.yaml", yaml));

    assertThat(recording.startSeconds(), is(0.0));
    assertThat(recording.startTime(), is("2026-05-04T09:30+02:00"));
    assertThat(recording.frames(), is(7L));
  }

  @Test
  void globsExpandInNaturalOrder() throws IOException {
    for (String name : new String[] {"left", "right_a", "right_b", "top_10", "top_9"}) {
      write(name + ".mp4", "x");
    }

    Recording recording =
        RecordingReader.findFootage(RecordingReader.read(write("recording.yaml", GOOD)));

    assertThat(
        recording.cameras().get(2).footage(),
        contains(folder + "/top_9.mp4", folder + "/top_10.mp4"));
  }

  @Test
  void missingFootageNamesYamlCameraAndFile() throws IOException {
    Recording recording = RecordingReader.read(write("recording.yaml", GOOD));

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> RecordingReader.findFootage(recording));

    assertThat(
        e.getMessage(),
        allOf(
            containsString("recording.yaml: cameras[0].footage (camera left)"),
            containsString("there is no file"),
            containsString("left.mp4")));
  }

  @Test
  void emptyFootageIsRefused() throws IOException {
    write("left.mp4", "");
    Recording recording = RecordingReader.read(write("recording.yaml", GOOD));

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> RecordingReader.findFootage(recording));

    assertThat(e.getMessage(), containsString("left.mp4 is empty"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fps: 30, cameras: [{name: a}]                          | name: is missing
          name: [1], fps: 30, cameras: [{name: a}]               | name: must be a text that is not empty
          name: a/b, fps: 30, cameras: [{name: a}]               | name: "a/b" names a folder
          name: .., fps: 30, cameras: [{name: a}]                | name: ".." names a folder
          name: x, cameras: [{name: a}]                          | fps: is missing
          name: x, fps: fast, cameras: [{name: a}]               | fps: must be a number
          name: x, fps: 0, cameras: [{name: a}]                  | fps: must be positive
          name: x, fps: .nan, cameras: [{name: a}]               | not valid YAML: Malformed numeric value
          name: x, fps: 30, start: noon, cameras: [{name: a}]    | start: must be seconds or a time
          name: x, fps: 30, frames: 1.5, cameras: [{name: a}]    | frames: must be a whole number
          name: x, fps: 30, frames: -3, cameras: [{name: a}]     | frames: must be a whole number
          name: x, fps: 30                                       | cameras: is missing
          name: x, fps: 30, cameras: []                          | cameras: is empty
          name: x, fps: 30, cameras: {name: a}                   | cameras: must be a list
          name: x, fps: 30, cameras: [a]                         | cameras[0]: must be an object with fields
          name: x, fps: 30, cameras: [{name: a}, {name: a}]      | cameras[1].name: "a" is also the name of cameras[0]
          name: x, fps: 30, cameras: [{name: a, file: b}]        | cameras[0].file: is not known here; known are [drift, footage, name, offset, stream]
          name: x, fps: 30, cameras: [{name: a, footage: [3]}]   | cameras[0].footage[0]: must be a text
          name: x, fps: 30, cameras: [{name: a, offset: later}]  | cameras[0].offset: must be a number
          name: x, fps: 30, camera: [{name: a}]                  | camera: is not known here
          name: x, name: y, fps: 30, cameras: [{name: a}]        | not valid YAML
          """)
  void aWrongFieldIsNamed(String yaml, String message) throws IOException {
    String file = write("recording.yaml", "{" + yaml + "}");

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> RecordingReader.read(file));

    assertThat(e.getMessage(), allOf(containsString(file), containsString(message)));
  }

  @Test
  void everyPrefixOfAYamlIsReadOrRefusedWithTheFileNamed() throws IOException {
    for (int length = 0; length < GOOD.length(); length++) {
      String file = write("recording.yaml", GOOD.substring(0, length));
      try {
        assertThat(RecordingReader.read(file).name(), is("pond"));
      } catch (InvalidInputException e) {
        assertThat(e.getMessage(), containsString(file));
      }
    }
  }

  @Test
  void twoRecordingsOfOneNameAreRefused() throws IOException {
    write("a.yaml", "{name: same, fps: 30, cameras: [{name: c}]}");
    write("b.yaml", "{name: same, fps: 30, cameras: [{name: c}]}");

    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> RecordingReader.readAll(folder + "/*.yaml"));

    assertThat(e.getMessage(), allOf(containsString("b.yaml"), containsString("a.yaml")));
  }

  @Test
  void aPatternWithoutMatchIsRefused() {
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> RecordingReader.readAll(folder + "/nothing*.yaml"));

    assertThat(e.getMessage(), containsString("nothing*.yaml"));
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
