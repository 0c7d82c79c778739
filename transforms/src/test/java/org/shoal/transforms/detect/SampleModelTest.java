package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CalibrationReader;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.SegmentPlanner;
import org.shoal.transforms.geometry.CameraModel;

/** The sample network on the sample tank, judged by the tank's truth. */
class SampleModelTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final int FISH = 3;
  private static final int FRAMES = 300;

  /** A detection belongs to a fish whose middle is nearer than this, pixels. */
  private static final double NEAR = 8;

  private int expected;
  private int found;
  private int detections;
  private final List<Double> errors = new ArrayList<>();

  @Test
  void sampleModelFindsTheFishOfTheSampleTank() throws IOException {
    Recording recording = RecordingReader.read(TESTDATA.resolve("tank/recording.yaml").toString());
    Calibration calibration = CalibrationReader.read(recording.calibration());
    double[][][] truth = truth(TESTDATA.resolve("tank/truth.csv"));
    String model = TESTDATA.resolve("models/fish-detector.onnx").toString();
    try (OnnxDetector detector = OnnxDetector.open(DetectorConfig.of(model))) {
      assertThat(detector.layout(), is(OutputLayout.YOLO));
      assertThat(detector.classNames(), is(List.of("fish")));
      for (RecordingCamera camera : recording.cameras()) {
        CameraModel seen =
            CameraModel.of(calibration.camera(camera.name()).orElseThrow(), calibration.medium());
        for (Segment segment : segments(recording, camera)) {
          judge(detector, segment, seen, truth);
        }
      }
    }
    assertThat(expected, is(4 * 3 * 30 * FISH));
    assertThat("recall", found / (double) expected, greaterThan(0.97));
    assertThat("precision", found / (double) detections, greaterThan(0.97));
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    assertThat("median error, px", sorted[sorted.length / 2], lessThan(1.5));
  }

  /** Three seconds from different parts of the footage. */
  private static List<Segment> segments(Recording recording, RecordingCamera camera) {
    String file = camera.footage().get(0);
    List<Segment> all =
        SegmentPlanner.plan(
                recording, camera, List.of(FootageIndexer.index(file, Path.of(file))), 1)
            .segments();
    assertThat(all.size(), greaterThanOrEqualTo(10));
    return List.of(all.get(0), all.get(4), all.get(8));
  }

  private void judge(
      OnnxDetector detector, Segment segment, CameraModel camera, double[][][] truth) {
    Path file = Path.of(segment.uri());
    try (SegmentDecoder decoder = SegmentDecoder.open(segment, file, detector.scaling(), 1)) {
      Optional<DecodedFrame> frame = decoder.next();
      while (frame.isPresent()) {
        FrameDetections seen = detector.detect(List.of(frame.get())).get(0);
        match(seen, camera, truth[(int) frame.get().index()]);
        frame = decoder.next();
      }
    }
  }

  private void match(FrameDetections seen, CameraModel camera, double[][] fish) {
    double[] pixel = new double[2];
    boolean[] used = new boolean[seen.size()];
    for (double[] position : fish) {
      assertThat(camera.project(position[0], position[1], position[2], pixel), is(true));
      int best = -1;
      double nearest = NEAR;
      for (int i = 0; i < used.length; i++) {
        double distance = Math.hypot(seen.u()[i] - pixel[0], seen.v()[i] - pixel[1]);
        if (!used[i] && distance < nearest) {
          nearest = distance;
          best = i;
        }
      }
      expected++;
      if (best >= 0) {
        used[best] = true;
        found++;
        errors.add(nearest);
      }
    }
    detections += seen.size();
  }

  /** Positions by frame and fish. */
  private static double[][][] truth(Path file) throws IOException {
    double[][][] truth = new double[FRAMES][FISH][];
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      double[] row = Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      truth[(int) row[0]][(int) row[1]] = new double[] {row[2], row[3], row[4]};
    }
    return truth;
  }
}
