package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoEncoderTest {
  @TempDir Path folder;

  @Test
  void samePicturesGiveTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(NumberedFootage.h264(folder.resolve("a.mp4"), 50, 10));
    byte[] second = Files.readAllBytes(NumberedFootage.h264(folder.resolve("b.mp4"), 50, 10));

    assertThat(second, is(first));
  }

  @Test
  void indexComesBeforeThePicturesAndNothingTellsWhenOrWithWhatItWasMade() throws IOException {
    byte[] bytes = Files.readAllBytes(NumberedFootage.h264(folder.resolve("a.mp4"), 5, 5));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    assertThat(text.indexOf("moov"), allOf(greaterThan(0), lessThan(text.indexOf("mdat"))));
    assertThat(text.indexOf("Lav"), is(-1));
    int created = text.indexOf("mvhd") + 8;
    assertThat(text.substring(created, created + 4), is("\0\0\0\0"));
  }

  /**
   * Colours survive because the matrix and range that they were coded with are written and read.
   */
  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xffffff, 0xc02020, 0x20c020, 0x2020c0, 0x8040c0})
  void colourSurvives(int colour) throws IOException {
    byte[] rgb = new byte[3 * 64 * 48];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (colour >> (16 - 8 * (i % 3)));
    }
    Path file = folder.resolve("colour.mp4");
    try (VideoEncoder encoder =
        VideoEncoder.h264(file, 64, 48, 25, EncoderOptions.defaults().withQuality(8))) {
      encoder.write(rgb);
    }

    Segment segment =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 1, file).segments().get(0);
    FrameScaling scaling = FrameScaling.none(FrameScaling.PixelOrder.BGR);
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, 1)) {
      byte[] bgr = decoder.next().orElseThrow().pixels();
      int middle = 3 * (24 * 64 + 32);
      for (int channel = 0; channel < 3; channel++) {
        int expected = colour >> (8 * channel) & 0xff;
        int actual = bgr[middle + channel] & 0xff;
        assertThat(
            actual, allOf(greaterThanOrEqualTo(expected - 3), lessThanOrEqualTo(expected + 3)));
      }
    }
  }

  @Test
  void lowerQualityIsSmallerAndABitrateIsKept() throws IOException {
    long best = noise(EncoderOptions.defaults().withQuality(20));
    long worst = noise(EncoderOptions.defaults().withQuality(45));
    long limited = noise(EncoderOptions.defaults().withBitrate(200_000));

    assertThat(worst, lessThan(best / 4));
    assertThat(limited, lessThan(best / 2));
  }

  private long noise(EncoderOptions options) throws IOException {
    Path file = folder.resolve("noise.mp4");
    Random random = new Random(1);
    byte[] rgb = new byte[3 * 64 * 48];
    try (VideoEncoder encoder = VideoEncoder.h264(file, 64, 48, 25, options)) {
      for (int i = 0; i < 50; i++) {
        random.nextBytes(rgb);
        encoder.write(rgb);
      }
    }
    return Files.size(file);
  }

  @Test
  void wrongPicturesAndTimesAreRefused() throws IOException {
    try (VideoEncoder encoder = VideoEncoder.h264(folder.resolve("a.mp4"), 64, 48, 25)) {
      assertThrows(IllegalArgumentException.class, () -> encoder.write(new byte[7]));
      encoder.write(new byte[3 * 64 * 48], 1);
      assertThrows(IllegalArgumentException.class, () -> encoder.write(new byte[3 * 64 * 48], 1));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> VideoEncoder.h264(folder.resolve("b.mp4"), 63, 48, 25));
    assertThrows(
        IOException.class, () -> VideoEncoder.h264(folder.resolve("none/b.mp4"), 64, 48, 25));
  }
}
