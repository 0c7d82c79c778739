package org.shoal.transforms.pose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.video.DecodedFrame;

final class PoseBackendsTest {
  private static final PoseConfig SINE = PoseConfig.of(BackendKind.SINE).withSeed(42);
  private static final BlankFootage FOOTAGE = BlankFootage.of(30, 10);

  @TempDir Path folder;

  @Test
  void blankFootageHasItsFrames() {
    List<DecodedFrame> frames = FOOTAGE.frames().toList();
    assertThat(frames.size(), is(300));
    assertThat(frames.get(299).index(), is(299L));
    assertThat(frames.get(299).timestampSeconds(), is(299 / 30.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.7e9})
  void theWristsOfTheSineFollowSinesHalfACycleApart(double start) throws IOException {
    PoseBackend sine = PoseBackends.create(SINE);
    assertThat(sine.isAvailable(), is(true));
    assertThat(sine.scaling(), is(Optional.empty()));
    BlankFootage footage = new BlankFootage(30, start, 300);
    for (int i = 0; i < 300; i++) {
      SwimPose pose = sine.estimate(footage.frame(i)).get(0);
      double way = 100 * Math.sin(2 * Math.PI * 0.5 * (i / 30.0));
      assertThat((double) pose.y(Keypoint.LEFT_WRIST), is(closeTo(540 + way, 0.26)));
      assertThat((double) pose.y(Keypoint.RIGHT_WRIST), is(closeTo(540 - way, 0.26)));
      assertThat(pose.frameIndex(), is((long) i));
      assertThat(pose.timestampSeconds(), is(start + i / 30.0));
    }
  }

  @Test
  void aHigherStrokeRateIsAFasterSine() throws IOException {
    assertThat(turns(PoseBackends.create(SINE.withStrokeRate(30))), is(5));
    assertThat(turns(PoseBackends.create(SINE)), is(10));
    assertThat(turns(PoseBackends.create(SINE.withStrokeRate(90))), is(15));
  }

  @ParameterizedTest
  @EnumSource(names = {"SINE", "RANDOM"})
  void theSameSeedGivesTheSamePosesInAnyOrder(BackendKind kind) throws IOException {
    PoseConfig config = PoseConfig.of(kind).withSeed(7);
    PoseBackend one = PoseBackends.create(config);
    PoseBackend other = PoseBackends.create(config);
    PoseBackend third = PoseBackends.create(config.withSeed(8));
    for (int i = 299; i >= 0; i--) {
      one.estimate(FOOTAGE.frame(i));
    }
    for (int i = 0; i < 300; i++) {
      List<SwimPose> poses = one.estimate(FOOTAGE.frame(i));
      assertThat(other.estimate(FOOTAGE.frame(i)), is(poses));
      assertThat(third.estimate(FOOTAGE.frame(i)), is(not(poses)));
    }
    assertThat(
        one.estimate(List.of(FOOTAGE.frame(3), FOOTAGE.frame(5))),
        is(List.of(one.estimate(FOOTAGE.frame(3)), one.estimate(FOOTAGE.frame(5)))));
  }

  @ParameterizedTest
  @EnumSource(names = {"SINE", "RANDOM"})
  void keypointsLieInTheFrameAndInTheBox(BackendKind kind) throws IOException {
    PoseBackend backend = PoseBackends.create(PoseConfig.of(kind).withFrameSize(640, 200));
    FOOTAGE
        .frames()
        .map(frame -> backend.estimate(frame).get(0))
        .forEach(
            pose -> {
              for (Keypoint keypoint : Keypoint.values()) {
                float x = pose.x(keypoint);
                float y = pose.y(keypoint);
                assertThat(x >= 0 && x <= 640 && y >= 0 && y <= 200, is(true));
                assertThat(x >= pose.box().orElseThrow().x1(), is(true));
                assertThat(y <= pose.box().orElseThrow().y2(), is(true));
              }
            });
  }

  @Test
  void recordedKeypointsAreGivenAgainAndEnd() throws IOException {
    Path file = folder.resolve("poses.jsonl");
    SwimPose third = PoseBackends.create(SINE.withSeed(0)).estimate(FOOTAGE.frame(3)).get(0);
    Files.writeString(file, json(third, "") + "\n" + json(third, "\"camera\": \"other\", "));
    PoseConfig config = PoseConfig.of(BackendKind.FILE).withKeypoints(file.toString(), "deck");
    PoseBackend backend = PoseBackends.create(config);
    assertThat(backend.isAvailable(), is(true));
    assertThat(backend.estimate(FOOTAGE.frame(2)), is(List.of()));
    assertThat(backend.estimate(FOOTAGE.frame(3)), is(List.of(third)));
    assertThat(backend.estimate(FOOTAGE.frame(4)), is(List.of()));
    assertThat(
        PoseBackends.create(config.withKeypoints(file.toString(), "other"))
            .estimate(FOOTAGE.frame(3))
            .size(),
        is(2));
  }

  @Test
  void aMissingFileMakesTheBackendUnavailable() throws IOException {
    PoseConfig config = PoseConfig.of(BackendKind.FILE);
    String missing = folder.resolve("none.json").toString();
    assertThat(PoseBackends.create(config.withKeypoints(missing, "")).isAvailable(), is(false));
    assertThrows(InvalidInputException.class, () -> PoseBackends.create(config));
  }

  @Test
  void timesOfFramesBetweenRecordedOnesGoOnFromTheFrameBefore() throws IOException {
    Path file = folder.resolve("poses.jsonl");
    SwimPose third = PoseBackends.create(SINE).estimate(FOOTAGE.frame(3)).get(0);
    Files.writeString(file, json(third, ""));
    FrameClock clock = new FrameClock(30, 0);
    PoseBackend backend =
        PoseBackends.create(PoseConfig.of(BackendKind.FILE).withKeypoints(file.toString(), ""));
    double recorded = third.timestampSeconds();
    assertThat(backend.timeOf(3, clock), is(recorded));
    assertThat(backend.timeOf(6, clock), closeTo(recorded + 0.1, 1e-9));
    assertThat(backend.timeOf(0, clock), closeTo(recorded - 0.1, 1e-9));
    assertThat(PoseBackends.create(SINE).timeOf(6, new FrameClock(30, 1.7e9)), is(1.7e9 + 0.2));
  }

  @Test
  void swimmersWhoDisagreeAboutTheTimeAreRefused() throws IOException {
    Path file = folder.resolve("poses.jsonl");
    SwimPose third = PoseBackends.create(SINE).estimate(FOOTAGE.frame(3)).get(0);
    SwimPose later =
        new SwimPose(third.keypoints(), third.box(), third.confidence(), 7, third.frameIndex());
    Files.writeString(file, json(third, "") + "\n" + json(later, "\"swimmer\": 1, "));
    PoseConfig config = PoseConfig.of(BackendKind.FILE).withKeypoints(file.toString(), "");
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> PoseBackends.create(config));
    assertThat(
        refusal.getMessage(), allOf(containsString("frame_index 3"), containsString("disagree")));
  }

