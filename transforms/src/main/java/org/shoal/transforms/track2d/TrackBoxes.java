package org.shoal.transforms.track2d;

import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.CameraWindowCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.CameraKey;
import org.shoal.io.recording.CameraKeyCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.io.track2d.BoxTrackWindowCoder;

/**
 * Tracks the detections of every camera with a {@link ByteTracker} of its own, one camera's windows
 * in order, several cameras at the same time. The input may come in any order and is in the global
 * window; every window of a recording must be there. No element's time may be later than its
 * window's index in milliseconds, which is the output's time: Beam refuses to turn time back, since
 * elements behind it would be late and be dropped without a word.
 */
public final class TrackBoxes
    extends PTransform<
        PCollection<KV<WindowKey, Packed<FrameWindow>>>, PCollection<BoxTrackWindow>> {
  private static final long serialVersionUID = 1L;

  private final Map<String, BoxTrackerConfig> configs;

  private TrackBoxes(Map<String, BoxTrackerConfig> configs) {
    this.configs = configs;
  }

  /** Tracking with {@link BoxTrackerConfig#defaults()}. */
  public static TrackBoxes create() {
    return new TrackBoxes(Map.of());
  }

  /** The same with configurations of its own for each recording, by the recording's name. */
  public TrackBoxes withConfigs(Map<String, BoxTrackerConfig> trackerConfigs) {
    return new TrackBoxes(Map.copyOf(trackerConfigs));
  }

  @Override
  public PCollection<BoxTrackWindow> expand(
      PCollection<KV<WindowKey, Packed<FrameWindow>>> windows) {
    return windows
        .apply("Key by camera", ParDo.of(new KeyByCamera()))
        .setCoder(
            KvCoder.of(CameraKeyCoder.of(), KvCoder.of(WindowKeyCoder.of(), PackedCoder.of())))
        .apply("Track", ParDo.of(new TrackInOrder(configs)))
        .setCoder(BoxTrackWindowCoder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("configs", configs.toString()));
  }

  /**
   * Takes the cameras apart; the element's time is its place in the recording. Packed, since all of
   * a camera's windows may have to wait for the first one.
   */
  static final class KeyByCamera
      extends DoFn<
          KV<WindowKey, Packed<FrameWindow>>, KV<CameraKey, KV<WindowKey, Packed<CameraWindow>>>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<WindowKey, Packed<FrameWindow>> window,
        OutputReceiver<KV<CameraKey, KV<WindowKey, Packed<CameraWindow>>>> out) {
      WindowKey key = window.getKey();
      for (CameraWindow camera : window.getValue().value(FrameWindowCoder.of()).cameras()) {
        out.outputWithTimestamp(
            KV.of(
                new CameraKey(key.recording(), camera.camera()),
                KV.of(key, Packed.of(camera, CameraWindowCoder.of()))),
            Instant.ofEpochMilli(key.index()));
      }
    }
  }

  /** One tracker a camera. */
  static final class TrackInOrder
      extends DoFn<KV<CameraKey, KV<WindowKey, Packed<CameraWindow>>>, BoxTrackWindow> {
    private static final long serialVersionUID = 1L;

    private final Map<String, BoxTrackerConfig> configs;

    @StateId("tracker")
    private final StateSpec<ValueState<BoxTrackerState>> trackerSpec =
        StateSpecs.value(BoxTrackerStateCoder.of());

    private final Distribution trackMillis = Metrics.distribution(TrackBoxes.class, "trackMillis");
    private final Counter born = Metrics.counter(TrackBoxes.class, "tracksBorn");
    private final Counter dropped = Metrics.counter(TrackBoxes.class, "tracksDropped");
    private final Counter confirmed = Metrics.counter(TrackBoxes.class, "tracksConfirmed");
    private final Counter recovered = Metrics.counter(TrackBoxes.class, "tracksRecovered");
    private final Counter lost = Metrics.counter(TrackBoxes.class, "tracksLost");
    private final Counter crowdedOut = Metrics.counter(TrackBoxes.class, "tracksCrowdedOut");
    private final Counter rows = Metrics.counter(TrackBoxes.class, "rows");

    TrackInOrder(Map<String, BoxTrackerConfig> configs) {
      this.configs = configs;
    }

    @ProcessElement
    @RequiresTimeSortedInput
    public void process(
        @Element KV<CameraKey, KV<WindowKey, Packed<CameraWindow>>> element,
        @StateId("tracker") ValueState<BoxTrackerState> state,
        OutputReceiver<BoxTrackWindow> out) {
      CameraKey camera = element.getKey();
      CameraWindow window = element.getValue().getValue().value(CameraWindowCoder.of());
      long start = System.nanoTime();
      BoxTrackerState before = state.read();
      BoxTracker tracker =
          new ByteTracker(
              configs.getOrDefault(camera.recording(), BoxTrackerConfig.defaults()),
              before == null ? BoxTrackerState.start() : before);
      BoxTrackColumnsBuilder told = new BoxTrackColumnsBuilder();
      tracker.track(window, told);
      trackMillis.update((System.nanoTime() - start) / 1_000_000);
      state.write(tracker.state());
      out.output(new BoxTrackWindow(element.getValue().getKey(), camera.camera(), told.build()));
      count(tracker.counts());
      rows.inc(told.size());
    }

    private void count(BoxTrackerCounts counts) {
      born.inc(counts.born());
      dropped.inc(counts.dropped());
      confirmed.inc(counts.confirmed());
      recovered.inc(counts.recovered());
      lost.inc(counts.lost());
      crowdedOut.inc(counts.crowdedOut());
    }
  }
}
