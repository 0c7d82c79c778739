package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shoal.io.recording.Recording;

class SegmentPlannerTest {
  /** Ticks are hundredths of a second. */
  private static FootageIndex file(String uri, long[] pts, long endPts, long... keyframes) {
    return new FootageIndex(
        uri, 0, "h264", 64, 48, 90, 10, 0.01, endPts, pts, keyframes, false, false, "");
  }

  /** 10 pictures a second. */
  private static long[] steady(long first, int count) {
    return LongStream.range(0, count).map(i -> first + 10 * i).toArray();
  }

  private static CameraPlan plan(
      double start, long frames, double offset, double segmentSeconds, FootageIndex... files) {
    Recording recording = NumberedFootage.recording(10, start, frames);
    return SegmentPlanner.plan(
        recording, NumberedFootage.camera(offset), List.of(files), segmentSeconds);
  }

  private static List<List<Long>> ranges(CameraPlan plan) {
    return plan.segments().stream().map(s -> List.of(s.firstFrame(), s.endFrame())).toList();
  }

  @Test
  void segmentsGrowToTheNextKeyframe() {
    FootageIndex file = file("a", steady(0, 100), 1000, 0, 120, 250, 400, 420, 900);

    CameraPlan plan = plan(0, -1, 0, 2, file);

    assertThat(ranges(plan), is(List.of(List.of(0L, 25L), List.of(25L, 90L), List.of(90L, 100L))));
    assertThat(plan.endFrame(), is(100L));
    assertThat(plan.problems(), empty());
    Segment middle = plan.segments().get(1);
    assertThat(middle.keyframePts(), is(250L));
    assertThat(middle.firstPts(), is(250L));
    assertThat(middle.endPts(), is(900L));
    assertThat(middle.rotationDegrees(), is(90));
    assertThat(plan.segments().get(2).endPts(), is(Long.MAX_VALUE));
  }

  @Test
  void framesOutsideTheRecordingAreNotPlanned() {
    FootageIndex file = file("a", steady(0, 100), 1000, 0, 200, 400, 600, 800);

    CameraPlan plan = plan(2.5, 40, 0, 1, file);

    assertThat(ranges(plan), is(List.of(List.of(0L, 15L), List.of(15L, 35L), List.of(35L, 40L))));
    assertThat(plan.segments().get(0).keyframePts(), is(200L));
    assertThat(plan.segments().get(0).firstPts(), is(250L));
    assertThat(plan.segments().get(2).endPts(), is(650L));
    assertThat(plan(20, -1, 0, 1, file).segments(), empty());
    assertThat(plan(0, 0, 0, 1, file).segments(), empty());
    assertThat(plan(0, -1, 0, 1).endFrame(), is(0L));
  }

  @Test
  void lateStartAndOffsetMoveTheFrames() {
    FootageIndex late = file("a", steady(70, 10), 170, 70);

    assertThat(ranges(plan(0, -1, 0, 1, late)), is(List.of(List.of(7L, 17L))));
    assertThat(ranges(plan(0, -1, 0.5, 1, late)), is(List.of(List.of(12L, 22L))));
    assertThat(ranges(plan(0, -1, -0.9, 1, late)), is(List.of(List.of(0L, 8L))));
  }

  @Test
  void aFileBeginsWhereTheOneBeforeEnds() {
    FootageIndex first = file("a", steady(20, 10), 120, 20);
    FootageIndex second = file("b", steady(5, 10), 105, 5);
    FootageIndex continues = file("c", steady(115, 10), 215, 115);

    CameraPlan plan = plan(0, -1, 0, 100, first, second, continues);

    assertThat(ranges(plan), is(List.of(List.of(2L, 12L), List.of(12L, 22L), List.of(23L, 33L))));
    assertThat(plan.segments().get(1).clockOffsetSeconds(), closeTo(1.15, 1e-9));
    assertThat(plan.segments().get(2).uri(), is("c"));
  }

