package org.shoal.io.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

/** The tables' rows as records: those that windows should give, and those that DuckDB reads. */
final class TableRows {
  private static final String[] STATUS = {"missing", "decoded", "failed"};

  record Track(
      String recording,
      long frame,
      double time,
      int fish,
      float x,
      float y,
      float z,
      float confidence,
      float residual,
      int cameras,
      boolean confirmed) {}

  record Detection(
      String recording,
      String camera,
      long frame,
      int index,
      float x,
      float y,
      float w,
      float h,
      float u,
      float v,
      float confidence,
      String label,
      Optional<Integer> fish) {}

  record Frame(
      String recording, String camera, long frame, Optional<Double> timestamp, String status) {}

  private TableRows() {}

  static List<Track> tracks(Recording recording, List<TrackedWindow> windows) {
    List<Track> rows = new ArrayList<>();
    for (TrackedWindow window : windows) {
      TrackColumns t = window.tracks();
      for (int f = 0; f < window.frames().frameCount(); f++) {
        long frame = window.frames().firstFrame() + f;
        for (int i = t.frameOffsets()[f]; i < t.frameOffsets()[f + 1]; i++) {
          rows.add(
              new Track(
                  recording.name(),
                  frame,
                  frame / 29.97,
                  t.fishId()[i],
                  t.x()[i],
                  t.y()[i],
                  t.z()[i],
                  t.confidence()[i],
                  t.residualPx()[i],
                  t.nCameras()[i],
                  t.confirmed()[i] == 1));
        }
      }
    }
    return rows;
  }

  static List<Track> readTracks(String files) {
    return DuckDb.query(
        "select recording, frame, time_s, fish_id, x, y, z, confidence, residual_px, n_cameras,"
            + " is_confirmed from '"
            + files
            + "'",
        r ->
            new Track(
                r.getString(1),
                r.getLong(2),
                r.getDouble(3),
                r.getInt(4),
                r.getFloat(5),
                r.getFloat(6),
                r.getFloat(7),
                r.getFloat(8),
                r.getFloat(9),
                r.getInt(10),
                r.getBoolean(11)));
  }

  static List<Detection> detections(Recording recording, List<TrackedWindow> windows) {
    List<Detection> rows = new ArrayList<>();
    for (TrackedWindow window : windows) {
      for (int c = 0; c < recording.cameras().size(); c++) {
        CameraWindow camera = window.frames().cameras().get(c);
        DetectionColumns d = camera.detections();
        for (int f = 0; f < camera.frameCount(); f++) {
          for (int i = d.frameOffsets()[f]; i < d.frameOffsets()[f + 1]; i++) {
            int index = i - d.frameOffsets()[f];
            rows.add(
                new Detection(
                    recording.name(),
                    camera.camera(),
                    camera.firstFrame() + f,
                    index,
                    d.x()[i],
                    d.y()[i],
                    d.w()[i],
                    d.h()[i],
                    d.u()[i],
                    d.v()[i],
                    d.confidence()[i],
                    d.label()[i],
                    fish(window.tracks(), f, c, recording.cameras().size(), index)));
          }
        }
      }
    }
    return rows;
  }

  private static Optional<Integer> fish(TrackColumns t, int f, int c, int cameras, int index) {
    for (int i = t.frameOffsets()[f]; i < t.frameOffsets()[f + 1]; i++) {
      if (t.assignment()[i * cameras + c] == index) {
        return Optional.of(t.fishId()[i]);
      }
    }
    return Optional.empty();
  }

  static List<Detection> readDetections(String files) {
    return DuckDb.query(
        "select recording, camera, frame, index, x, y, w, h, u, v, confidence, label, fish_id from"
            + " '"
            + files
            + "'",
        r -> {
          int fish = r.getInt(13);
          return new Detection(
              r.getString(1),
              r.getString(2),
              r.getLong(3),
              r.getInt(4),
              r.getFloat(5),
              r.getFloat(6),
              r.getFloat(7),
              r.getFloat(8),
              r.getFloat(9),
              r.getFloat(10),
              r.getFloat(11),
              r.getString(12),
              r.getString(13) == null ? Optional.empty() : Optional.of(fish));
        });
  }

  static List<Frame> frames(Recording recording, List<TrackedWindow> windows) {
    List<Frame> rows = new ArrayList<>();
    for (TrackedWindow window : windows) {
      for (CameraWindow camera : window.frames().cameras()) {
        for (int f = 0; f < camera.frameCount(); f++) {
          double time = camera.timestampSeconds()[f];
          rows.add(
              new Frame(
                  recording.name(),
                  camera.camera(),
                  camera.firstFrame() + f,
                  Double.isNaN(time) ? Optional.empty() : Optional.of(time),
                  STATUS[camera.status()[f]]));
        }
      }
    }
    return rows;
  }

  static List<Frame> readFrames(String files) {
    return DuckDb.query(
        "select recording, camera, frame, status, timestamp_s from '" + files + "'",
        r -> {
          double time = r.getDouble(5);
          Optional<Double> timestamp = r.wasNull() ? Optional.empty() : Optional.of(time);
          return new Frame(r.getString(1), r.getString(2), r.getLong(3), timestamp, r.getString(4));
        });
  }
}
