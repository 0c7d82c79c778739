package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;

class FootageIndexerTest {
  @TempDir Path folder;

  @Test
  void listsPicturesAndKeyframesInOrderOfShowing() throws IOException {
    Path file = NumberedFootage.write(folder.resolve("a.mp4"), 0, 40, 12, "mpeg2video", 2);

    FootageIndex index = FootageIndexer.index("name", file);

    assertThat(index.uri(), is("name"));
    assertThat(index.codec(), is("mpeg2video"));
    assertThat(index.width(), is(NumberedFootage.WIDTH));
    assertThat(index.height(), is(NumberedFootage.HEIGHT));
    assertThat(index.rotationDegrees(), is(0));
    assertThat(index.damage(), is(""));
    assertThat(index.nominalFps(), closeTo(25, 1e-9));
    long tick = Math.round(0.04 / index.secondsPerTick());
    assertThat(index.pts(), is(LongStream.range(0, 40).map(i -> i * tick).toArray()));
    assertThat(index.endSeconds(), closeTo(1.6, 1e-9));
    assertThat(index.keyframePts(), is(LongStream.of(0, 12, 24, 36).map(i -> i * tick).toArray()));
  }

  @Test
  void timesAreTheFilesOwn() throws IOException {
    double[] seconds = {0.5, 0.54, 0.62, 0.66, 1.301};
    Path file = folder.resolve("a.mp4");
    try (VideoEncoder encoder = VideoEncoder.h264(file, 64, 48, 25)) {
      for (double time : seconds) {
        encoder.write(NumberedFootage.picture(1, 64, 48), time);
      }
    }

    FootageIndex index = FootageIndexer.index("name", file);

    double[] found =
        Arrays.stream(index.pts()).mapToDouble(pts -> pts * index.secondsPerTick()).toArray();
    for (int i = 0; i < seconds.length; i++) {
      assertThat(found[i], closeTo(seconds[i], 1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "90, 90", "180, 180", "270, 270"})
  void readsTheRotation(int written, int expected) throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 3, 3);
    NumberedFootage.rotate(file, written);

    assertThat(FootageIndexer.index("name", file).rotationDegrees(), is(expected));
  }

  @Test
  void missingFileIsNamed() {
    refused(folder.resolve("none.mp4"), "no such file");
    refused(folder, "not a readable file");
  }

  @Test
  void unusableFilesAreNamed() throws IOException {
    Path file = folder.resolve("a.mp4");
    Files.write(file, new byte[0]);
    refused(file, "is empty");
    Files.writeString(file, "this is a text\n".repeat(1000));
    refused(file, "not a video file");
    byte[] noise = new byte[100_000];
    new Random(3).nextBytes(noise);
    Files.write(file, noise);
    refused(file, "not a video file");
    Files.writeString(file, "#EXTM3U\n#EXTINF:10,\n/etc/passwd\n#EXT-X-ENDLIST\n");
    refused(file, "not a video file");
    Files.writeString(file, "ffconcat version 1.0\nfile b.mp4\n");
    refused(file, "not a video file");
  }

  @Test
  void fileWithoutItsOwnIndexIsNamed() throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 100, 10);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int moov = text.indexOf("moov") - 4;
    int mdat = text.indexOf("mdat") - 4;
    ByteArrayOutputStream interrupted = new ByteArrayOutputStream();
    interrupted.write(bytes, 0, moov);
    interrupted.write(bytes, mdat, bytes.length - mdat);

    Files.write(file, interrupted.toByteArray());
    refused(file, "moov");
    Files.write(file, Arrays.copyOf(bytes, moov + 300));
    refused(file, "");
  }

  @Test
  void fileWithoutVideoIsNamed() throws IOException {
    Path file = folder.resolve("a.avi");
    byte[] wave = new byte[44 + 8000];
    byte[] header = {
      'R',
      'I',
      'F',
      'F',
      0x64,
      0x1f,
      0,
      0,
      'W',
      'A',
      'V',
      'E',
      'f',
      'm',
      't',
      ' ',
      16,
      0,
      0,
      0,
      1,
      0,
      1,
      0,
      0x40,
      0x1f,
      0,
      0,
      (byte) 0x80,
      0x3e,
      0,
      0,
      2,
      0,
      16,
      0,
      'd',
      'a',
      't',
      'a',
      0x40,
      0x1f,
      0,
      0
    };
    System.arraycopy(header, 0, wave, 0, header.length);
    Files.write(file, wave);

    InvalidInputException thrown =
        assertThrows(InvalidInputException.class, () -> FootageIndexer.index("cam.avi", file));
    assertThat(thrown.getMessage(), startsWith("cam.avi: "));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 95, 99})
  void fileCutShortIsListedAsFarAsItGoes(int percent) throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 300, 10);
    byte[] bytes = Files.readAllBytes(file);
    long[] whole = FootageIndexer.index("name", file).pts();
    Files.write(file, Arrays.copyOf(bytes, bytes.length * percent / 100));

    FootageIndex index = FootageIndexer.index("name", file);

    assertThat(index.damage(), containsString("of the 300 frames"));
    assertThat(index.frameCount(), lessThan(300));
    assertThat(index.frameCount(), greaterThan(0));
    assertThat(index.pts(), is(Arrays.copyOf(whole, index.frameCount())));
    assertThat(index.endSeconds(), closeTo(12, 1e-6));
  }

  @Test
  void anHourIsCodedInAFewBytesAndJitterInFew() throws IOException {
    long[] steady = LongStream.range(0, 108_000).map(i -> i * 512 - 1024).toArray();
    long[] jittery = LongStream.range(0, 108_000).map(i -> Math.round(i * 1000 / 29.97)).toArray();
    long[] keyframes = LongStream.range(0, 3_600).map(i -> i * 30 * 512 - 1024).toArray();

    assertThat(roundTrip(index(steady, keyframes)), lessThan(200));
    assertThat(roundTrip(index(jittery, new long[] {5})), lessThan(2 * 108_000));
    assertThat(roundTrip(index(new long[] {7}, new long[0])), lessThan(200));
  }

  private static FootageIndex index(long[] pts, long[] keyframes) {
    return new FootageIndex(
        "u",
        1,
        "h264",
        4,
        3,
        90,
        30,
        1.0 / 15360,
        Long.MAX_VALUE / 2,
        pts,
        keyframes,
        true,
        false,
        "hm");
  }

  private static int roundTrip(FootageIndex index) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FootageIndexCoder.of().encode(index, out);
    FootageIndex back = FootageIndexCoder.of().decode(new ByteArrayInputStream(out.toByteArray()));
    assertThat(back.pts(), is(index.pts()));
    assertThat(back.keyframePts(), is(index.keyframePts()));
    assertThat(withoutArrays(back), is(withoutArrays(index)));
    return out.size();
  }

  private static String withoutArrays(FootageIndex index) {
    return index.toString().replaceAll("\\[J@\\w+", "");
  }

  private static void refused(Path file, String reason) {
    InvalidInputException thrown =
        assertThrows(InvalidInputException.class, () -> FootageIndexer.index("cam1.mp4", file));
    assertThat(thrown.getMessage(), startsWith("cam1.mp4: "));
    assertThat(thrown.getMessage(), containsString(reason));
  }
}
