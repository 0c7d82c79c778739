package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.Problem;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageIndex;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.PictureTimes;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentPlanner;

class SegmentDetectorTest {
  private static final byte DECODED = FrameStatus.DECODED.code();
  private static final byte FAILED = FrameStatus.FAILED.code();
  private static final byte MISSING = FrameStatus.MISSING.code();
  private static OnnxDetector detector;

  @TempDir private Path folder;

  @BeforeAll
  static void openDetector() {
    detector = OnnxDetector.open(DetectorConfig.of(Squares.model("yolo.onnx")).withThreads(2));
  }

  @AfterAll
  static void closeDetector() {
    detector.close();
  }

  @AfterEach
  void noThreadStaysBehind() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("decode")) {
        thread.join(10_000);
        assertThat(thread.isAlive(), is(false));
      }
    }
  }

  @Test
  void partsCoverTheSegmentAndEndAtWindowBorders() throws IOException {
    Path file = SquareFootage.write(folder.resolve("a.mp4"), frames(0, 45));
    List<Segment> segments = SquareFootage.segments(file, 0.8);
    assertThat(segments.get(1).firstFrame(), is(20L));
    SegmentResult result = new SegmentDetector(detector, 3, 1).detect(segments.get(1));
    List<CameraWindow> parts = result.frames().cut(16);
    assertThat(parts, hasSize(2));
    assertCovers(parts.get(0), 20, 32);
    assertCovers(parts.get(1), 32, 40);
    assertThat(result.decoded(), is(20));
    assertThat(result.missing() + result.failed(), is(0));
    assertThat(result.detections(), is(20));
    assertThat(result.problems(), empty());
    for (CameraWindow part : parts) {
      for (int i = 0; i < part.frameCount(); i++) {
        assertShowsSquare(part, i);
      }
    }
  }

  @Test
  void framesThatTheCameraDroppedAreMissing() throws IOException {
    long[] kept = LongStream.range(0, 20).filter(i -> i != 5 && i != 6 && i != 13).toArray();
    Path file = SquareFootage.write(folder.resolve("gaps.mp4"), kept);
    SegmentResult result = new SegmentDetector(detector, 4, 1).detect(whole(file));
    CameraWindow part = result.frames();
    assertThat(result.missing(), is(3));
    for (int i = 0; i < 20; i++) {
      boolean dropped = i == 5 || i == 6 || i == 13;
      assertThat(part.status()[i], is(dropped ? MISSING : DECODED));
      assertThat(Double.isNaN(part.timestampSeconds()[i]), is(dropped));
      int[] offsets = part.detections().frameOffsets();
      assertThat(offsets[i + 1] - offsets[i], is(dropped ? 0 : 1));
      if (!dropped) {
        assertShowsSquare(part, i);
      }
    }
  }

  /**
   * One of the pictures was dropped, within a segment or where the next one begins; the recording
   * counts twice as many frames a second.
   */
  @ParameterizedTest
  @ValueSource(ints = {7, 10})
  void framesForWhichTheCameraFilmsTooSeldomAreAbsent(int dropped) throws IOException {
    long[] kept = LongStream.range(0, 20).filter(i -> i != dropped).toArray();
    Path file = SquareFootage.write(folder.resolve("seldom" + dropped + ".mp4"), kept);
    Recording recording = new Recording("r", "", 2 * SquareFootage.FPS, 0, "", -1, List.of(), "");
    RecordingCamera camera = new RecordingCamera("left", List.of(), 0);
    FootageIndex index = FootageIndexer.index(file.toString(), file);

    for (double segmentSeconds : new double[] {0.01, 100}) {
      List<Byte> statuses = new ArrayList<>();
      for (Segment segment :
          SegmentPlanner.plan(recording, camera, List.of(index), segmentSeconds).segments()) {
        CameraWindow part = new SegmentDetector(detector, 4, 1).detect(segment).frames();
        while (statuses.size() < part.firstFrame()) {
          statuses.add(FrameStatus.ABSENT.code());
        }
        for (byte status : part.status()) {
          statuses.add(status);
        }
      }

      assertThat(statuses.size(), is(39));
      for (int frame = 0; frame < 39; frame++) {
        byte filmed = frame == 2 * dropped ? MISSING : DECODED;
        assertThat(
            "frame " + frame,
            statuses.get(frame),
            is(frame % 2 == 0 ? filmed : FrameStatus.ABSENT.code()));
      }
    }
  }

  @Test
  void unreadableFootageIsAProblemAndItsFramesFailed() throws IOException {
    Path file = SquareFootage.write(folder.resolve("b.mp4"), frames(0, 12));
    Segment segment = whole(file);
    Files.writeString(file, "no video any more");
    SegmentResult result = new SegmentDetector(detector, 4, 1).detect(segment);
    assertIsLost(result, "b.mp4");
  }

  @Test
  void footageThatIsGoneIsAProblemAndItsFramesFailed() throws IOException {
    Path file = SquareFootage.write(folder.resolve("c.mp4"), frames(0, 12));
    Segment segment = whole(file);
    Files.delete(file);
    assertIsLost(new SegmentDetector(detector, 4, 1).detect(segment), "c.mp4");
  }

  @Test
  void damagedPicturesFailAndTheRestIsKept() throws IOException {
    Path file = SquareFootage.write(folder.resolve("d.mp4"), frames(0, 30));
    Segment segment = whole(file);
    byte[] bytes = Files.readAllBytes(file);
    // The second half of the file is pictures only.
    for (int i = bytes.length / 2; i < bytes.length * 2 / 3; i++) {
      bytes[i] = (byte) 0xff;
    }
    Files.write(file, bytes);
    SegmentResult result = new SegmentDetector(detector, 4, 1).detect(segment);
    assertThat(result.decoded() + result.failed() + result.missing(), is(30));
    assertThat(result.failed(), greaterThan(0));
    assertThat(result.decoded(), greaterThan(10));
    Problem problem = result.problems().get(0);
    assertThat(problem.frameCount(), is((long) result.failed()));
    assertThat(problem.message(), containsString("could not be decoded"));
    assertThat(result.frames().status()[(int) problem.firstFrame()], is(FAILED));
  }

  @Test
  void batchAndDecoderThreadsDoNotMatter() throws IOException {
    Segment segment = whole(SquareFootage.write(folder.resolve("e.mp4"), frames(0, 30)));
    SegmentResult one = new SegmentDetector(detector, 1, 1).detect(segment);
    SegmentResult many = new SegmentDetector(detector, 64, 3).detect(segment);
    assertThat(many.frames().detections().u(), is(one.frames().detections().u()));
    assertThat(many.frames().detections().confidence(), is(one.frames().detections().confidence()));
  }

  @Test
  void errorOfTheDetectorIsThrownAndDecodingStops() throws IOException {
    Segment segment = whole(SquareFootage.write(folder.resolve("f.mp4"), frames(0, 60)));
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> new SegmentDetector(new Failing(), 2, 1).detect(segment));
    assertThat(e.getMessage(), is("the GPU is on fire"));
  }

  @Test
  void segmentOfDoublesOnlyStillTellsOfThem() {
    Segment segment =
        new Segment(
            "r",
            "c",
            "x",
            0,
            false,
            0,
            0,
            10,
            0.1,
            0,
            PictureTimes.none(),
            0,
            new FrameClock(10, 0),
            30,
            30,
            0);
    SegmentColumns columns = new SegmentColumns(segment);
    SegmentFrames frames = new SegmentFrames(segment);
    frames.end(new DecodeSummary(new long[0], new long[0], 4, 1));
    List<CameraWindow> parts = columns.whole(frames).cut(16);
    assertThat(parts, hasSize(1));
    assertThat(parts.get(0).duplicatedFrames(), is(4));
    assertThat(parts.get(0).frameCount(), is(0));
    assertThat(parts.get(0).firstFrame(), is(30L));
  }

  private static Segment whole(Path file) {
    return SquareFootage.segments(file, 1000).get(0);
  }

  private static long[] frames(long from, long to) {
    return LongStream.range(from, to).toArray();
  }

  private static void assertCovers(CameraWindow part, long from, long to) {
    assertThat(part.camera(), is("left"));
    assertThat(part.firstFrame(), is(from));
    assertThat(part.firstFrame() + part.frameCount(), is(to));
    assertThat(part.detections().frameCount(), is(part.frameCount()));
  }

  private static void assertShowsSquare(CameraWindow part, int position) {
    long frame = part.firstFrame() + position;
    int row = part.detections().frameOffsets()[position];
    assertThat(part.status()[position], is(DECODED));
    assertThat(part.timestampSeconds()[position], closeTo(frame / SquareFootage.FPS, 1e-4));
    double x = SquareFootage.centreX(frame);
    assertThat((double) part.detections().u()[row], closeTo(x, 0.3));
    assertThat((double) part.detections().v()[row], closeTo(SquareFootage.centreY(), 0.3));
    assertThat(part.detections().label()[row], is(SquareFootage.square(frame).label()));
  }

  private static void assertIsLost(SegmentResult result, String file) {
    assertThat(result.failed(), is(12));
    byte[] lost = new byte[12];
    Arrays.fill(lost, FAILED);
    assertThat(result.frames().status(), is(lost));
    assertThat(Double.isNaN(result.frames().timestampSeconds()[0]), is(true));
    assertThat(result.problems(), hasSize(1));
    Problem problem = result.problems().get(0);
    assertThat(problem.stage(), is("decode"));
    assertThat(problem.camera(), is("left"));
    assertThat(problem.firstFrame(), is(0L));
    assertThat(problem.frameCount(), is(12L));
    assertThat(problem.message() + problem.file(), containsString(file));
  }

  /** Breaks down at its second batch. */
  private static final class Failing implements FrameDetector {
    private int batches;

    @Override
    public FrameScaling scaling() {
      return FrameScaling.none(FrameScaling.PixelOrder.RGB);
    }

    @Override
    public List<FrameDetections> detect(List<DecodedFrame> batch) {
      if (batches++ > 0) {
        throw new IllegalStateException("the GPU is on fire");
      }
      return detector.detect(batch);
    }

    @Override
    public void close() {}
  }
}
