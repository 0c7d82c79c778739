package org.shoal.transforms.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.ClassificationColumns;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;

/**
 * The rows of one frame window without tracks: every detection of every frame is an item of its
 * own, looked at once. Its id is {@code 1 + 512 * frame + index}.
 */
public final class DetectionJoiner {
  private static final int ID_STRIDE = 512;

  /** Ids are positive integers of 32 bits: 38 hours at 30 frames a second. */
  private static final long LAST_FRAME = Integer.MAX_VALUE / ID_STRIDE - 1;

  private DetectionJoiner() {}

  /**
   * Joins a window.
   *
   * @param frames the window
   * @param classifications of all its detections, in any order
   */
  public static LineWindow join(
      FrameWindow frames, Iterable<ClassificationColumns> classifications) {
    Map<String, Map<Integer, Classification>> found = new HashMap<>();
    for (ClassificationColumns columns : classifications) {
      Map<Integer, Classification> camera =
          found.computeIfAbsent(columns.camera(), name -> new HashMap<>());
      for (int row = 0; row < columns.size(); row++) {
        camera.put(
            id(columns.frame()[row], columns.index()[row]), columns.classification().get(row));
      }
    }
    List<CameraRows> rows = new ArrayList<>();
    List<TrackClassification> items = new ArrayList<>();
    for (CameraWindow camera : frames.cameras()) {
      rows.add(
          camera(
              frames.key().recording(),
              camera,
              found.getOrDefault(camera.camera(), Map.of()),
              items));
    }
    return new LineWindow(frames, rows, items, 0, 0);
  }

  private static CameraRows camera(
      String recording,
      CameraWindow camera,
      Map<Integer, Classification> found,
      List<TrackClassification> items) {
    DetectionColumns seen = camera.detections();
    BoxTrackColumnsBuilder rows = new BoxTrackColumnsBuilder();
    byte[] state = new byte[seen.size()];
    for (int f = 0; f < camera.frameCount(); f++) {
      long frame = camera.firstFrame() + f;
      for (int i = seen.frameOffsets()[f]; i < seen.frameOffsets()[f + 1]; i++) {
        int index = i - seen.frameOffsets()[f];
        int id = id(frame, index);
        rows.row(
            frame,
            id,
            seen.x()[i],
            seen.y()[i],
            seen.w()[i],
            seen.h()[i],
            seen.confidence()[i],
            index);
        TrackClassification item =
            item(
                new TrackKey(recording, camera.camera(), id),
                frame,
                found.getOrDefault(id, Classification.unknown()));
        items.add(item);
        state[i] = CameraRows.codeOf(item.stateAt(frame));
      }
    }
    BoxTrackColumns told = rows.build();
    return new CameraRows(told, state);
  }

  private static TrackClassification item(TrackKey key, long frame, Classification found) {
    String failure = found.isUnknown() ? "nothing was recognised" : "";
    return new TrackClassification(
        key, frame, frame, List.of(new ClassificationAttempt(frame, found, failure)), 1);
  }

  private static int id(long frame, int index) {
    if (index >= ID_STRIDE) {
      throw new IllegalArgumentException(
          "frame " + frame + " has more than " + ID_STRIDE + " detections");
    }
    if (frame > LAST_FRAME) {
      throw new IllegalArgumentException(
          "frame " + frame + " is beyond " + LAST_FRAME + ", the last whose detections get ids");
    }
    return (int) (1 + ID_STRIDE * frame + index);
  }
}
