package org.shoal.transforms.lane;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.shoal.transforms.lane.Crowd.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.shoal.io.coders.Packed;
import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PeopleWindowCoder;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.PoseWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.transforms.gather.PackedWindows;

class AssignLanesTest {
  @Test
  void windowsInAnyOrderAreAssignedInOrder() {
    Crowd crowd = new Crowd();
    for (int f = 0; f < 60; f++) {
      // The first is alone at the start, so that numbers tell the order of time.
      if (f < 10) {
        crowd.frame(person(300, 300, 0.9, 1));
      } else {
        crowd.frame(person(300, 300, 0.5, 1), person(300, 100, 0.9, 2));
      }
    }
    List<PeopleWindow> windows = new ArrayList<>(crowd.windows(10));
    Collections.shuffle(windows, new Random(4));
    Pipeline pipeline = Pipeline.create();
    PCollection<KV<WindowKey, Packed<PoseWindow>>> assigned =
        pipeline
            .apply(PackedWindows.of(windows, PeopleWindowCoder.of(), PeopleWindow::key))
            .apply(AssignLanes.with(LaneConfig.of(2)));
    PAssert.that(assigned)
        .satisfies(
            swimmers -> {
              int count = 0;
              for (KV<WindowKey, Packed<PoseWindow>> swimmer : swimmers) {
                PoseWindow window = swimmer.getValue().value(PoseWindowCoder.of());
                assertThat(swimmer.getKey(), is(window.key()));
                count++;
                for (int f = 0; f < window.frameCount(); f++) {
                  boolean hidden = window.swimmer() == 1 && window.firstFrame() == 0;
                  float nose = window.poses().y(f, Keypoint.NOSE);
                  assertThat(nose, is(hidden ? Float.NaN : window.swimmer() + 1f));
                }
              }
              assertThat(count, is(12));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void peopleAndLanesSurviveTheirCoders() throws Exception {
    PeopleWindow window = new Crowd().frame(person(1, 2, 0.5, 3)).frame().windows(5).get(0);
    byte[] bytes = CoderUtils.encodeToByteArray(PeopleWindowCoder.of(), window);
    PeopleWindow decoded = CoderUtils.decodeFromByteArray(PeopleWindowCoder.of(), bytes);
    assertThat(CoderUtils.encodeToByteArray(PeopleWindowCoder.of(), decoded), is(bytes));
    assertThat(decoded.people().people().pose(0, 0, 0), is(window.people().people().pose(0, 0, 0)));

    LaneState state =
        new LaneState(
            new double[] {1}, new double[] {2}, new double[] {3}, new long[] {4}, new long[] {5});
    bytes = CoderUtils.encodeToByteArray(LaneStateCoder.of(), state);
    LaneState back = CoderUtils.decodeFromByteArray(LaneStateCoder.of(), bytes);
    assertThat(back.size(), is(state.size()));
    assertThat(CoderUtils.encodeToByteArray(LaneStateCoder.of(), back), is(bytes));
  }
}
