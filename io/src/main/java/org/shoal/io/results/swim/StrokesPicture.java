package org.shoal.io.results.swim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.hdf5.FrameFileReader;
import org.shoal.io.plot.StrokePlot;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.pose.SwimPose;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.Assembly;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.Wrist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws a finished swim.h5, a window at a time. */
final class StrokesPicture {
  private static final Logger LOG = LoggerFactory.getLogger(StrokesPicture.class);

  /** More would make a picture that nobody can look at. */
  private static final int MOST_SWIMMERS = 8;

  private StrokesPicture() {}

  static void draw(
      Assembly<SwimFacts> assembly, SwimLayout layout, List<SwimTrack> tracks, double minConfidence)
      throws IOException {
    Recording recording = assembly.recording();
    StrokePlot plot = new StrokePlot(recording.name());
    Path file = assembly.folder().root().resolve(SwimFormat.FILE);
    try (FrameFileReader reader = FrameFileReader.open(file, layout.file())) {
      for (int track = 0; track < Math.min(MOST_SWIMMERS, tracks.size()); track++) {
        StrokePlot.Swimmer panel = plot.add(name(tracks.get(track), layout));
        for (long first = 0; first < recording.frames(); first += layout.chunkFrames()) {
          int count = (int) Math.min(layout.chunkFrames(), recording.frames() - first);
          float[] keypoints = reader.floats(layout.keypoints(track), first, count);
          addHeights(keypoints, first, recording.fps(), minConfidence, panel);
        }
        addEvents(tracks.get(track), recording.fps(), panel);
      }
    }
    try {
      AtomicFile.write(assembly.folder().root().resolve(SwimFormat.PICTURE), plot::writePng);
    } catch (LinkageError | InternalError e) {
      LOG.warn("{}: no strokes.png, this Java cannot draw text: {}", recording.name(), e);
    }
  }

  private static String name(SwimTrack track, SwimLayout layout) {
    return layout.tracks() == 1 ? track.camera() : track.camera() + ", swimmer " + track.swimmer();
  }

  private static void addHeights(
      float[] keypoints, long first, double fps, double minConfidence, StrokePlot.Swimmer panel) {
    int frames = keypoints.length / PoseColumns.STRIDE;
    for (Wrist wrist : Wrist.values()) {
      int at = SwimPose.VALUES * wrist.keypoint().index();
      for (int f = 0; f < frames; f++) {
        int row = PoseColumns.STRIDE * f + at;
        if (keypoints[row + 2] >= minConfidence) {
          panel.addHeight(wrist, first + f, (first + f) / fps, keypoints[row + 1]);
        }
      }
    }
  }

  private static void addEvents(SwimTrack track, double fps, StrokePlot.Swimmer panel) {
    double start = track.state().sessionStartSeconds().orElse(0);
    for (Stroke stroke : track.strokes()) {
      panel.addStroke(stroke.wrist(), stroke.frame() / fps, stroke.y());
    }
    for (RateSample sample : track.rates()) {
      panel.addRate(sample.timeSeconds() - start, sample.strokesPerMinute());
    }
  }
}
