package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.recording.CameraClock;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.video.NumberedFootage.Decoded;

/** Where a camera's pictures come on the recording's clock. */
class FilePlacerTest {
  private static final double[] NOT_LISTED = {};

  @TempDir Path folder;

  /** 10 pictures a second from a time on, of which a tick is 10 ms. */
  private static FootageIndex file(String uri, double startSeconds, int pictures) {
    long start = Math.round(100 * startSeconds);
    long[] pts = LongStream.range(0, pictures).map(i -> start + 10 * i).toArray();
    return new FootageIndex(
        uri, 0, "h264", 64, 48, 0, 10, 0.01, start + 10L * pictures, pts, pts, false, false, "");
  }

  private static FootageIndex anyClock(FootageIndex f) {
    return new FootageIndex(
        f.uri(), 0, "h264", 64, 48, 0, 10, 0.01, f.endPts(), f.pts(), f.pts(), false, true, "");
  }

  private static RecordingCamera camera(CameraClock clock) {
    return new RecordingCamera("c", List.of(), RecordingCamera.ANY_STREAM, clock);
  }

  private static CameraPlan plan(CameraClock clock, double[] listed, FootageIndex... files) {
    return SegmentPlanner.plan(
        NumberedFootage.recording(10, 0, -1), camera(clock), List.of(files), listed, 1000);
  }

  private static List<List<Long>> ranges(CameraPlan plan) {
    return plan.segments().stream().map(s -> List.of(s.firstFrame(), s.endFrame())).toList();
  }

  private static CameraClock starts(Map<String, Double> starts) {
    return CameraClock.offset(0).withFileStarts(starts);
  }

  @Test
  void aClockThatRunsTooFastIsSlowedDown() {
    CameraClock tenPercentFast = new CameraClock(2, 100_000, Map.of(), "");

    CameraPlan plan = plan(tenPercentFast, NOT_LISTED, file("a", 0, 111));

    // The last picture, at 11 s of the camera's time, was taken 10 s after the first.
    assertThat(ranges(plan), is(List.of(List.of(20L, 121L))));
    assertThat(plan.segments().get(0).secondsAt(1100), closeTo(12, 1e-9));
    assertThat(plan.segments().get(0).periodSeconds(), closeTo(0.1 / 1.1, 1e-9));
  }

  @Test
  void driftGoesOnFromFileToFile() {
    CameraClock tenPercentFast = new CameraClock(0, 100_000, Map.of(), "");

    CameraPlan plan = plan(tenPercentFast, NOT_LISTED, file("a", 0, 110), file("b", 0, 111));

    assertThat(plan.segments().get(1).secondsAt(0), closeTo(10, 1e-9));
    assertThat(plan.segments().get(1).secondsAt(1100), closeTo(20, 1e-9));
  }

  @Test
  void filesWithAStartLeaveGapsAndOverlap() {
    CameraPlan plan =
        plan(
            starts(Map.of("b", 3.0, "c", 3.5)),
            NOT_LISTED,
            file("a", 0, 10),
            file("b", 0, 10),
            file("c", 0, 10));

    assertThat(ranges(plan), is(List.of(List.of(0L, 10L), List.of(30L, 40L), List.of(40L, 45L))));
    assertThat(plan.problems(), empty());
  }

  @Test
  void aClockThatStartsAnywhereCountsFromTheFirstFile() {
    CameraPlan plan =
        plan(
            CameraClock.offset(0),
            NOT_LISTED,
            anyClock(file("a", 5000, 10)),
            anyClock(file("b", 5002, 10)),
            anyClock(file("c", 1, 10)));

    assertThat(ranges(plan), is(List.of(List.of(0L, 10L), List.of(20L, 30L), List.of(30L, 40L))));
  }

  @Test
  void whatFollowsAnUnreadableFileIsNotShifted() {
    FootageIndex unreadable = FootageIndex.unreadable("lost.mp4", "no moov");

    CameraPlan plan =
        plan(CameraClock.offset(0), NOT_LISTED, file("a", 0, 10), unreadable, file("b", 0, 10));

    assertThat(ranges(plan), is(List.of(List.of(0L, 10L))));
    assertThat(plan.problems(), hasSize(1));
    assertThat(plan.problems().get(0).file(), is("b"));
    assertThat(plan.problems().get(0).message(), containsString("lost.mp4"));
  }

