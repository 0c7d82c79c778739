package org.shoal.io.pose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;

final class SwimPoseTest {
  @Test
  void aPoseKeepsItsValues() {
    SwimPose pose = pose(7, 1.7e9 + 0.25);
    assertThat(pose.x(Keypoint.LEFT_WRIST), is(90f));
    assertThat(pose.y(Keypoint.LEFT_WRIST), is(91f));
    assertThat(pose.confidence(Keypoint.LEFT_WRIST), is(0.5f));
    assertThat(pose.box(), is(Optional.of(new PoseBox(1, 2, 3, 4))));
    assertThat(pose.timestampSeconds(), is(1.7e9 + 0.25));
    assertThat(pose, is(pose(7, 1.7e9 + 0.25)));
    assertThat(pose, is(not(pose(7, 1.7e9 + 0.26))));
  }

  @Test
  void keypointsAreThoseOfCoco() {
    assertThat(Keypoint.LEFT_WRIST.index(), is(9));
    assertThat(Keypoint.RIGHT_WRIST.index(), is(10));
    assertThat(
        Keypoint.names(),
        is(
            List.of(
                "nose",
                "left_eye",
                "right_eye",
                "left_ear",
                "right_ear",
                "left_shoulder",
                "right_shoulder",
                "left_elbow",
                "right_elbow",
                "left_wrist",
                "right_wrist",
                "left_hip",
                "right_hip",
                "left_knee",
                "right_knee",
                "left_ankle",
                "right_ankle")));
    assertThat(
        Stream.of(Keypoint.values()).map(Keypoint::index).toList(),
        is(IntStream.range(0, Keypoint.COUNT).boxed().toList()));
  }

  @Test
  void otherShapesAreRefused() {
    assertThat(refusal(new float[50]), containsString("shape (17, 3)"));
    assertThat(refusal(new float[51 + 3]), containsString("not 54"));
    float[][] rows = new float[17][3];
    assertThat(SwimPose.of(rows, Optional.empty(), 1, 0, 0).keypoints().length, is(51));
    rows[16] = new float[2];
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> SwimPose.of(rows, Optional.empty(), 1, 0, 0));
    assertThat(e.getMessage(), containsString("keypoint 16 must have 3 values"));
    assertThrows(
        IllegalArgumentException.class,
        () -> SwimPose.of(new float[16][3], Optional.empty(), 1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.001f, 1.001f, Float.NaN, Float.POSITIVE_INFINITY})
  void confidencesOutsideOfTheirRangeAreRefused(float confidence) {
    float[] keypoints = new float[51];
    keypoints[3 * 10 + 2] = confidence;
    assertThat(refusal(keypoints), containsString("confidence of right_wrist"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SwimPose(new float[51], Optional.empty(), confidence, 0, 0));
  }

  @Test
  void positionsThatAreNotFiniteAreRefused() {
    float[] keypoints = new float[51];
    keypoints[1] = Float.NaN;
    assertThat(refusal(keypoints), containsString("nose"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SwimPose(new float[51], Optional.empty(), 1, Double.NaN, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SwimPose(new float[51], Optional.empty(), 1, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> new PoseBox(2, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new PoseBox(0, 0, Float.NaN, 0));
  }

  @Test
  void aWindowSurvivesItsCoder() throws Exception {
    SwimPose boxless = new SwimPose(pose(12, 2).keypoints(), Optional.empty(), 0.5f, 2, 12);
    PoseWindow window =
        new PoseWindow(
            new WindowKey("pool", 3),
            "deck",
            2,
            new FrameClock(29.97, 1.7e9),
            10,
            true,
            new byte[] {1, 0, 1},
            new double[] {1, Double.NaN, 2},
            4,
            PoseColumns.of(10, 3, List.of(pose(10, 1), boxless)));
    byte[] bytes = CoderUtils.encodeToByteArray(PoseWindowCoder.of(), window);
    PoseWindow decoded = CoderUtils.decodeFromByteArray(PoseWindowCoder.of(), bytes);
    assertThat(CoderUtils.encodeToByteArray(PoseWindowCoder.of(), decoded), is(bytes));
    assertThat(decoded.key(), is(window.key()));
    assertThat(decoded.clock(), is(window.clock()));
    assertThat(decoded.swimmer(), is(2));
    assertThat(decoded.last(), is(true));
    assertThat(decoded.poses().pose(0, 1, 10), is(Optional.of(pose(10, 1))));
    assertThat(decoded.poses().pose(1, 1.5, 11), is(Optional.empty()));
    assertThat(Float.isNaN(decoded.poses().y(1, Keypoint.LEFT_WRIST)), is(true));
    assertThat(decoded.poses().pose(2, 2, 12), is(Optional.of(boxless)));
  }

  @Test
  void aFrameHasOnePoseOfASwimmer() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PoseColumns.of(0, 3, List.of(pose(1, 0), pose(1, 0.5))));
    assertThrows(IllegalArgumentException.class, () -> PoseColumns.of(0, 3, List.of(pose(3, 0))));
  }

  static SwimPose pose(long frame, double time) {
    float[] keypoints = new float[51];
    for (int i = 0; i < 17; i++) {
      keypoints[3 * i] = 10 * i;
      keypoints[3 * i + 1] = 10 * i + 1;
      keypoints[3 * i + 2] = 0.5f;
    }
    return new SwimPose(keypoints, Optional.of(new PoseBox(1, 2, 3, 4)), 0.9f, time, frame);
  }

  private static String refusal(float[] keypoints) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new SwimPose(keypoints, Optional.empty(), 1, 0, 0))
        .getMessage();
  }
}
