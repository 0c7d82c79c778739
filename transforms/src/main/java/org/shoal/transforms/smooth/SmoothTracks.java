package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.shoal.io.NativeMemory;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.SmoothedWindowCoder;
import org.shoal.io.tracking.TrackedWindow;

/**
 * Smooths the tracks of recordings with a fixed-interval smoother and bridges short gaps. Windows
 * are smoothed independently, each together with what was measured around it, so that the result is
 * the same however a recording is cut. How restless the fish are is found first, from all of a
 * recording's windows.
 *
 * <p>The input may come in any order and is in the global window. No element's time may be later
 * than its window's index in milliseconds, which is the output's time.
 */
public final class SmoothTracks
    extends PTransform<
        PCollection<KV<WindowKey, Packed<TrackedWindow>>>, PCollection<Packed<SmoothedWindow>>> {
  private static final long serialVersionUID = 1L;

  private final WindowSmoothers smoothers;
  private final transient PCollection<KV<WindowKey, Packed<FrameWindow>>> frames;

  private SmoothTracks(
      WindowSmoothers smoothers, PCollection<KV<WindowKey, Packed<FrameWindow>>> frames) {
    this.smoothers = smoothers;
    this.frames = frames;
  }

  /**
   * Smoothing with {@link SmootherConfig#defaults()}.
   *
   * @param recordings all recordings
   * @param calibrations each recording's calibration, by the recording's name
   * @param frames the detections of all windows, which come out with the tracks; their times are
   *     bounded as the input's
   */
  public static SmoothTracks of(
      List<Recording> recordings,
      Map<String, Calibration> calibrations,
      PCollection<KV<WindowKey, Packed<FrameWindow>>> frames) {
    return new SmoothTracks(WindowSmoothers.of(recordings, calibrations), frames);
  }

  /** The same with another configuration. */
  public SmoothTracks withConfig(SmootherConfig smootherConfig) {
    return new SmoothTracks(smoothers.withConfig(smootherConfig), frames);
  }

  @Override
  public PCollection<Packed<SmoothedWindow>> expand(
      PCollection<KV<WindowKey, Packed<TrackedWindow>>> windows) {
    PCollection<KV<Packed<FrameWindow>, Packed<WindowInContext>>> inContext =
        windows.apply("Gather context", new GatherContext(smoothers, frames));
    PCollectionView<Map<String, AccelerationNoise>> noise =
        inContext
            .apply("Weigh noise", ParDo.of(new WeighNoise(smoothers)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), NoiseEvidenceCoder.of()))
            .apply("Group by recording", GroupByKey.create())
            .apply("Estimate noise", ParDo.of(new EstimateNoise(smoothers)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), AccelerationNoiseCoder.of()))
            .apply("Noise of recordings", View.asMap());
    return inContext
        .apply("Smooth", ParDo.of(new Smooth(smoothers, noise)).withSideInputs(noise))
        .setCoder(PackedCoder.of());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("config", smoothers.config().toString()));
  }

  static final class WeighNoise
      extends DoFn<KV<Packed<FrameWindow>, Packed<WindowInContext>>, KV<String, NoiseEvidence>> {
    private static final long serialVersionUID = 1L;
    private final WindowSmoothers smoothers;

    WeighNoise(WindowSmoothers smoothers) {
      this.smoothers = smoothers;
    }

    @ProcessElement
    public void process(
        @Element KV<Packed<FrameWindow>, Packed<WindowInContext>> element,
        OutputReceiver<KV<String, NoiseEvidence>> out) {
      WindowInContext window = element.getValue().value(WindowInContextCoder.of());
      String recording = window.window().key().recording();
      out.output(KV.of(recording, smoothers.smoother(recording).weighNoise(window)));
    }
  }

  static final class EstimateNoise
      extends DoFn<KV<String, Iterable<NoiseEvidence>>, KV<String, AccelerationNoise>> {
    private static final long serialVersionUID = 1L;
    private final WindowSmoothers smoothers;

    EstimateNoise(WindowSmoothers smoothers) {
      this.smoothers = smoothers;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<NoiseEvidence>> element,
        OutputReceiver<KV<String, AccelerationNoise>> out) {
      List<NoiseEvidence> windows = new ArrayList<>();
      element.getValue().forEach(windows::add);
      String recording = element.getKey();
      out.output(KV.of(recording, smoothers.smoother(recording).estimateNoise(windows)));
    }
  }

  static final class Smooth
      extends DoFn<KV<Packed<FrameWindow>, Packed<WindowInContext>>, Packed<SmoothedWindow>> {
    private static final long serialVersionUID = 1L;
    private final Counter rowsSmoothed = Metrics.counter(SmoothTracks.class, "rowsSmoothed");
    private final Counter rowsBridged = Metrics.counter(SmoothTracks.class, "rowsBridged");
    private final Distribution smoothMillis =
        Metrics.distribution(SmoothTracks.class, "smoothMillis");
    private final WindowSmoothers smoothers;
    private final PCollectionView<Map<String, AccelerationNoise>> noise;

    Smooth(WindowSmoothers smoothers, PCollectionView<Map<String, AccelerationNoise>> noise) {
      this.smoothers = smoothers;
      this.noise = noise;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      WindowInContext window = context.element().getValue().value(WindowInContextCoder.of());
      long start = System.nanoTime();
      String recording = window.window().key().recording();
      SmoothedTracks tracks =
          smoothers.smoother(recording).smooth(window, context.sideInput(noise).get(recording));
      smoothMillis.update((System.nanoTime() - start) / 1_000_000);
      FrameWindow frames = context.element().getKey().value(FrameWindowCoder.of());
      SmoothedWindow smoothed = new SmoothedWindow(frames, tracks.tracks(), tracks.smoothed());
      context.output(Packed.of(smoothed, SmoothedWindowCoder.of()));
      count(tracks.smoothed());
      NativeMemory.trim();
    }

    private void count(SmoothedColumns columns) {
      int smoothed = 0;
      int bridged = 0;
      for (int i = 0; i < columns.size(); i++) {
        smoothed += Float.isNaN(columns.x()[i]) ? 0 : 1;
        bridged += columns.bridged()[i];
      }
      rowsSmoothed.inc(smoothed);
      rowsBridged.inc(bridged);
    }
  }
}
