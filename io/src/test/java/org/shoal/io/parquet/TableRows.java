package org.shoal.io.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/** The tables' rows as records: those that windows should give, and those that DuckDB reads. */
final class TableRows {
  private static final String[] STATUS = {"missing", "decoded", "failed", "absent"};

  /** What is null is NaN here. */
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
      boolean confirmed,
      List<Float> smoothed,
      boolean bridged) {}

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

  static List<Track> tracks(Recording recording, List<SmoothedWindow> windows) {
    List<Track> rows = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      TrackColumns t = window.tracks();
      SmoothedColumns s = window.smoothed();
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
                  t.confidence()[i] < 0 ? Float.NaN : t.confidence()[i],
                  t.residualPx()[i] < 0 ? Float.NaN : t.residualPx()[i],
                  t.nCameras()[i],
                  t.confirmed()[i] == 1,
                  List.of(
                      s.x()[i], s.y()[i], s.z()[i], s.sigmaX()[i], s.sigmaY()[i], s.sigmaZ()[i]),
                  s.bridged()[i] == 1));
        }
      }
    }
    return rows;
  }

  static List<Track> readTracks(String files) {
    return DuckDb.query(
        "select recording, frame, time_s, fish_id, x, y, z, confidence, residual_px, n_cameras,"
            + " is_confirmed, smoothed_x, smoothed_y, smoothed_z, sigma_x, sigma_y, sigma_z,"
            + " is_bridged from '"
            + files
            + "'",
        r ->
            new Track(
                r.getString(1),
                r.getLong(2),
                r.getDouble(3),
                r.getInt(4),
                real(r, 5),
                real(r, 6),
                real(r, 7),
                real(r, 8),
                real(r, 9),
                r.getInt(10),
                r.getBoolean(11),
                List.of(
                    real(r, 12), real(r, 13), real(r, 14), real(r, 15), real(r, 16), real(r, 17)),
                r.getBoolean(18)));
  }

  private static float real(ResultSet row, int column) throws SQLException {
    float value = row.getFloat(column);
    return row.wasNull() ? Float.NaN : value;
  }

  static List<Detection> detections(Recording recording, List<SmoothedWindow> windows) {
    List<Detection> rows = new ArrayList<>();
    for (SmoothedWindow window : windows) {
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

  static List<Frame> frames(Recording recording, List<SmoothedWindow> windows) {
    List<Frame> rows = new ArrayList<>();
    for (SmoothedWindow window : windows) {
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
