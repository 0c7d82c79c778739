package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.stroke.FrameStates;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.PoseBackends;
import org.shoal.transforms.pose.PoseConfig;

class FrameStatesTest {
  private static final int FRAMES = 900;

  @Test
  void eachFramesStateIsWhatAWatcherWouldHaveReadWhereverWindowsEnd() throws IOException {
    FrameStates whole = states(FRAMES);
    for (int windowFrames : new int[] {7, 100}) {
      assertThat(states(windowFrames), is(whole));
    }
  }

  @Test
  void aStrokeCountsWhenItIsCertainAndTheLastFrameHasThemAll() throws IOException {
    FrameStates states = states(FRAMES);
    assertThat(states.strokeCount()[0], is(0L));
    // A stroke a second; each is certain when the wrist has risen by its prominence.
    for (int f = 30; f < FRAMES; f++) {
      long made = f / 30;
      assertThat(made - states.strokeCount()[f], lessThanOrEqualTo(2L));
    }
    assertThat(states.strokeCount()[FRAMES - 1], is(30L));
    assertThat(states.swimming()[0], is((byte) 0));
    assertThat(states.swimming()[FRAMES - 1], is((byte) 1));
  }

  private static FrameStates states(int windowFrames) throws IOException {
    List<PoseWindow> windows =
        Swim.windows(
            PoseBackends.create(PoseConfig.of(BackendKind.SINE)),
            new FrameClock(30, 0),
            FRAMES,
            windowFrames);
    StrokeCounter counter = new StrokeCounter(StrokeConfig.defaults(), 30);
    FrameStates all = FrameStates.empty(FRAMES);
    for (PoseWindow window : windows) {
      FrameStates part = counter.count(window, new Swim().sink());
      int from = (int) window.firstFrame();
      System.arraycopy(part.strokeCount(), 0, all.strokeCount(), from, part.frameCount());
      System.arraycopy(part.strokeRate(), 0, all.strokeRate(), from, part.frameCount());
      System.arraycopy(part.swimming(), 0, all.swimming(), from, part.frameCount());
    }
    return all;
  }
}
