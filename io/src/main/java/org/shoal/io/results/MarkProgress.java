package org.shoal.io.results;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.shoal.io.detection.CameraFrames;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;

/**
 * Marks what is to be done and what is done in the recordings' work folders, for a progress line to
 * count: see {@link ProgressMarkers}.
 *
 * @param <T> what passes by
 */
public final class MarkProgress<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1L;

  private final DoFn<T, Void> mark;

  private MarkProgress(DoFn<T, Void> mark) {
    this.mark = mark;
  }

  /** Marks the frames and windows of recordings whose length is known as planned. */
  public static MarkProgress<Recording> planned(ResultsConfig config) {
    return new MarkProgress<>(new MarkPlanned(config));
  }

  /** Marks the frames of cameras as done. */
  public static <P extends CameraFrames> MarkProgress<KV<WindowKey, P>> detected(
      ResultsConfig config) {
    return new MarkProgress<>(new MarkDetected<>(config));
  }

  @Override
  public PDone expand(PCollection<T> passing) {
    passing.apply("Mark", ParDo.of(mark));
    return PDone.in(passing.getPipeline());
  }

  static final class MarkPlanned extends DoFn<Recording, Void> {
    private static final long serialVersionUID = 1L;
    private final ResultsConfig config;

    MarkPlanned(ResultsConfig config) {
      this.config = config;
    }

    @ProcessElement
    public void process(@Element Recording recording) {
      new ProgressMarkers(config.folder(recording.name()))
          .planned(
              recording.frames() * recording.cameras().size(), config.windows(recording.frames()));
    }
  }

  static final class MarkDetected<P extends CameraFrames> extends DoFn<KV<WindowKey, P>, Void> {
    private static final long serialVersionUID = 1L;
    private final ResultsConfig config;

    MarkDetected(ResultsConfig config) {
      this.config = config;
    }

    @ProcessElement
    public void process(@Element KV<WindowKey, P> element) {
      P part = element.getValue();
      new ProgressMarkers(config.folder(element.getKey().recording()))
          .detected(part.camera(), part.firstFrame(), part.frameCount());
    }
  }
}
