package org.shoal.io.detection;

import java.io.IOException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;

/**
 * Reads recordings' detections from files in place of footage: what each camera saw, cut into frame
 * windows, in one piece or several (see {@link DetectionsReader#read}).
 */
public final class ReadDetections
    extends PTransform<PCollection<Recording>, PCollection<KV<WindowKey, CameraWindow>>> {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_WINDOW_FRAMES = 1000;

  private final String uri;
  private final int windowFrames;

  private ReadDetections(String uri, int windowFrames) {
    this.uri = uri;
    this.windowFrames = windowFrames;
  }

  /** Reads a file, folder or glob, as {@link DetectionsReader} describes them. */
  public static ReadDetections from(String uri) {
    return new ReadDetections(uri, DEFAULT_WINDOW_FRAMES);
  }

  /** Sets the number of frames of a window; 1000 unless set. */
  public ReadDetections withWindowFrames(int windowFrames) {
    return new ReadDetections(uri, windowFrames);
  }

  @Override
  public PCollection<KV<WindowKey, CameraWindow>> expand(PCollection<Recording> recordings) {
    return recordings
        .apply("Read", ParDo.of(new ReadFn(uri, windowFrames)))
        .setCoder(KvCoder.of(WindowKeyCoder.of(), CameraWindowCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("detections", uri))
        .add(DisplayData.item("windowFrames", windowFrames));
  }

  private static final class ReadFn extends DoFn<Recording, KV<WindowKey, CameraWindow>> {
    private static final long serialVersionUID = 1L;

    private final Counter frames = Metrics.counter(ReadDetections.class, "frames");
    private final Counter detections = Metrics.counter(ReadDetections.class, "detections");
    private final String uri;
    private final int windowFrames;

    ReadFn(String uri, int windowFrames) {
      this.uri = uri;
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(
        @Element Recording recording, OutputReceiver<KV<WindowKey, CameraWindow>> out)
        throws IOException {
      DetectionsReader.read(
          uri,
          recording,
          windowFrames,
          (key, window) -> {
            frames.inc(window.frameCount());
            detections.inc(window.detections().size());
            out.output(KV.of(key, window));
          });
    }
  }
}
