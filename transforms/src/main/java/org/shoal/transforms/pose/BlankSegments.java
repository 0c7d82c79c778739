package org.shoal.transforms.pose;

import static org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Preconditions.checkArgument;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.shoal.io.recording.Recording;
import org.shoal.io.video.PictureTimes;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentCoder;

/**
 * Cuts recordings whose number of frames is known into segments without footage, one a frame window
 * and camera, for backends that do not look at pictures.
 */
public final class BlankSegments extends PTransform<PCollection<Recording>, PCollection<Segment>> {
  private static final long serialVersionUID = 1L;

  private final int windowFrames;

  private BlankSegments(int windowFrames) {
    this.windowFrames = windowFrames;
  }

  /** Segments of frame windows of so many frames, at least 1. */
  public static BlankSegments ofWindowFrames(int windowFrames) {
    checkArgument(windowFrames > 0, "windowFrames must be positive, is %s", windowFrames);
    return new BlankSegments(windowFrames);
  }

  @Override
  public PCollection<Segment> expand(PCollection<Recording> recordings) {
    return recordings.apply("Cut", ParDo.of(new Cut(windowFrames))).setCoder(SegmentCoder.of());
  }

  static final class Cut extends DoFn<Recording, Segment> {
    private static final long serialVersionUID = 1L;
    private final int windowFrames;

    Cut(int windowFrames) {
      this.windowFrames = windowFrames;
    }

    @ProcessElement
    public void process(@Element Recording recording, OutputReceiver<Segment> segments) {
      for (String camera : recording.cameraNames()) {
        for (long first = 0; first < recording.frames(); first += windowFrames) {
          long end = Math.min(recording.frames(), first + windowFrames);
          segments.output(segment(recording, camera, first, end));
        }
      }
    }

    private static Segment segment(Recording recording, String camera, long first, long end) {
      return new Segment(
          recording.name(),
          camera,
          "",
          0,
          false,
          0,
          0,
          0,
          1,
          0,
          PictureTimes.none(),
          0,
          recording.clock(),
          first,
          end,
          0);
    }
  }
}
