package org.shoal.transforms.track2d;

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
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.io.track2d.BoxTrackWindowCoder;
import org.shoal.transforms.gather.PackedWindows;

final class TrackBoxesTest {
  private static final int WINDOW = 10;
  private static final BoxTrackerConfig CONFIG = BoxTrackerConfig.defaults().withMaxTracks(20);

  @Test
  void shuffledWindowsOfSeveralCamerasGiveWhatATrackerACameraGives() throws CoderException {
    List<FrameWindow> windows = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String recording : List.of("first", "second")) {
      List<BoxScene> cameras = List.of(filmed(recording.length()), filmed(7));
      for (int from = 0; from < 100; from += WINDOW) {
        List<CameraWindow> seen = new ArrayList<>();
        for (int camera = 0; camera < 2; camera++) {
          seen.add(named(cameras.get(camera).window(from, from + WINDOW), "camera" + camera));
        }
        WindowKey key = new WindowKey(recording, from / WINDOW);
        windows.add(new FrameWindow(key, from, WINDOW, seen));
      }
      for (int camera = 0; camera < 2; camera++) {
        expected.addAll(plain(recording, "camera" + camera, cameras.get(camera)));
      }
    }
    Collections.shuffle(windows, new Random(4));

    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    PAssert.that(
            pipeline
                .apply(PackedWindows.of(windows, FrameWindowCoder.of(), FrameWindow::key))
                .apply(TrackBoxes.create().withConfigs(Map.of("first", CONFIG, "second", CONFIG)))
                .apply(MapElements.via(new Digest())))
        .containsInAnyOrder(expected);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "tracksConfirmed"), is(8L));
    assertThat(counter(result, "tracksRecovered"), is(4L));
  }

  /** Two bottles, of which one is gone from a window's end into the next. */
  private static BoxScene filmed(int seed) {
    Random random = new Random(seed);
    BoxScene scene = new BoxScene();
    for (int f = 0; f < 100; f++) {
      scene.frame().see(50 + 5 * f + random.nextGaussian(), 100, 0.9);
      if (f < 27 || f > 43) {
        scene.see(900 - 5 * f + random.nextGaussian(), 300, 0.8);
      }
    }
    return scene;
  }

  private static CameraWindow named(CameraWindow window, String camera) {
    return new CameraWindow(
        camera,
        window.firstFrame(),
        window.status(),
        window.timestampSeconds(),
        0,
        window.detections());
  }

  private static List<String> plain(String recording, String camera, BoxScene scene)
      throws CoderException {
    List<String> digests = new ArrayList<>();
    ByteTracker tracker = new ByteTracker(CONFIG);
    for (int from = 0; from < 100; from += WINDOW) {
      BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
      tracker.track(scene.window(from, from + WINDOW), rows);
      digests.add(
          digest(
              new BoxTrackWindow(new WindowKey(recording, from / WINDOW), camera, rows.build())));
    }
    return digests;
  }

  private static String digest(BoxTrackWindow window) throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(BoxTrackWindowCoder.of(), window);
    return window.key() + window.camera() + " " + bytes.length + " " + Arrays.hashCode(bytes);
  }

  private static long counter(PipelineResult result, String name) {
    return result
        .metrics()
        .queryMetrics(
            MetricsFilter.builder()
                .addNameFilter(MetricNameFilter.named(TrackBoxes.class, name))
                .build())
        .getCounters()
        .iterator()
        .next()
        .getAttempted();
  }

  private static final class Digest extends SimpleFunction<BoxTrackWindow, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String apply(BoxTrackWindow window) {
      try {
        return digest(window);
      } catch (CoderException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
