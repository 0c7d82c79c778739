package org.shoal.transforms.line;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.transforms.classify.TrackSightings;
import org.shoal.transforms.classify.TrackSightingsCoder;

/** Tells classification which detections are which track's. */
public final class TellSightings
    extends PTransform<PCollection<BoxTrackWindow>, PCollection<TrackSightings>> {
  private static final long serialVersionUID = 1L;

  private TellSightings() {}

  /** The transform. */
  public static TellSightings create() {
    return new TellSightings();
  }

  @Override
  public PCollection<TrackSightings> expand(PCollection<BoxTrackWindow> tracks) {
    return tracks.apply("Tell", ParDo.of(new Tell())).setCoder(TrackSightingsCoder.of());
  }

  static final class Tell extends DoFn<BoxTrackWindow, TrackSightings> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element BoxTrackWindow window, OutputReceiver<TrackSightings> out) {
      BoxTrackColumns tracks = window.tracks();
      if (tracks.size() > 0) {
        out.output(
            new TrackSightings(
                window.key().recording(),
                window.camera(),
                tracks.frame(),
                tracks.trackId(),
                tracks.detection()));
      }
    }
  }
}
