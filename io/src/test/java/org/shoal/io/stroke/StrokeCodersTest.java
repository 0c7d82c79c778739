package org.shoal.io.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.shoal.io.recording.WindowKey;

final class StrokeCodersTest {
  @Test
  void aWindowSurvivesItsCoder() throws Exception {
    StrokeWindow window =
        new StrokeWindow(
            new WindowKey("pool", 4),
            "deck",
            1,
            List.of(
                new Stroke(Wrist.LEFT, 5, 1.7e9 + 1e-6, 200, 180.5, 0.75, false),
                new Stroke(Wrist.RIGHT, 6, 1.7e9 + 0.5, 201, 30, 0.5, true)),
            List.of(new RateSample(1.7e9 + 5, 60, 5)),
            new FrameStates(new long[] {1, 2}, new double[] {4, 60}, new byte[] {0, 1}),
            new SwimState(
                true,
                OptionalDouble.of(1.7e9),
                2,
                60,
                List.of(new RateSample(1.7e9, 0, 0), new RateSample(1.7e9 + 5, 60, 5)),
                OptionalDouble.of(1.7e9 + 0.5),
                true,
                false));
    byte[] bytes = CoderUtils.encodeToByteArray(StrokeWindowCoder.of(), window);
    assertThat(CoderUtils.decodeFromByteArray(StrokeWindowCoder.of(), bytes), is(window));

    StrokeWindow idle =
        new StrokeWindow(
            new WindowKey("pool", 0),
            "",
            0,
            List.of(),
            List.of(),
            FrameStates.empty(0),
            SwimState.idle());
    bytes = CoderUtils.encodeToByteArray(StrokeWindowCoder.of(), idle);
    assertThat(CoderUtils.decodeFromByteArray(StrokeWindowCoder.of(), bytes), is(idle));
  }

  @Test
  void aSessionsStateStartsSensibly() {
    SwimState idle = SwimState.idle();
    assertThat(idle.sessionActive(), is(false));
    assertThat(idle.sessionStartSeconds(), is(OptionalDouble.empty()));
    assertThat(idle.strokeCount(), is(0L));
    assertThat(idle.strokeRate(), is(0.0));
    assertThat(idle.rateHistory(), is(List.of()));
    assertThat(idle.lastStrokeSeconds(), is(OptionalDouble.empty()));
    assertThat(idle.poseDetected(), is(false));
    assertThat(idle.swimming(), is(false));
    assertThat(SwimState.started(3).sessionActive(), is(true));
    assertThat(SwimState.started(3).sessionStartSeconds(), is(OptionalDouble.of(3)));
  }
}
