package org.shoal.transforms.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.io.track2d.BoxTrackWindow;

/** Windows of ten frames, of the cameras "right" and "left", and what is found in them. */
final class LineFrames {
  static final int WINDOW = 10;
  static final List<String> CAMERAS = List.of("right", "left");

  private LineFrames() {}

  /** A window in which nothing is detected. */
  static FrameWindow window(long index) {
    List<CameraWindow> cameras = new ArrayList<>();
    for (String camera : CAMERAS) {
      cameras.add(camera(camera, index * WINDOW, DetectionColumns.empty(WINDOW)));
    }
    return new FrameWindow(new WindowKey("monday", index), index * WINDOW, WINDOW, cameras);
  }

  static CameraWindow camera(String name, long firstFrame, DetectionColumns detections) {
    int frames = detections.frameCount();
    return new CameraWindow(name, firstFrame, new byte[frames], new double[frames], 0, detections);
  }

  /** Rows of one track over consecutive frames, known since a window. */
  static BoxTrackWindow rows(long window, String camera, int track, long first, long last) {
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    for (long frame = first; frame <= last; frame++) {
      rows.row(frame, track, 10 * track, 5, 30, 60, 0.5f, 0);
    }
    return new BoxTrackWindow(new WindowKey("monday", window), camera, rows.build());
  }

  /** A track that was classified as something in a frame; never, where that is negative. */
  static TrackClassification bottle(
      String camera, int track, long first, long last, long classified, String product) {
    List<ClassificationAttempt> attempts =
        classified < 0
            ? List.of()
            : List.of(new ClassificationAttempt(classified, product(product), ""));
    return new TrackClassification(new TrackKey("monday", camera, track), first, last, attempts, 2);
  }

  /** A classification of which the product alone is known. */
  static Classification product(String product) {
    List<String> values =
        new ArrayList<>(
            Collections.nCopies(Attribute.values().length, Classification.UNKNOWN_VALUE));
    values.set(Attribute.PRODUCT.position(), product);
    return new Classification(values);
  }
}
