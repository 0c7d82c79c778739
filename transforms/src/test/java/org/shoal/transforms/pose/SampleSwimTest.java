package org.shoal.transforms.pose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.RecordingReader;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentPlanner;
import org.shoal.transforms.simulate.StrokeSchedule;
import org.shoal.transforms.simulate.SwimConfig;
import org.shoal.transforms.simulate.SwimSimulation;

/** The sample network on simulated swimmers, judged by their true keypoints. */
class SampleSwimTest {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final String MODEL = TESTDATA.resolve("models/swimmer-pose.onnx").toString();
  private static final int[] WRISTS = {9, 10};

  @TempDir private Path folder;

  @Test
  void sampleModelFindsTheWristsOfTheSampleSwimmer() throws IOException {
    Path recording = TESTDATA.resolve("swim");
    List<JsonNode> truth = truth(recording);
    List<Double> errors = new ArrayList<>();
    try (OnnxPoseEstimator estimator = OnnxPoseEstimator.open(OnnxPoseConfig.of(MODEL))) {
      assertThat(estimator.layout(), is(PoseLayout.YOLO));
      for (Segment segment : segments(recording, 3)) {
        SegmentPoses seen = new SegmentPoseEstimator(estimator, 8, 1).estimate(segment);
        assertThat(seen.frames().count(FrameStatus.DECODED), is(seen.poses().size()));
        for (int i = 0; i < seen.poses().size(); i++) {
          FramePoses poses = seen.poses().get(i).orElseThrow();
          assertThat(poses.size(), is(1));
          JsonNode pose = truth.get((int) segment.firstFrame() + i);
          for (int wrist : WRISTS) {
            assertThat((double) poses.keypoints()[3 * wrist + 2], greaterThan(0.5));
            errors.add(distance(poses, 0, wrist, pose));
          }
        }
      }
    }
    assertThat(errors.size(), is(2 * 900));
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    assertThat("median, px", sorted[sorted.length / 2], lessThan(4.0));
    assertThat("95 %, px", sorted[sorted.length * 95 / 100], lessThan(12.0));
  }

  @Test
  void twoSwimmersAreToldApart() throws IOException {
    StrokeSchedule strokes = StrokeSchedule.parse("60");
    new SwimSimulation(new SwimConfig(2, strokes, 4, 5, 640, 360, 5, true)).write(folder);
    List<JsonNode> truth = truth(folder);
    List<Double> errors = new ArrayList<>();
    OnnxPoseConfig config = OnnxPoseConfig.of(MODEL).withSwimmers(2);
    try (OnnxPoseEstimator estimator = OnnxPoseEstimator.open(config)) {
      for (Segment segment : segments(folder, 100)) {
        SegmentPoses seen = new SegmentPoseEstimator(estimator, 8, 1).estimate(segment);
        for (int frame = 0; frame < seen.poses().size(); frame++) {
          FramePoses poses = seen.poses().get(frame).orElseThrow();
          assertThat(poses.size(), is(2));
          // The second lane is higher in the picture.
          int near = poses.box()[3] > poses.box()[7] ? 0 : 1;
          for (int swimmer = 0; swimmer < 2; swimmer++) {
            int person = swimmer == 0 ? near : 1 - near;
            JsonNode pose = truth.get(2 * frame + swimmer);
            for (int edge = 0; edge < 4; edge++) {
              double expected = pose.get("bbox").get(edge).asDouble();
              assertThat((double) poses.box()[4 * person + edge], closeTo(expected, 40));
            }
            errors.add(distance(poses, person, 11, pose));
          }
        }
      }
    }
    assertThat(errors.size(), is(40));
    double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat("hips, px", mean, lessThan(8.0));
  }

  private static double distance(FramePoses poses, int person, int joint, JsonNode truth) {
    int at = FramePoses.STRIDE * person + 3 * joint;
    JsonNode point = truth.get("keypoints").get(joint);
    return Math.hypot(
        poses.keypoints()[at] - point.get(0).asDouble(),
        poses.keypoints()[at + 1] - point.get(1).asDouble());
  }

  private static List<Segment> segments(Path folder, double segmentSeconds) throws IOException {
    Recording recording = RecordingReader.read(folder.resolve("recording.yaml").toString());
    RecordingCamera camera = recording.cameras().get(0);
    String file = camera.footage().get(0);
    return SegmentPlanner.plan(
            recording, camera, List.of(FootageIndexer.index(file, Path.of(file))), segmentSeconds)
        .segments();
  }

  private static List<JsonNode> truth(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> poses = new ArrayList<>();
    Path file = folder.resolve("keypoints.jsonl.gz");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        poses.add(json.readTree(line));
      }
    }
    return poses;
  }
}
