package org.shoal.transforms.stroke;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.PoseWindowCoder;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.stroke.FrameStates;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.stroke.StrokeWindowCoder;
import org.shoal.transforms.gather.PackedWindows;
import org.shoal.transforms.pose.BackendKind;
import org.shoal.transforms.pose.PoseBackends;
import org.shoal.transforms.pose.PoseConfig;

final class CountStrokesTest {
  private static final StrokeConfig CONFIG = StrokeConfig.defaults();

  @Test
  void shuffledWindowsOfSeveralSwimmersGiveWhatThePlainClassGives() throws IOException {
    List<PoseWindow> shuffled = new ArrayList<>();
    List<StrokeWindow> expected = new ArrayList<>();
    int strokes = 0;
    for (String recording : List.of("monday", "tuesday")) {
      for (int swimmer = 0; swimmer < 3; swimmer++) {
        List<PoseWindow> windows = swimmer(recording, "deck", swimmer, 40 + 20 * swimmer);
        shuffled.addAll(windows);
        List<StrokeWindow> counted = plain(windows);
        strokes += counted.stream().mapToInt(window -> window.strokes().size()).sum();
        expected.addAll(counted);
      }
    }
    assertThat(strokes, is(2 * (20 + 30 + 40)));
    assertThat(
        expected.stream().mapToInt(window -> window.rates().size()).sum(), is(greaterThan(20)));
    Collections.shuffle(shuffled, new Random(4));

    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    PCollection<StrokeWindow> counted =
        pipeline
            .apply(PackedWindows.of(shuffled, PoseWindowCoder.of(), PoseWindow::key))
            .apply(CountStrokes.create().withConfig(CONFIG));
    assertThat(counted.getCoder(), is(StrokeWindowCoder.of()));
    PAssert.that(counted).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  private static List<StrokeWindow> plain(List<PoseWindow> windows) {
    StrokeCounter counter = new StrokeCounter(CONFIG, 30);
    List<StrokeWindow> counted = new ArrayList<>();
    for (PoseWindow window : windows) {
      Swim swim = new Swim();
      FrameStates frames = counter.count(window, swim.sink());
      counted.add(
          new StrokeWindow(
              window.key(),
              window.camera(),
              window.swimmer(),
              swim.strokes,
              swim.rates,
              frames,
              counter.session()));
    }
    return counted;
  }

  private static List<PoseWindow> swimmer(
      String recording, String camera, int swimmer, double strokeRate) throws IOException {
    PoseConfig config =
        PoseConfig.of(BackendKind.SINE).withStrokeRate(strokeRate).withSeed(swimmer);
    return Swim.windows(PoseBackends.create(config), new FrameClock(30, 0), 900, 100).stream()
        .map(
            window ->
                new PoseWindow(
                    new WindowKey(recording, window.key().index()),
                    camera,
                    swimmer,
                    window.clock(),
                    window.firstFrame(),
                    window.last(),
                    window.status(),
                    window.timestampSeconds(),
                    window.duplicatedFrames(),
                    window.poses()))
        .toList();
  }
}
