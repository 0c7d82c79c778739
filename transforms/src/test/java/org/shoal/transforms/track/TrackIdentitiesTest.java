package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.shoal.io.coders.Packed;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.TrackedWindow;
import org.shoal.io.tracking.TrackedWindowCoder;
import org.shoal.transforms.associate.AssociateViews;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.AssociationConfig;
import org.shoal.transforms.associate.RansacAssociator;
import org.shoal.transforms.associate.Scene;
import org.shoal.transforms.gather.PackedWindows;

final class TrackIdentitiesTest {
  private static final TrackerConfig CONFIG = TrackerConfig.defaults().withExpectedCount(2);

  @Test
  void shuffledWindowsOfTwoRecordingsGiveWhatThePlainClassesGive() throws CoderException {
    List<FrameWindow> first = filmed("first", 1);
    List<FrameWindow> second = filmed("second", 2);
    List<String> expected = new ArrayList<>(plain(first));
    expected.addAll(plain(second));
    List<FrameWindow> shuffled = new ArrayList<>(first);
    shuffled.addAll(second);
    Collections.shuffle(shuffled, new Random(4));

    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    PAssert.that(
            pipeline
                .apply(PackedWindows.of(shuffled, FrameWindowCoder.of(), FrameWindow::key))
                .apply(
                    AssociateViews.with(
                        Map.of(
                            "first", Scene.tank(4).calibration(),
                            "second", Scene.tank(4).calibration())))
                .apply(
                    TrackIdentities.create().withConfigs(Map.of("first", CONFIG, "second", CONFIG)))
                .apply(MapElements.via(new Digest())))
        .containsInAnyOrder(expected);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, TrackIdentities.class, "tracksConfirmed"), is(6L));
    assertThat(counter(result, TrackIdentities.class, "relinks"), is(2L));
    assertThat(counter(result, AssociateViews.class, "framesAssociated"), is(120L));
  }

  /** Two fish, of which one is gone from a window's end into the next. */
  private static List<FrameWindow> filmed(String recording, int seed) {
    Random random = new Random(seed);
    Scene scene = Scene.tank(4);
    for (int f = 0; f < 60; f++) {
      scene.frame().seeFaulty(new double[] {0.003 * f - 0.1, 0.1, 1.5}, 2, 0.05, random);
      if (f < 17 || f > 33) {
        scene.seeFaulty(new double[] {0.1 - 0.003 * f, -0.1, 1.6}, 2, 0.05, random);
      }
    }
    return scene.windows(10).stream().map(window -> named(window, recording)).toList();
  }

  private static FrameWindow named(FrameWindow window, String recording) {
    WindowKey key = new WindowKey(recording, window.key().index());
    return new FrameWindow(key, window.firstFrame(), window.frameCount(), window.cameras());
  }

  private static List<String> plain(List<FrameWindow> windows) throws CoderException {
    RansacAssociator associator =
        new RansacAssociator(AssociationConfig.defaults(), Scene.tank(4).rig());
    FishTracker tracker = new FishTracker(CONFIG);
    List<String> digests = new ArrayList<>();
    int rows = 0;
    for (FrameWindow window : windows) {
      AssociatedWindow associated = AssociatedWindow.of(window, associator.associate(window));
      TrackedWindow tracked = associated.tracked(tracker.track(associated));
      rows += tracked.tracks().size();
      digests.add(digest(tracked));
    }
    assertThat(rows > 100, is(true));
    return digests;
  }

  private static String digest(TrackedWindow window) throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(TrackedWindowCoder.of(), window);
    return window.key() + " " + bytes.length + " " + Arrays.hashCode(bytes);
  }

  private static long counter(PipelineResult result, Class<?> namespace, String name) {
    MetricQueryResults found =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(namespace, name))
                    .build());
    return found.getCounters().iterator().next().getAttempted();
  }

  private static final class Digest
      extends SimpleFunction<KV<WindowKey, Packed<TrackedWindow>>, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String apply(KV<WindowKey, Packed<TrackedWindow>> window) {
      try {
        return digest(window.getValue().value(TrackedWindowCoder.of()));
      } catch (CoderException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
