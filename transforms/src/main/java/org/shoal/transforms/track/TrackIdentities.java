package org.shoal.transforms.track;

import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;
import org.shoal.io.tracking.TrackedWindowCoder;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.AssociatedWindowCoder;

/**
 * Gives the points of each recording their identities with a {@link FishTracker}, one recording's
 * windows in order, several recordings at the same time. The input may come in any order and is in
 * the global window; every window of a recording must be there. No element's time may be later than
 * its window's index in milliseconds, which is the output's time: Beam refuses to turn time back,
 * since elements behind it would be late and be dropped without a word.
 */
public final class TrackIdentities
    extends PTransform<
        PCollection<KV<WindowKey, Packed<AssociatedWindow>>>,
        PCollection<KV<WindowKey, Packed<TrackedWindow>>>> {
  private static final long serialVersionUID = 1L;

  private final Map<String, TrackerConfig> configs;

  private TrackIdentities(Map<String, TrackerConfig> configs) {
    this.configs = configs;
  }

  /** Tracking with {@link TrackerConfig#defaults()}. */
  public static TrackIdentities create() {
    return new TrackIdentities(Map.of());
  }

  /** The same with configurations of its own for each recording, by the recording's name. */
  public TrackIdentities withConfigs(Map<String, TrackerConfig> trackerConfigs) {
    return new TrackIdentities(Map.copyOf(trackerConfigs));
  }

  @Override
  public PCollection<KV<WindowKey, Packed<TrackedWindow>>> expand(
      PCollection<KV<WindowKey, Packed<AssociatedWindow>>> windows) {
    return windows
        .apply("Key by recording", ParDo.of(new KeyByRecording()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of()))
        .apply("Track", ParDo.of(new TrackInOrder(configs)))
        .setCoder(KvCoder.of(WindowKeyCoder.of(), PackedCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("configs", configs.toString()));
  }

  /** Keys by recording; the element's time is its place in the recording. */
  static final class KeyByRecording
      extends DoFn<KV<WindowKey, Packed<AssociatedWindow>>, KV<String, Packed<AssociatedWindow>>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<WindowKey, Packed<AssociatedWindow>> window,
        OutputReceiver<KV<String, Packed<AssociatedWindow>>> out) {
      out.outputWithTimestamp(
          KV.of(window.getKey().recording(), window.getValue()),
          Instant.ofEpochMilli(window.getKey().index()));
    }
  }

  /** One tracker a recording. */
  static final class TrackInOrder
      extends DoFn<KV<String, Packed<AssociatedWindow>>, KV<WindowKey, Packed<TrackedWindow>>> {
    private static final long serialVersionUID = 1L;

    private final Map<String, TrackerConfig> configs;

    @StateId("tracker")
    private final StateSpec<ValueState<TrackerState>> trackerSpec =
        StateSpecs.value(TrackerStateCoder.of());

    private final Distribution trackMillis =
        Metrics.distribution(TrackIdentities.class, "trackMillis");
    private final Counter born = Metrics.counter(TrackIdentities.class, "tracksBorn");
    private final Counter dropped = Metrics.counter(TrackIdentities.class, "tracksDropped");
    private final Counter confirmed = Metrics.counter(TrackIdentities.class, "tracksConfirmed");
    private final Counter relinked = Metrics.counter(TrackIdentities.class, "relinks");
    private final Counter lost = Metrics.counter(TrackIdentities.class, "tracksLost");
    private final Counter rows = Metrics.counter(TrackIdentities.class, "rows");

    TrackInOrder(Map<String, TrackerConfig> configs) {
      this.configs = configs;
    }

    @ProcessElement
    @RequiresTimeSortedInput
    public void process(
        @Element KV<String, Packed<AssociatedWindow>> element,
        @StateId("tracker") ValueState<TrackerState> state,
        OutputReceiver<KV<WindowKey, Packed<TrackedWindow>>> out) {
      AssociatedWindow window = element.getValue().value(AssociatedWindowCoder.of());
      long start = System.nanoTime();
      TrackerState before = state.read();
      TrackerConfig config = configs.getOrDefault(element.getKey(), TrackerConfig.defaults());
      FishTracker tracker = new FishTracker(config, before == null ? TrackerState.start() : before);
      TrackColumns tracks = tracker.track(window);
      trackMillis.update((System.nanoTime() - start) / 1_000_000);
      state.write(tracker.state());
      TrackedWindow tracked = window.tracked(tracks);
      out.output(KV.of(window.key(), Packed.of(tracked, TrackedWindowCoder.of())));
      count(tracker.counts());
      rows.inc(tracks.size());
    }

    private void count(TrackerCounts counts) {
      born.inc(counts.born());
      dropped.inc(counts.dropped());
      confirmed.inc(counts.confirmed());
      relinked.inc(counts.relinked());
      lost.inc(counts.lost());
    }
  }
}
