package org.shoal.io.mot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.detection.DetectionColumns;

final class MotReaderTest {
  private static final String TWO_FRAMES =
      """
      1,-1,10.5,20,30,40,0.9,-1,-1,-1
      1,-1,-5,0,3,4,0.25
      3, -1, 7, 8, 9.25, 10, 1, -1, -1, -1
      """;

  @TempDir Path folder;

  @Test
  void boxesStandByFrameAndFramesWithoutOneAreThere() throws IOException {
    DetectionColumns read = read(TWO_FRAMES);

    assertThat(read.frameOffsets(), is(new int[] {0, 2, 2, 3}));
    assertThat(read.x(), is(new float[] {10.5f, -5, 7}));
    assertThat(read.y(), is(new float[] {20, 0, 8}));
    assertThat(read.w(), is(new float[] {30, 3, 9.25f}));
    assertThat(read.h(), is(new float[] {40, 4, 10}));
    assertThat(read.u(), is(new float[] {25.5f, -3.5f, 11.625f}));
    assertThat(read.v(), is(new float[] {40, 2, 13}));
    assertThat(read.confidence(), is(new float[] {0.9f, 0.25f, 1}));
  }

  @Test
  void linesInAnyOrderOfFramesGiveTheSame() throws IOException {
    DetectionColumns read =
        read(
            """
            3,-1,7,8,9.25,10,1
            1,-1,10.5,20,30,40,0.9

            1,-1,-5,0,3,4,0.25
            """);

    assertThat(read.frameOffsets(), is(new int[] {0, 2, 2, 3}));
    assertThat(read.x(), is(new float[] {10.5f, -5, 7}));
  }

  @Test
  void gzippedTextIsToldByItsContent() throws IOException {
    Path file = folder.resolve("det.txt");
    Files.write(file, gzip(TWO_FRAMES));

    assertThat(MotReader.read(file.toString()).x(), is(read(TWO_FRAMES).x()));
  }

  @Test
  void anEmptyFileHasNoFrames() throws IOException {
    assertThat(read("").frameCount(), is(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2,-1,1,1,5,5            | line 2: has 6 values, not at least 7
          2,-1,1,1,5              | line 2: has 5 values
          2,-1,1,1,5,5,           | line 2: conf is "", not a finite number
          2,-1,NaN,1,5,5,1        | line 2: bb_left is "NaN", not a finite number
          2,-1,1,1e99,5,5,1       | line 2: bb_top is "1e99", not a finite number
          2,-1,1,1,-5,5,1         | line 2: bb_width is -5.0, must be above 0
          2,-1,1,1,5,0,1          | line 2: bb_height is 0.0, must be above 0
          0,-1,1,1,5,5,1          | line 2: frame is 0.0, must be at least 1
          1.5,-1,1,1,5,5,1        | line 2: frame is 1.5, must be a whole number
          2000000000,-1,1,1,5,5,1 | line 2: frame is 2.0E9, must be at most
          two,-1,1,1,5,5,1        | line 2: frame is "two", not a finite number
          2 -1 1 1 5 5 1          | line 2: frame is "2 -1 1 1 5 5 1", not a finite number
          """)
  void aWrongLineIsNamed(String line, String complaint) {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> read("1,-1,1,1,5,5,1\n" + line + "\n3,-1,"));

    assertThat(refused.getMessage(), containsString("det.txt: " + complaint));
  }

  @Test
  void gzippedTextThatIsCutOffIsRefused() throws IOException {
    byte[] whole = gzip(TWO_FRAMES.repeat(500));
    Path file = folder.resolve("det.txt.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> MotReader.read(file.toString()));
    assertThat(refused.getMessage(), containsString("det.txt.gz: after line "));
    assertThat(refused.getMessage(), containsString("damaged or cut off"));
  }

  @Test
  void aPictureIsNoText() throws IOException {
    Path file = folder.resolve("det.png");
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3});

    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> MotReader.read(file.toString()));
    assertThat(refused.getMessage(), containsString("det.png: line 1: frame is"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String file = folder.resolve("nowhere.txt").toString();

    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> MotReader.read(file));
    assertThat(refused.getMessage(), is(file + ": there is no such file"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    for (boolean gzip : new boolean[] {false, true}) {
      Path file = folder.resolve("tracks" + gzip);
      try (MotWriter writer = gzip ? MotWriter.gzipped(file) : MotWriter.plain(file)) {
        writer.box(1, 7, 0.1f, -2, 3, 4, 0.5f);
        writer.box(2, 8, 1, 2, 3, 4, -1, 0.5f, 0.25f, 2);
      }
      DetectionColumns read = MotReader.read(file.toString());
      assertThat(read.x(), is(new float[] {0.1f, 1}));
      assertThat(read.confidence(), is(new float[] {0.5f, -1}));
      if (!gzip) {
        assertThat(
            Files.readString(file),
            is("1,7,0.1,-2.0,3.0,4.0,0.5,-1,-1,-1\n2,8,1.0,2.0,3.0,4.0,-1.0,0.5,0.25,2.0\n"));
      }
    }
  }

  private DetectionColumns read(String text) throws IOException {
    Path file = folder.resolve("det.txt");
    Files.writeString(file, text);
    return MotReader.read(file.toString());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
