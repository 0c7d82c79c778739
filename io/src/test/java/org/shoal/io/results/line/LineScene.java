package org.shoal.io.results.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;

/** A window of one camera with bottles of any kind. */
final class LineScene {
  static final int FRAMES = 50;
  private static final List<String> WORDS =
      List.of("cola", "still, 500 ml", "\"quoted\"", "größer", "UNKNOWN", "two\nlines");

  private LineScene() {}

  static Recording recording(String name, String startTime) {
    return new Recording(
        name,
        name + ".yaml",
        25,
        0,
        startTime,
        FRAMES,
        List.of(new RecordingCamera("left, upper", List.of(), 0)),
        "");
  }

  static LineWindow window(long seed, int bottles) {
    Random random = new Random(seed);
    List<TrackClassification> all = new ArrayList<>();
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    for (int track = 1; track <= bottles; track++) {
      long first = random.nextInt(FRAMES);
      long last = first + random.nextInt((int) (FRAMES - first));
      for (long frame = first; frame <= last; frame++) {
        boolean detected = frame == first || frame == last || random.nextInt(5) > 0;
        float confidence = detected ? random.nextFloat() : Float.NaN;
        rows.row(frame, track, random.nextFloat(), 2, 30, 60, confidence, detected ? 0 : -1);
      }
      all.add(bottle(random, track, first, last));
    }
    BoxTrackColumns tracks = rows.build();
    byte[] state = new byte[tracks.size()];
    for (int row = 0; row < state.length; row++) {
      state[row] =
          CameraRows.codeOf(all.get(tracks.trackId()[row] - 1).stateAt(tracks.frame()[row]));
    }
    CameraWindow camera =
        new CameraWindow(
            "left, upper",
            0,
            new byte[FRAMES],
            new double[FRAMES],
            0,
            DetectionColumns.empty(FRAMES));
    return new LineWindow(
        new FrameWindow(new WindowKey("monday", 0), 0, FRAMES, List.of(camera)),
        List.of(new CameraRows(tracks, state)),
        all,
        random.nextInt(100),
        random.nextInt(100));
  }

  private static TrackClassification bottle(Random random, int track, long first, long last) {
    List<ClassificationAttempt> attempts = new ArrayList<>();
    int tries = random.nextInt(3);
    for (int i = 0; i < tries && first + i <= last; i++) {
      boolean succeeds = random.nextBoolean();
      attempts.add(
          new ClassificationAttempt(
              first + i,
              succeeds ? classification(random) : Classification.unknown(),
              succeeds ? "" : "nothing was recognised"));
      if (succeeds) {
        break;
      }
    }
    return new TrackClassification(
        new TrackKey("monday", "left, upper", track), first, last, attempts, 2);
  }

  private static Classification classification(Random random) {
    List<String> values =
        new ArrayList<>(Collections.nCopies(Attribute.values().length, "UNKNOWN"));
    values.replaceAll(value -> WORDS.get(random.nextInt(WORDS.size())));
    values.set(0, "cola");
    return new Classification(values);
  }
}
