package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.stroke.Wrist;

final class KeypointBufferTest {
  private final KeypointBuffer buffer = KeypointBuffer.create();

  @Test
  void wristsComeBackWithTheirTimes() {
    buffer.add(pose(1.7e9 + 1 / 30.0, 10, 0.9f, 20, 0.9f));
    buffer.add(pose(1.7e9 + 2 / 30.0, 11, 0.5f, 21, 0.49f));
    buffer.add(pose(1.7e9 + 3 / 30.0, 12, 0.1f, 22, 0.9f));
    KeypointBuffer.Trajectory left = buffer.trajectory(Wrist.LEFT);
    KeypointBuffer.Trajectory right = buffer.trajectory(Wrist.RIGHT);
    assertThat(left.y(), is(new double[] {10, 11}));
    assertThat(left.timeSeconds(), is(new double[] {1.7e9 + 1 / 30.0, 1.7e9 + 2 / 30.0}));
    assertThat(right.y(), is(new double[] {20, 22}));
    assertThat(right.timeSeconds(), is(new double[] {1.7e9 + 1 / 30.0, 1.7e9 + 3 / 30.0}));
    assertThat(buffer.size(), is(3));
  }

  @Test
  void theOldestFramesGoWhenItIsFull() {
    for (int i = 0; i < 1000; i++) {
      buffer.add(pose(i, i, 1, i, 1));
    }
    assertThat(buffer.size(), is(300));
    assertThat(buffer.trajectory(Wrist.LEFT).y().length, is(300));
    assertThat(buffer.trajectory(Wrist.LEFT).y()[0], is(700.0));
    assertThat(buffer.trajectory(Wrist.LEFT).timeSeconds()[299], is(999.0));
  }

  @Test
  void whereNothingIsSeenTheTrajectoryIsEmpty() {
    for (int i = 0; i < 10; i++) {
      buffer.add(pose(i, i, 0.2f, i, 0.2f));
    }
    assertThat(buffer.trajectory(Wrist.LEFT).y().length, is(0));
    assertThat(buffer.trajectory(Wrist.RIGHT).timeSeconds().length, is(0));
    assertThat(buffer.size(), is(10));
  }

  @Test
  void clearingForgetsEverything() {
    buffer.add(pose(1, 10, 1, 20, 1));
    buffer.clear();
    assertThat(buffer.size(), is(0));
    assertThat(buffer.trajectory(Wrist.LEFT).y().length, is(0));
  }

  private static SwimPose pose(
      double time, float left, float leftConfidence, float right, float rightConfidence) {
    float[] keypoints = new float[51];
    keypoints[3 * Keypoint.LEFT_WRIST.index() + 1] = left;
    keypoints[3 * Keypoint.LEFT_WRIST.index() + 2] = leftConfidence;
    keypoints[3 * Keypoint.RIGHT_WRIST.index() + 1] = right;
    keypoints[3 * Keypoint.RIGHT_WRIST.index() + 2] = rightConfidence;
    return new SwimPose(keypoints, Optional.empty(), 1, time, 0);
  }
}
