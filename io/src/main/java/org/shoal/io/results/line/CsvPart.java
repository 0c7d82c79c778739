package org.shoal.io.results.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;
import org.shoal.io.files.TextRows;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.recording.WallClock;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * The rows of one window as comma-separated text: {@code timestamp, track_id, x1, y1, x2, y2,
 * confidence, state}, the eight attributes, {@code camera}, {@code frame}. Boxes are given by two
 * corners, in pixels; the confidence of an interpolated box is empty.
 */
final class CsvPart {
  private CsvPart() {}

  /** Where a window's part waits. */
  static String file(String shards, WindowKey window) {
    return shards + "/rows-%08d.csv".formatted(window.index());
  }

  /** The names of the columns. */
  static List<String> columns() {
    return Stream.of(
            Stream.of("timestamp", "track_id", "x1", "y1", "x2", "y2", "confidence", "state"),
            Stream.of(Attribute.values()).map(Attribute::column),
            Stream.of("camera", "frame"))
        .flatMap(names -> names)
        .toList();
  }

  static void write(LineWindow window, WallClock clock, String file) throws IOException {
    StoredFile.write(
        file,
        partial -> {
          try (TextRows out = new TextRows(partial)) {
            for (int c = 0; c < window.cameras().size(); c++) {
              String camera = window.frames().cameras().get(c).camera();
              put(window.cameras().get(c), camera, window.bottlesOf(camera), clock, out);
            }
          }
        });
  }

  /** Writes the parts one after the other, under the columns' names. */
  static void join(List<String> parts, Path target) throws IOException {
    AtomicFile.write(
        target,
        partial -> {
          Files.writeString(partial, String.join(",", columns()) + "\n");
          try (OutputStream out = Files.newOutputStream(partial, StandardOpenOption.APPEND)) {
            for (String part : parts) {
              append(part, out);
            }
          }
        });
  }

  private static void append(String part, OutputStream out) throws IOException {
    try (InputStream in = BeamFiles.open(part)) {
      in.transferTo(out);
    }
  }

  private static void put(
      CameraRows rows,
      String camera,
      Map<Integer, TrackClassification> bottles,
      WallClock clock,
      TextRows out)
      throws IOException {
    BoxTrackColumns tracks = rows.tracks();
    for (int row = 0; row < tracks.size(); row++) {
      long frame = tracks.frame()[row];
      float x = tracks.x()[row];
      float y = tracks.y()[row];
      out.text(clock.timeOf(frame)).integer(tracks.trackId()[row]).real(x).real(y);
      out.real(x + tracks.w()[row]).real(y + tracks.h()[row]);
      if (tracks.isDetected(row)) {
        out.real(tracks.confidence()[row]);
      } else {
        out.nothing();
      }
      out.text(rows.stateOf(row).name());
      for (String value : rows.classificationOf(row, bottles).values()) {
        out.text(value);
      }
      out.text(camera).integer(frame).end();
    }
  }
}
