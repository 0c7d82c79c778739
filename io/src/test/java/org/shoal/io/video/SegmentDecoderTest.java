package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.NumberedFootage.Decoded;

class SegmentDecoderTest {
  @TempDir Path folder;

  /**
   * Closed groups (H.264), open groups with leading pictures (MPEG-2), seeking by timestamp (TS),
   * open groups whose leading pictures are not told by any time (MPEG-4 in AVI), which stay whole.
   */
  @ParameterizedTest
  @CsvSource({
    "a.mp4, libopenh264, 0, 0.0001, 8",
    "a.mp4, libopenh264, 0, 0.5, 4",
    "a.mp4, libopenh264, 0, 100, 1",
    "a.mkv, libopenh264, 0, 0.0001, 8",
    "a.ts, libopenh264, 0, 0.0001, 8",
    "a.avi, libopenh264, 0, 0.0001, 8",
    "a.mp4, mpeg2video, 2, 0.0001, 9",
    "a.mp4, mpeg2video, 2, 1, 3",
    "a.ts, mpeg2video, 2, 0.0001, 9",
    "a.mkv, mpeg4, 2, 0.0001, 9",
    "a.h264, libopenh264, 0, 0.0001, 8",
    "a.avi, mpeg4, 2, 0.0001, 1",
    "a.avi, mpeg4, 0, 0.0001, 8"
  })
  void anyCutGivesEveryPictureOnceAndInItsPlace(
      String name, String codec, int bFrames, double segmentSeconds, int segments)
      throws IOException {
    Path file = NumberedFootage.write(folder.resolve(name), 300, 80, 10, codec, bFrames);

    CameraPlan plan =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), segmentSeconds, file);
    Decoded decoded = NumberedFootage.decode(plan.segments());

    assertThat(plan.problems(), empty());
    assertThat(plan.segments(), hasSize(segments));
    assertThat(decoded.failed(), empty());
    assertThat(decoded.duplicated(), is(0));
    assertThat(decoded.numbers(), is(IntStream.range(300, 380).boxed().toList()));
    long first = decoded.indices().get(0);
    assertThat(decoded.indices(), is(LongStream.range(first, first + 80).boxed().toList()));
  }

  /** Asked for only when the decoder has long gone on: scaled, and at the source's own size. */
  @ParameterizedTest
  @ValueSource(ints = {0, 90})
  void sourceIsKeptBesideTheScaledFrameWhereAskedFor(int degrees) throws IOException {
    Path file = NumberedFootage.write(folder.resolve("a.mp4"), 0, 5, 5, "mpeg4", 0);
    NumberedFootage.rotate(file, degrees);
    Segment segment =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 10, file).segments().get(0);
    FrameScaling half = new FrameScaling(32, 32, PixelOrder.BGR);
    try (SegmentDecoder scaled = SegmentDecoder.open(segment, file, half, 1);
        SegmentDecoder both = SegmentDecoder.open(segment, file, half.withSource(), 1);
        SegmentDecoder whole =
            SegmentDecoder.open(segment, file, FrameScaling.none(PixelOrder.BGR), 1);
        SegmentDecoder same =
            SegmentDecoder.open(segment, file, FrameScaling.none(PixelOrder.BGR).withSource(), 1)) {
      List<DecodedFrame> kept = frames(both);
      List<DecodedFrame> bare = frames(scaled);
      List<DecodedFrame> expected = frames(whole);
      List<DecodedFrame> unscaled = frames(same);
      for (int i = 4; i >= 0; i--) {
        assertThat(kept.get(i).pixels(), is(bare.get(i).pixels()));
        assertThrows(IllegalStateException.class, bare.get(i).source()::pixels);
        assertThat(kept.get(i).source().pixels(), is(expected.get(i).pixels()));
        assertThat(kept.get(i).sourceWidth(), is(expected.get(i).width()));
        assertThat(unscaled.get(i).source().pixels(), is(unscaled.get(i).pixels()));
        kept.get(i).close();
        kept.get(i).close();
        assertThrows(IllegalStateException.class, kept.get(i).source()::pixels);
      }
    }
  }

  private static List<DecodedFrame> frames(SegmentDecoder decoder) {
    List<DecodedFrame> frames = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      frames.add(decoder.next().orElseThrow());
    }
    return frames;
  }

  @Test
  void severalThreadsGiveTheSame() throws IOException {
    Path file = NumberedFootage.write(folder.resolve("a.mp4"), 0, 60, 12, "mpeg4", 2);
    CameraPlan plan = NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 1, file);

    for (Segment segment : plan.segments()) {
      assertThat(pixels(segment, file, 3), is(pixels(segment, file, 1)));
    }
  }

  private static List<String> pixels(Segment segment, Path file, int threads) {
    List<String> frames = new ArrayList<>();
    FrameScaling scaling = new FrameScaling(40, 40, PixelOrder.BGR);
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, threads)) {
      for (Optional<DecodedFrame> frame = decoder.next();
          frame.isPresent();
          frame = decoder.next()) {
        frames.add(frame.get().index() + " " + Arrays.hashCode(frame.get().pixels()));
      }
    }
    return frames;
  }

  /** A camera that starts late, stutters and drops: its times decide, not its count of pictures. */
  @Test
  void framesKeepTheirTimeWhateverTheCameraDrops() throws IOException {
    Path file = folder.resolve("a.mp4");
    Random random = new Random(5);
    List<Integer> shown =
        IntStream.range(12, 200).filter(i -> random.nextInt(4) > 0).boxed().toList();
    EncoderOptions options = EncoderOptions.defaults().withQuality(10).withKeyframeInterval(7);
    try (VideoEncoder encoder = VideoEncoder.h264(file, 64, 48, 25, options)) {
      for (int i : shown) {
        encoder.write(
            NumberedFootage.picture(i, 64, 48), (i + 0.8 * (random.nextDouble() - 0.5)) / 25);
      }
    }

    for (double segmentSeconds : new double[] {0.01, 0.7, 100}) {
      CameraPlan plan =
          NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), segmentSeconds, file);
      Decoded decoded = NumberedFootage.decode(plan.segments());

      assertThat(decoded.numbers(), is(shown));
      assertThat(decoded.indices(), is(shown.stream().map(Integer::longValue).toList()));
      assertThat(decoded.failed(), empty());
      assertThat(plan.endFrame(), is(shown.get(shown.size() - 1) + 1L));
    }
  }

  @Test
  void onlyTheRecordingsOwnFramesAreDecoded() throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 100, 30);

    CameraPlan plan = NumberedFootage.plan(NumberedFootage.recording(25, 0.52, 60), 1, file);
    Decoded decoded = NumberedFootage.decode(plan.segments());

    assertThat(decoded.numbers(), is(IntStream.range(13, 73).boxed().toList()));
    assertThat(decoded.indices(), is(LongStream.range(0, 60).boxed().toList()));
    assertThat(decoded.seconds().get(0), closeTo(0.52, 1e-6));
    assertThat(decoded.duplicated(), is(0));
  }

  @Test
  void picturesOnATakenFrameAreCountedAndTheNearestIsKept() throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 100, 9);

    for (double segmentSeconds : new double[] {0.01, 1, 100}) {
      CameraPlan plan =
          NumberedFootage.plan(NumberedFootage.recording(5, 0.08, -1), segmentSeconds, file);
      Decoded decoded = NumberedFootage.decode(plan.segments());

      // Pictures 0 to 4, at 0 to 0.16 s, fall on frame 0 at 0.08 s, and so on.
      List<Integer> middles = IntStream.range(0, 20).map(i -> 5 * i + 2).boxed().toList();
      assertThat(decoded.numbers(), is(middles));
      assertThat(decoded.indices(), is(LongStream.range(0, 20).boxed().toList()));
      assertThat(decoded.duplicated(), is(80));
    }
  }

  @Test
  void filesFollowEachOther() throws IOException {
    Path first = NumberedFootage.write(folder.resolve("a.mp4"), 0, 33, 10, "libopenh264", 0);
    Path second = NumberedFootage.write(folder.resolve("b.mkv"), 33, 40, 10, "mpeg4", 1);
    Path third = NumberedFootage.write(folder.resolve("c.ts"), 73, 20, 10, "mpeg2video", 2);

    CameraPlan plan =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 0.4, first, second, third);
    Decoded decoded = NumberedFootage.decode(plan.segments());

    assertThat(decoded.numbers(), is(IntStream.range(0, 93).boxed().toList()));
    assertThat(decoded.indices(), is(LongStream.range(0, 93).boxed().toList()));
  }

  @ParameterizedTest
  @CsvSource({"40, 20, 90", "40, 20, 180", "40, 20, 270", "0, 0, 90", "0, 0, 0"})
  void picturesAreDeliveredUprightAndToSize(int maxWidth, int maxHeight, int degrees)
      throws IOException {
    Path file = folder.resolve("a.mp4");
    // Stored: red top left, green top right, blue bottom left, white bottom right.
    int[] quarters = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};
    byte[] rgb = new byte[3 * 80 * 48];
    for (int i = 0; i < 80 * 48; i++) {
      int colour = quarters[(i / 80 < 24 ? 0 : 2) + (i % 80 < 40 ? 0 : 1)];
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    try (VideoEncoder encoder = VideoEncoder.h264(file, 80, 48, 25)) {
      encoder.write(rgb);
    }
    NumberedFootage.rotate(file, degrees);
    Segment segment =
        NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 1, file).segments().get(0);

    DecodedFrame frame;
    FrameScaling scaling = new FrameScaling(maxWidth, maxHeight, PixelOrder.RGB);
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, scaling, 1)) {
      frame = decoder.next().orElseThrow();
    }

    boolean turned = degrees % 180 != 0;
    assertThat(frame.sourceWidth(), is(turned ? 48 : 80));
    assertThat(frame.sourceHeight(), is(turned ? 80 : 48));
    int width = maxWidth == 0 ? frame.sourceWidth() : turned ? 12 : 33;
    int height = maxWidth == 0 ? frame.sourceHeight() : 20;
    assertThat(List.of(frame.width(), frame.height()), is(List.of(width, height)));
    assertThat(frame.pixels().length, is(3 * width * height));
    // Clockwise from the top left the stored quarters are 0 1 3 2; a turn moves that along.
    int[] clockwise = {0, 1, 3, 2};
    int[][] corners = {{1, 1}, {3, 1}, {3, 3}, {1, 3}};
    for (int corner = 0; corner < 4; corner++) {
      int x = corners[corner][0] * width / 4;
      int y = corners[corner][1] * height / 4;
      int expected = quarters[clockwise[Math.floorMod(corner - degrees / 90, 4)]];
      for (int channel = 0; channel < 3; channel++) {
        int value = frame.pixels()[3 * (y * width + x) + channel] & 0xff;
        int wanted = expected >> (16 - 8 * channel) & 0xff;
        assertThat(Math.abs(value - wanted), lessThan(30));
      }
    }
  }

  @Test
  void sizesMayBeOddAndChangeOnTheWay() throws IOException {
    Path odd = folder.resolve("odd.avi");
    EncoderOptions options = EncoderOptions.defaults().withQuality(4);
    try (VideoEncoder encoder =
        VideoEncoder.open(odd, 93, 51, 25, options, NumberedFootage.coding(odd, "mpeg4", 0))) {
      for (int i = 0; i < 20; i++) {
        encoder.write(NumberedFootage.picture(i, 93, 51));
      }
    }
    Path changing = NumberedFootage.h264(folder.resolve("a.h264"), 10, 10);
    Path wider = folder.resolve("b.h264");
    try (VideoEncoder encoder =
        VideoEncoder.open(
            wider, 128, 64, 25, options, NumberedFootage.coding(wider, "libopenh264", 0))) {
      for (int i = 10; i < 20; i++) {
        encoder.write(NumberedFootage.picture(i, 128, 64));
      }
    }
    Files.write(changing, Files.readAllBytes(wider), StandardOpenOption.APPEND);

    for (Path file : List.of(odd, changing)) {
      CameraPlan plan = NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 100, file);
      Decoded decoded = NumberedFootage.decode(plan.segments());
      assertThat(decoded.numbers(), is(IntStream.range(0, 20).boxed().toList()));
      assertThat(decoded.indices(), is(LongStream.range(0, 20).boxed().toList()));
    }
  }

  /**
   * Nothing moves: what cannot be decoded is failed, what may be stale is suspect, the rest sound.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void garbageInTheMiddleIsAccountedForAndShiftsNothing(int seed) throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 200, 10);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(seed);
    byte[] garbage = new byte[300];
    random.nextBytes(garbage);
    System.arraycopy(garbage, 0, bytes, bytes.length / 2 + random.nextInt(1000), 300);
    Files.write(file, bytes);

    for (double segmentSeconds : new double[] {0.01, 1}) {
      CameraPlan plan =
          NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), segmentSeconds, file);
      Decoded decoded = NumberedFootage.decode(plan.segments());

      assertThat(decoded.failed(), not(empty()));
      assertThat(decoded.failed().size() + decoded.suspect().size(), lessThan(40));
      Set<Long> all = new TreeSet<>(decoded.failed());
      all.addAll(decoded.indices());
      assertThat(all, is(LongStream.range(0, 200).boxed().collect(Collectors.toSet())));
      assertThat(decoded.indices().size() + decoded.failed().size(), is(200));
      for (int i = 0; i < decoded.indices().size(); i++) {
        long index = decoded.indices().get(i);
        if (!decoded.suspect().contains(index)) {
          assertThat((long) decoded.numbers().get(i), is(index));
        }
      }
    }
  }

  @Test
  void fileCutShortGivesWhatIsThere() throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 200, 10);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));

    CameraPlan plan = NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 1, file);
    Decoded decoded = NumberedFootage.decode(plan.segments());

    assertThat(plan.problems(), hasSize(1));
    int count = decoded.numbers().size();
    assertThat(count, greaterThan(80));
    assertThat(decoded.numbers(), is(IntStream.range(0, count).boxed().toList()));
    assertThat(plan.endFrame(), is(200L));
    assertThat(decoded.failed().size(), lessThan(2));
  }

  @Test
  void footageThatChangedSinceItWasIndexedIsRefused() throws IOException {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 40, 10);
    CameraPlan plan = NumberedFootage.plan(NumberedFootage.recording(25, 0, -1), 0.4, file);
    NumberedFootage.h264(file, 12, 12);

    InvalidInputException thrown =
        assertThrows(
            InvalidInputException.class,
            () -> NumberedFootage.decode(plan.segments().subList(2, 3)));

    assertThat(thrown.getMessage(), containsString("a.mp4"));
    assertThat(thrown.getMessage(), containsString("changed"));
  }

  @Test
  void nativeMemoryDoesNotGrow() throws IOException, InterruptedException {
    Path file = folder.resolve("a.mp4");
    EncoderOptions options = EncoderOptions.defaults().withKeyframeInterval(2);
    try (VideoEncoder encoder = VideoEncoder.h264(file, 640, 480, 25, options)) {
      for (int i = 0; i < 20; i++) {
        encoder.write(NumberedFootage.picture(i, 640, 480));
      }
    }
    // The heap must not blur what native memory does: a JVM whose heap is all there from the start.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m",
            "-Xmx64m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            NativeMemoryGrowth.class.getName(),
            file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output, process.waitFor(), is(0));
    long grown = Long.parseLong(output.strip());

    // A picture leaked by each of the 200 segments would be 72 MB scaled, 92 MB unscaled.
    assertThat(grown, lessThan(20_000_000L));
  }
}
