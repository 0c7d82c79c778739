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
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;
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
  private static final List<Keypoint> WRISTS = List.of(Keypoint.LEFT_WRIST, Keypoint.RIGHT_WRIST);

  @TempDir private Path folder;

  @Test
  void sampleModelFindsTheWristsOfTheSampleSwimmer() throws IOException {
    Path recording = TESTDATA.resolve("swim");
    List<JsonNode> truth = truth(recording);
    List<Double> errors = new ArrayList<>();
    int batch = OnnxPoseConfig.of(MODEL).batchSize();
    try (PoseBackend backend = backend(1)) {
      for (Segment segment : segments(recording, 3)) {
        CameraPoses seen = new SegmentPoseEstimator(backend, batch, 1).estimate(segment).poses();
        assertThat(FrameAccount.of(seen).decoded(), is(segment.endFrame() - segment.firstFrame()));
        assertThat(seen.people().size(), is(seen.frameCount()));
        for (int f = 0; f < seen.frameCount(); f++) {
          JsonNode pose = truth.get((int) seen.firstFrame() + f);
          for (Keypoint wrist : WRISTS) {
            assertThat((double) seen.people().confidence(f, wrist), greaterThan(0.5));
            errors.add(distance(seen.people(), f, wrist, pose));
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
    try (PoseBackend backend = backend(2)) {
      for (Segment segment : segments(folder, 100)) {
        CameraPoses part = new SegmentPoseEstimator(backend, 8, 1).estimate(segment).poses();
        for (int frame = 0; frame < part.frameCount(); frame++) {
          assertThat(part.frameOffsets()[frame + 1], is(2 * (frame + 1)));
          // The second lane is higher in the picture.
          float[] box = part.people().box();
          int near = box[8 * frame + 3] > box[8 * frame + 7] ? 0 : 1;
          for (int swimmer = 0; swimmer < 2; swimmer++) {
            int row = 2 * frame + (swimmer == 0 ? near : 1 - near);
            JsonNode pose = truth.get(2 * frame + swimmer);
            for (int edge = 0; edge < 4; edge++) {
              double expected = pose.get("bbox").get(edge).asDouble();
              assertThat((double) box[4 * row + edge], closeTo(expected, 40));
            }
            errors.add(distance(part.people(), row, Keypoint.LEFT_HIP, pose));
          }
        }
      }
    }
    assertThat(errors.size(), is(40));
    double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat("hips, px", mean, lessThan(8.0));
  }

  private static PoseBackend backend(int swimmers) throws IOException {
    OnnxPoseConfig network = OnnxPoseConfig.of(MODEL).withMaxPeople(swimmers);
    return PoseBackends.create(PoseConfig.of(BackendKind.YOLO).withNetwork(network));
  }

  private static double distance(PoseColumns poses, int row, Keypoint keypoint, JsonNode truth) {
    JsonNode point = truth.get("keypoints").get(keypoint.index());
    return Math.hypot(
        poses.x(row, keypoint) - point.get(0).asDouble(),
        poses.y(row, keypoint) - point.get(1).asDouble());
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
