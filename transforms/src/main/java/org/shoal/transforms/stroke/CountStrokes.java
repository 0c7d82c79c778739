package org.shoal.transforms.stroke;

import java.util.ArrayList;
import java.util.List;
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
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.PoseWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.stroke.FrameStates;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.StrokeWindow;
import org.shoal.io.stroke.StrokeWindowCoder;

/**
 * Counts the strokes of each swimmer before each camera of each recording with a {@link
 * StrokeCounter}: one output a window, with what became certain in it, and in the last window all
 * that was left. The input may come in any order and is in the global window; every window of a
 * recording must be there for every swimmer, the last one marked. No element's time may be later
 * than its window's index in milliseconds, which is the output's time: Beam refuses to turn time
 * back, since elements behind it would be late and be dropped without a word.
 */
public final class CountStrokes
    extends PTransform<PCollection<KV<WindowKey, Packed<PoseWindow>>>, PCollection<StrokeWindow>> {
  private static final long serialVersionUID = 1L;

  private final StrokeConfig config;

  private CountStrokes(StrokeConfig config) {
    this.config = config;
  }

  /** Counting with {@link StrokeConfig#defaults()}. */
  public static CountStrokes create() {
    return new CountStrokes(StrokeConfig.defaults());
  }

  /** The same with another configuration. */
  public CountStrokes withConfig(StrokeConfig strokeConfig) {
    return new CountStrokes(strokeConfig);
  }

  @Override
  public PCollection<StrokeWindow> expand(PCollection<KV<WindowKey, Packed<PoseWindow>>> windows) {
    return windows
        .apply("Key by swimmer", ParDo.of(new KeyBySwimmer()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of()))
        .apply("Count", ParDo.of(new CountInOrder(config)))
        .setCoder(StrokeWindowCoder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("config", config.toString()));
  }

  /** Keys by recording, camera and swimmer; the element's time is its place in the recording. */
  static final class KeyBySwimmer
      extends DoFn<KV<WindowKey, Packed<PoseWindow>>, KV<String, Packed<PoseWindow>>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<WindowKey, Packed<PoseWindow>> element,
        OutputReceiver<KV<String, Packed<PoseWindow>>> out) {
      PoseWindow window = element.getValue().value(PoseWindowCoder.of());
      // No name has a slash in it.
      String key = window.key().recording() + "/" + window.camera() + "/" + window.swimmer();
      out.outputWithTimestamp(
          KV.of(key, element.getValue()), Instant.ofEpochMilli(window.key().index()));
    }
  }

  /** One counter a swimmer. */
  static final class CountInOrder extends DoFn<KV<String, Packed<PoseWindow>>, StrokeWindow> {
    private static final long serialVersionUID = 1L;

    private final StrokeConfig config;

    @StateId("counter")
    private final StateSpec<ValueState<StrokeCounterState>> counterSpec =
        StateSpecs.value(StrokeCounterStateCoder.of());

    private final Counter poses = Metrics.counter(CountStrokes.class, "poses");
    private final Counter strokes = Metrics.counter(CountStrokes.class, "strokes");
    private final Counter rateSamples = Metrics.counter(CountStrokes.class, "rateSamples");
    private final Distribution retained = Metrics.distribution(CountStrokes.class, "retained");

    CountInOrder(StrokeConfig config) {
      this.config = config;
    }

    @ProcessElement
    @RequiresTimeSortedInput
    public void process(
        @Element KV<String, Packed<PoseWindow>> element,
        @StateId("counter") ValueState<StrokeCounterState> state,
        OutputReceiver<StrokeWindow> out) {
      PoseWindow window = element.getValue().value(PoseWindowCoder.of());
      StrokeCounterState before = state.read();
      StrokeCounter counter =
          new StrokeCounter(
              config, window.clock().fps(), before == null ? StrokeCounterState.start() : before);
      Collected collected = new Collected();
      FrameStates frames = counter.count(window, collected);
      state.write(counter.state());
      out.output(
          new StrokeWindow(
              window.key(),
              window.camera(),
              window.swimmer(),
              collected.strokes,
              collected.rates,
              frames,
              counter.session()));
      report(window, counter, collected);
    }

    private void report(PoseWindow window, StrokeCounter counter, Collected collected) {
      for (int f = 0; f < window.frameCount(); f++) {
        poses.inc(window.poses().hasPose(f) ? 1 : 0);
      }
      strokes.inc(collected.strokes.size());
      rateSamples.inc(collected.rates.size());
      retained.update(counter.retained());
    }
  }

  private static final class Collected implements StrokeSink {
    final List<Stroke> strokes = new ArrayList<>();
    final List<RateSample> rates = new ArrayList<>();

    @Override
    public void stroke(Stroke stroke) {
      strokes.add(stroke);
    }

    @Override
    public void rate(RateSample sample) {
      rates.add(sample);
    }
  }
}