  @Test
  void whatFollowsAnUnreadableFileIsUsedWhereItsTimeIsKnown() {
    FootageIndex unreadable = FootageIndex.unreadable("lost.mp4", "no moov");

    CameraPlan continuing =
        plan(CameraClock.offset(0), NOT_LISTED, file("a", 0, 10), unreadable, file("b", 4, 10));
    CameraPlan told =
        plan(starts(Map.of("b", 6.0)), NOT_LISTED, file("a", 0, 10), unreadable, file("b", 0, 10));

    assertThat(ranges(continuing), is(List.of(List.of(0L, 10L), List.of(40L, 50L))));
    assertThat(ranges(told), is(List.of(List.of(0L, 10L), List.of(60L, 70L))));
    assertThat(continuing.problems(), empty());
  }

  @Test
  void aTableOfTimesReplacesTheFootagesOwn() {
    double[] listed = IntStream.range(0, 25).mapToDouble(i -> 1 + i * 0.1).toArray();
    listed[3] = Double.NaN;

    CameraPlan plan = plan(CameraClock.offset(1), listed, file("a", 7, 10), file("b", 0, 10));

    Segment first = plan.segments().get(0);
    assertThat(ranges(plan), is(List.of(List.of(20L, 30L), List.of(30L, 40L))));
    assertThat(first.secondsAt(710), closeTo(2.1, 1e-9));
    assertThat(first.frameAt(730).isEmpty(), is(true));
    assertThat(plan.problems(), hasSize(1));
    assertThat(
        plan.problems().get(0).message(),
        containsString("24 pictures up to number 24, the footage shows 20"));
  }

  @Test
  void ofAFasterCameraThePicturesNearestToTheFramesAreTaken() throws Exception {
    Path file = NumberedFootage.h264(folder.resolve("a.mp4"), 100, 7);

    for (double segmentSeconds : new double[] {0.01, 0.3, 100}) {
      CameraPlan plan =
          NumberedFootage.plan(NumberedFootage.recording(12.5, 0, -1), segmentSeconds, file);
      Decoded decoded = NumberedFootage.decode(plan.segments());

      // The last one, half a frame early, has no other beside it.
      List<Integer> nearest = IntStream.range(0, 51).map(i -> Math.min(2 * i, 99)).boxed().toList();
      assertThat(decoded.numbers(), is(nearest));
      assertThat(decoded.duplicated(), is(49));
    }
  }

  @Test
  void listedTimesDecideWhichFrameAPictureShows() throws Exception {
    Path file = NumberedFootage.write(folder.resolve("a.mp4"), 0, 40, 10, "mpeg2video", 2);
    double[] listed = IntStream.range(0, 40).mapToDouble(i -> i * 0.08).toArray();
    listed[20] = Double.NaN;

    CameraPlan plan =
        SegmentPlanner.plan(
            NumberedFootage.recording(25, 0, -1),
            NumberedFootage.camera(0),
            List.of(FootageIndexer.index(file.toString(), file)),
            listed,
            0.1);
    Decoded decoded = NumberedFootage.decode(plan.segments());

    List<Integer> shown = IntStream.range(0, 40).filter(i -> i != 20).boxed().toList();
    assertThat(decoded.numbers(), is(shown));
    assertThat(decoded.indices(), is(shown.stream().map(i -> 2L * i).toList()));
    assertThat(decoded.failed(), empty());
  }

  @Test
  void eachOfTwoVideoStreamsIsExact() throws Exception {
    FootageKind kind = FootageKind.all().get(0);
    FfmpegCommand.requireEncoder(kind.encoder());
    Path file = folder.resolve("two.mp4");
    List<String> arguments = new ArrayList<>(FfmpegCommand.rawInput(folder, kind, 300));
    arguments.addAll(FfmpegCommand.rawInput(folder, kind, 1300));
    arguments.addAll(List.of("-map", "0", "-map", "1"));
    arguments.addAll(kind.encoding());
    arguments.add(file.toString());
    FfmpegCommand.run(arguments);
    assertThat(Files.exists(file), is(true));

    for (int stream = 0; stream < 2; stream++) {
      FootageIndex index = FootageIndexer.index(file.toString(), file, stream);
      CameraPlan plan =
          SegmentPlanner.plan(
              NumberedFootage.recording(25, 0, -1), NumberedFootage.camera(0), List.of(index), 0.5);
      Decoded decoded = NumberedFootage.decode(plan.segments());
      int first = 300 + 1000 * stream;
      assertThat(decoded.numbers(), is(IntStream.range(first, first + 120).boxed().toList()));
    }
  }
}
