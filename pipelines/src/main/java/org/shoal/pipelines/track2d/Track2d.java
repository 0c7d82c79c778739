package org.shoal.pipelines.track2d;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.mot.MotReader;
import org.shoal.io.mot.MotWriter;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.pipelines.BoxTracking;
import org.shoal.pipelines.Choices;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.RecordingChecks;
import org.shoal.transforms.track2d.BoxTracker;
import org.shoal.transforms.track2d.BoxTrackerConfig;
import org.shoal.transforms.track2d.ByteTracker;

/** The command {@code shoal track2d}: a tracker by itself, from a file of detections to tracks. */
public final class Track2d {
  private Track2d() {}

  /** Tracks and says how many tracks there are. */
  public static ExitCode run(Track2dOptions options, PrintStream out, PrintStream err)
      throws IOException {
    RecordingChecks.require("--detections", present(options.getDetections()), "is required");
    RecordingChecks.require("--output", present(options.getOutput()), "is required");
    RecordingChecks.require(
        "--output", !BeamFiles.isRemote(options.getOutput()), "must be a local file");
    RecordingChecks.require(
        "--fps", options.getFps() > 0 && options.getFps() < 1e6, "must be above 0");
    RecordingChecks.require("--maxTracks", options.getMaxTracks() >= 0, "must not be negative");
    Choices.of("--to", options.getTo(), Track2dFormat.class);
    BoxTrackerConfig config = config(options);
    out.println(BoxTracking.describeDurations(options, options.getFps()));
    DetectionColumns detections = MotReader.read(options.getDetections());
    if (detections.size() == 0) {
      err.println("shoal: warning: " + options.getDetections() + " holds no detections");
    }
    long start = System.nanoTime();
    BoxTracker tracker = new ByteTracker(config);
    BoxTrackColumns tracks = track(tracker, detections);
    double seconds = (System.nanoTime() - start) / 1e9;
    write(Path.of(options.getOutput()), tracks);
    out.printf(
        Locale.ROOT,
        "%d frames, %d tracks, %d boxes, tracked at %.0f frames/s: %s%n",
        detections.frameCount(),
        tracker.counts().confirmed(),
        tracks.size(),
        detections.frameCount() / seconds,
        options.getOutput());
    return ExitCode.GOOD;
  }

  private static BoxTrackerConfig config(Track2dOptions options) {
    int maxTracks = options.getMaxTracks() == 0 ? Integer.MAX_VALUE : options.getMaxTracks();
    return BoxTracking.config(options, options.getFps(), options.getMinHits(), maxTracks);
  }

  private static BoxTrackColumns track(BoxTracker tracker, DetectionColumns detections) {
    byte[] status = new byte[detections.frameCount()];
    Arrays.fill(status, FrameStatus.DECODED.code());
    double[] times = new double[detections.frameCount()];
    Arrays.fill(times, Double.NaN);
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    tracker.track(new CameraWindow("", 0, status, times, 0, detections), rows);
    return rows.build();
  }

  private static void write(Path target, BoxTrackColumns tracks) throws IOException {
    boolean gzip = target.toString().endsWith(".gz");
    AtomicFile.write(
        target,
        file -> {
          try (MotWriter text = gzip ? MotWriter.gzipped(file) : MotWriter.plain(file)) {
            for (int i = 0; i < tracks.size(); i++) {
              text.box(
                  tracks.frame()[i] + 1,
                  tracks.trackId()[i],
                  tracks.x()[i],
                  tracks.y()[i],
                  tracks.w()[i],
                  tracks.h()[i],
                  tracks.isDetected(i) ? tracks.confidence()[i] : -1);
            }
          }
        });
  }

  private static boolean present(String value) {
    return value != null && !value.isEmpty();
  }
}