  @Test
  void aNetworkIsAskedAndOneThatIsNotThereIsUnavailable() throws IOException {
    PoseConfig config = PoseConfig.of(BackendKind.YOLO);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> PoseBackends.create(config));
    assertThat(refusal.getMessage(), containsString("--model"));
    OnnxPoseConfig absent = OnnxPoseConfig.of(folder.resolve("absent.onnx").toString());
    assertThat(PoseBackends.create(config.withNetwork(absent)).isAvailable(), is(false));
    String model = System.getProperty("shoal.testdata") + "/models/swimmer-pose.onnx";
    try (PoseBackend yolo = PoseBackends.create(config.withNetwork(OnnxPoseConfig.of(model)))) {
      assertThat(yolo.isAvailable(), is(true));
      assertThat(yolo.scaling().isPresent(), is(true));
    }
  }

  @Test
  void wrongSettingsAreNamed() {
    assertThrows(InvalidInputException.class, () -> SINE.withStrokeRate(0));
    assertThrows(InvalidInputException.class, () -> SINE.withFrameSize(10, 1000));
  }

  /** Crests of both wrists in ten seconds. */
  private static int turns(PoseBackend backend) {
    double[] left =
        FOOTAGE
            .frames()
            .mapToDouble(frame -> backend.estimate(frame).get(0).y(Keypoint.LEFT_WRIST))
            .toArray();
    int passes = 0;
    for (int i = 1; i < left.length; i++) {
      passes += (left[i - 1] > 590) != (left[i] > 590) ? 1 : 0;
      passes += (left[i - 1] < 490) != (left[i] < 490) ? 1 : 0;
    }
    return passes / 2;
  }

  private static String json(SwimPose pose, String more) {
    String keypoints =
        Arrays.stream(Keypoint.values())
            .map(k -> "[%s, %s, %s]".formatted(pose.x(k), pose.y(k), pose.confidence(k)))
            .collect(Collectors.joining(", ", "[", "]"));
    return "{%s\"keypoints\": %s, \"bbox\": [%s, %s, %s, %s], \"confidence\": %s, \"timestamp\": %s, \"frame_index\": %d}"
        .formatted(
            more,
            keypoints,
            pose.box().orElseThrow().x1(),
            pose.box().orElseThrow().y1(),
            pose.box().orElseThrow().x2(),
            pose.box().orElseThrow().y2(),
            pose.confidence(),
            pose.timestampSeconds(),
            pose.frameIndex());
  }
}
