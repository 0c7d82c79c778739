package org.shoal.io.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.Problem;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingCoder;

class PlanFootageTest {
  @TempDir Path folder;

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void theLongestCameraDecidesTheLengthAndEveryFrameIsPlannedOnce() throws IOException {
    PlanFootage.Result plan =
        plan(-1, camera("short", film("short", 20, 0)), camera("late", film("late", 30, 1.0)));

    PAssert.that(plan.recordings()).satisfies(recordings -> check(only(recordings).frames(), 40L));
    PAssert.that(plan.segments())
        .satisfies(
            segments -> {
              List<Segment> sorted = sorted(segments);
              check(
                  sorted.stream().map(Segment::firstFrame).toList(),
                  List.of(10L, 20L, 30L, 0L, 10L));
              check(
                  sorted.stream().map(Segment::endFrame).toList(),
                  List.of(20L, 30L, 40L, 10L, 20L));
              return null;
            });
    PAssert.that(plan.problems()).empty();
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aLengthThatTheYamlGivesStands() throws IOException {
    PlanFootage.Result plan = plan(25, camera("a", film("a", 40, 0)));

    PAssert.that(plan.recordings()).satisfies(recordings -> check(only(recordings).frames(), 25L));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void footageThatCannotBeReadIsAProblemAndTheOtherFilesCount() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all\n".repeat(100));
    PlanFootage.Result plan = plan(-1, camera("a", text.toString()), camera("b", film("b", 10, 0)));

    PAssert.that(plan.problems())
        .satisfies(
            problems -> {
              Problem problem = only(problems);
              assertThat(problem.camera(), is("a"));
              assertThat(problem.stage(), is("index"));
              assertThat(problem.message(), containsString("text.mp4"));
              return null;
            });
    PAssert.that(plan.recordings()).satisfies(recordings -> check(only(recordings).frames(), 10L));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void footageOfAnotherSizeThanCalibratedIsAProblem() throws IOException {
    Recording recording =
        recording(-1, camera("a", film("a", 10, 0)), camera("b", film("b", 10, 0)));
    Calibration calibration =
        new Calibration(
            List.of(calibrated("a", 64, 64), calibrated("b", 32, 64)), new Medium.Air());
    PlanFootage.Result plan =
        pipeline
            .apply(Create.of(recording).withCoder(RecordingCoder.of()))
            .apply(PlanFootage.ofSegmentSeconds(1).withCalibrations(Map.of("pond", calibration)));

    PAssert.that(plan.problems())
        .satisfies(
            problems -> {
              Problem problem = only(problems);
              assertThat(problem.camera(), is("b"));
              assertThat(
                  problem.message(),
                  containsString("64 x 64 pixels, the camera is calibrated for 32 x 64"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static CameraCalibration calibrated(String name, int width, int height) {
    double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    return new CameraCalibration(
        name, width, height, identity, LensDistortion.none(), identity, new double[3]);
  }

  @Test
  void timeStampsOfAnotherClockAreAProblemAndMakeNoFrames() throws IOException {
    double fortyDays = 40 * 86_400.0;
    PlanFootage.Result plan =
        plan(-1, camera("a", film("a", 10, 0)), camera("b", film("b", 10, fortyDays)));

    PAssert.that(plan.recordings()).satisfies(recordings -> check(only(recordings).frames(), 10L));
    PAssert.that(plan.problems())
        .satisfies(
            problems -> {
              List<String> messages =
                  StreamSupport.stream(problems.spliterator(), false)
                      .filter(problem -> problem.message().contains("40 days"))
                      .map(Problem::camera)
                      .toList();
              assertThat(messages, contains("b"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private PlanFootage.Result plan(long frames, RecordingCamera... cameras) {
    PCollection<Recording> recordings =
        pipeline.apply(Create.of(recording(frames, cameras)).withCoder(RecordingCoder.of()));
    return recordings.apply(PlanFootage.ofSegmentSeconds(1));
  }

  private static Recording recording(long frames, RecordingCamera... cameras) {
    return new Recording("pond", "pond.yaml", 10, 0, "", frames, List.of(cameras), "");
  }

  private static RecordingCamera camera(String name, String file) {
    return new RecordingCamera(name, List.of(file), 0);
  }

  /** Frames at 10 a second with a keyframe every second. */
  private String film(String name, int frames, double startSeconds) throws IOException {
    Path file = folder.resolve(name + ".mp4");
    EncoderOptions options = EncoderOptions.defaults().withKeyframeInterval(10);
    byte[] rgb = new byte[3 * 64 * 64];
    try (VideoEncoder encoder = VideoEncoder.h264(file, 64, 64, 10, options)) {
      for (int i = 0; i < frames; i++) {
        encoder.write(rgb, startSeconds + i / 10.0);
      }
    }
    return file.toString();
  }

  private static List<Segment> sorted(Iterable<Segment> segments) {
    return StreamSupport.stream(segments.spliterator(), false)
        .sorted(Comparator.comparing(Segment::camera).thenComparing(Segment::firstFrame))
        .toList();
  }

  private static <T> T only(Iterable<T> elements) {
    List<T> all = StreamSupport.stream(elements.spliterator(), false).toList();
    assertThat(all.size(), is(1));
    return all.get(0);
  }

  private static <T> Void check(T actual, T expected) {
    assertThat(actual, is(expected));
    return null;
  }
}
