package org.shoal.transforms.line;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackClassificationCoder;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.classification.TrackKeyCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackWindow;

/** What stands in for classification where there are no pictures to look at: nobody tries. */
public final class LeaveUnclassified
    extends PTransform<
        PCollection<BoxTrackWindow>, PCollection<KV<WindowKey, TrackClassification>>> {
  private static final long serialVersionUID = 1L;

  private final int maxAttempts;
  private final int windowFrames;

  private LeaveUnclassified(int maxAttempts, int windowFrames) {
    this.maxAttempts = maxAttempts;
    this.windowFrames = windowFrames;
  }

  /**
   * Passes every track on, once for each frame window that it was seen in.
   *
   * @param maxAttempts how often each might have been looked at
   * @param windowFrames frames a window, positive
   */
  public static LeaveUnclassified of(int maxAttempts, int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new LeaveUnclassified(maxAttempts, windowFrames);
  }

  @Override
  public PCollection<KV<WindowKey, TrackClassification>> expand(
      PCollection<BoxTrackWindow> tracks) {
    return tracks
        .apply("Find frames", ParDo.of(new FindFrames(windowFrames)))
        .setCoder(KvCoder.of(TrackKeyCoder.of(), VarLongCoder.of()))
        .apply("Group by track", GroupByKey.create())
        .apply("Tell windows", ParDo.of(new TellWindows(maxAttempts, windowFrames)))
        .setCoder(KvCoder.of(WindowKeyCoder.of(), TrackClassificationCoder.of()));
  }

  /** Of each track the first and the last frame in each frame window. */
  static final class FindFrames extends DoFn<BoxTrackWindow, KV<TrackKey, Long>> {
    private static final long serialVersionUID = 1L;
    private final int windowFrames;

    FindFrames(int windowFrames) {
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(@Element BoxTrackWindow window, OutputReceiver<KV<TrackKey, Long>> out) {
      BoxTrackColumns tracks = window.tracks();
      Map<List<Long>, long[]> spans = new HashMap<>();
      for (int row = 0; row < tracks.size(); row++) {
        long frame = tracks.frame()[row];
        List<Long> place = List.of((long) tracks.trackId()[row], frame / windowFrames);
        long[] span = spans.computeIfAbsent(place, p -> new long[] {frame, frame});
        span[0] = Math.min(span[0], frame);
        span[1] = Math.max(span[1], frame);
      }
      spans.forEach(
          (place, span) -> {
            TrackKey key =
                new TrackKey(
                    window.key().recording(), window.camera(), Math.toIntExact(place.get(0)));
            out.output(KV.of(key, span[0]));
            out.output(KV.of(key, span[1]));
          });
    }
  }

  static final class TellWindows
      extends DoFn<KV<TrackKey, Iterable<Long>>, KV<WindowKey, TrackClassification>> {
    private static final long serialVersionUID = 1L;
    private final int maxAttempts;
    private final int windowFrames;

    TellWindows(int maxAttempts, int windowFrames) {
      this.maxAttempts = maxAttempts;
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(
        @Element KV<TrackKey, Iterable<Long>> track,
        OutputReceiver<KV<WindowKey, TrackClassification>> out) {
      TreeSet<Long> frames = new TreeSet<>();
      track.getValue().forEach(frames::add);
      TrackClassification untouched =
          new TrackClassification(
              track.getKey(), frames.first(), frames.last(), List.of(), maxAttempts);
      TreeSet<Long> windows = new TreeSet<>();
      frames.forEach(frame -> windows.add(frame / windowFrames));
      for (long window : windows) {
        out.output(KV.of(new WindowKey(track.getKey().recording(), window), untouched));
      }
    }
  }
}