  @Test
  void aFileCutShortKeepsItsPlaceAndIsReported() {
    FootageIndex damaged =
        new FootageIndex(
            "a",
            0,
            "h264",
            64,
            48,
            0,
            10,
            0.01,
            200,
            steady(0, 5),
            new long[] {0},
            false,
            false,
            "cut short");

    CameraPlan plan = plan(0, -1, 0, 100, damaged, file("b", steady(0, 10), 100, 0));

    assertThat(ranges(plan), is(List.of(List.of(0L, 20L), List.of(20L, 30L))));
    assertThat(plan.problems(), hasSize(1));
    assertThat(plan.problems().get(0).file(), is("a"));
    assertThat(plan.problems().get(0).camera(), is("c"));
    assertThat(plan.problems().get(0).firstFrame(), is(5L));
    assertThat(plan.problems().get(0).message(), is("cut short"));
  }

  @Test
  void footageWithoutKeyframesIsReported() {
    CameraPlan plan = plan(0, -1, 0, 1, file("a", steady(0, 5), 50));

    assertThat(plan.segments(), empty());
    assertThat(plan.problems().get(0).message(), containsString("keyframe"));
    assertThat(plan.problems().get(0).frameCount(), is(5L));
  }

  @Test
  void aJumpOfTheClockIsReported() {
    CameraPlan plan = plan(0, -1, 0, 1, file("a", new long[] {0, 10, 20_000}, 20_010, 0, 20_000));

    assertThat(ranges(plan), is(List.of(List.of(0L, 2000L), List.of(2000L, 2001L))));
    assertThat(plan.problems(), hasSize(1));
    assertThat(plan.problems().get(0).firstFrame(), is(2L));
    assertThat(plan.problems().get(0).frameCount(), is(1998L));
  }

  /**
   * Whatever the times: each frame that has a picture is in exactly the segment with its nearest.
   */
  @Property(tries = 300)
  void everyFrameHasOneSegment(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int count,
      @ForAll @DoubleRange(min = 0.01, max = 5) double segmentSeconds,
      @ForAll @DoubleRange(min = -3, max = 3) double offset,
      @ForAll @IntRange(min = -1, max = 60) int frames) {
    Random random = new Random(seed);
    long[] pts = random.longs(count, 0, 1000).sorted().distinct().toArray();
    long[] keyframes =
        LongStream.concat(
                LongStream.of(pts[0]),
                Arrays.stream(pts).skip(1).filter(p -> random.nextInt(4) == 0))
            .toArray();
    FootageIndex file = file("a", pts, pts[pts.length - 1] + 10, keyframes);

    CameraPlan plan = plan(0, frames, offset, segmentSeconds, file);

    TreeMap<Long, Long> nearestPicture = new TreeMap<>();
    for (long time : pts) {
      long frame = Math.round((time * 0.01 + offset) * 10);
      if (frame >= 0 && (frames < 0 || frame < frames)) {
        nearestPicture.merge(
            frame, time, (a, b) -> distance(b, offset) < distance(a, offset) - 1e-9 ? b : a);
      }
    }
    assertThat(plan.endFrame(), is(nearestPicture.isEmpty() ? 0 : nearestPicture.lastKey() + 1));
    long end = 0;
    for (Segment segment : plan.segments()) {
      assertThat(segment.firstFrame(), greaterThanOrEqualTo(end));
      end = segment.endFrame();
      assertThat(segment.keyframePts() <= segment.firstPts(), is(true));
    }
    nearestPicture.forEach(
        (frame, time) ->
            assertThat(
                plan.segments().stream()
                    .filter(s -> s.firstFrame() <= frame && frame < s.endFrame())
                    .filter(s -> s.firstPts() <= time && time < s.endPts())
                    .count(),
                is(1L)));
  }

  /** From a time in the file to that of the frame it belongs to, seconds. */
  private static double distance(long time, double offset) {
    double seconds = time * 0.01 + offset;
    return Math.abs(seconds - Math.round(seconds * 10) / 10.0);
  }

  @Test
  void segmentsSurviveCoding() throws IOException {
    Segment segment = plan(0.25, -1, 0.5, 2, file("a", steady(0, 9), 90, 0)).segments().get(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    SegmentCoder.of().encode(segment, out);

    assertThat(SegmentCoder.of().decode(new ByteArrayInputStream(out.toByteArray())), is(segment));
  }
}
