package org.shoal.io.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.InvalidInputException;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.DetectionsTable;
import org.shoal.io.parquet.ParquetRows;
import org.shoal.io.positions.PositionKind;

/**
 * The detections that belong to a fish, each with the fish's track in that frame, read window by
 * window. Within a window they come camera by camera in the recording's order, then by frame.
 */
final class Sightings implements Closeable {
  private static final String FRAME = "frame";
  private static final List<String> NUMBERS = List.of("x", "y", "w", "h", "u", "v", "confidence");
  private static final int U = 4;
  private static final int V = 5;
  private static final int CONFIDENCE = 6;

  private final String file;
  private final FinishedResults results;
  private final ParquetRows rows;
  private final WindowTracks tracks;
  private final ColumnValues cameraName;
  private final ColumnValues frame;
  private final ColumnValues fish;
  private final List<ColumnValues> numbers;
  private final Map<String, Integer> cameras = new HashMap<>();
  private int group = -1;
  private long firstFrame;
  private long lastFrame = -1;
  private int camera;
  private int track;

  Sightings(FinishedResults results, PositionKind kind) throws IOException {
    this.results = results;
    Path detections = results.file(DetectionsTable.of());
    file = detections.toString();
    for (String name : results.cameras()) {
      cameras.put(name, cameras.size());
    }
    tracks = new WindowTracks(results, kind);
    rows =
        ParquetRows.open(
            detections,
            List.of("camera", FRAME, "x", "y", "w", "h", "u", "v", "confidence", "fish_id"));
    cameraName = rows.column("camera");
    frame = rows.column(FRAME);
    fish = rows.column("fish_id");
    numbers = NUMBERS.stream().map(rows::column).toList();
  }

  /** Goes before the first sighting of the next window that has detections; false at the end. */
  boolean nextWindow() {
    if (!rows.nextGroup()) {
      return false;
    }
    long[] range = rows.range(++group, FRAME);
    check(range[0] > lastFrame && range[1] < results.frames(), "not a window of this recording");
    firstFrame = range[0];
    lastFrame = range[1];
    camera = 0;
    tracks.load(firstFrame, lastFrame);
    return true;
  }

  /** Goes to the next sighting of the window; false after its last one. */
  boolean next() {
    while (rows.nextRow()) {
      if (!fish.isNull()) {
        Integer known = cameras.get(cameraName.text());
        check(known != null, "there is no camera " + cameraName.text());
        check(known >= camera, "cameras are not in the recording's order");
        check(frame() >= firstFrame && frame() <= lastFrame, "a frame of another window");
        camera = known;
        track = tracks.find(frame(), fishId());
        return true;
      }
    }
    return false;
  }

  /** First frame of the window that has a detection. */
  long firstFrame() {
    return firstFrame;
  }

  /** Number of frames from that to the last frame of the window that has a detection. */
  int frameCount() {
    return Math.toIntExact(lastFrame - firstFrame + 1);
  }

  /** Index of the camera in the recording's order. */
  int camera() {
    return camera;
  }

  /** Recording frame index. */
  long frame() {
    return frame.integer();
  }

  int fishId() {
    return (int) fish.integer();
  }

  /** Left (0), top (1), width (2) or height (3) of the box, pixels. */
  float box(int side) {
    return (float) numbers.get(side).real();
  }

  /** Centroid's x, pixels. */
  float u() {
    return (float) numbers.get(U).real();
  }

  /** Centroid's y, pixels. */
  float v() {
    return (float) numbers.get(V).real();
  }

  /** The detection's confidence, 0 to 1. */
  float confidence() {
    return (float) numbers.get(CONFIDENCE).real();
  }

  /** World x (0), y (1) or z (2) of the fish, metres; NaN when it is not known. */
  float world(int axis) {
    return track < 0 ? Float.NaN : tracks.world(track, axis);
  }

  /** Confidence of the fish's position, 0 to 1; NaN when it is not known. */
  float trackConfidence() {
    return track < 0 ? Float.NaN : tracks.confidence(track);
  }

  /** Refuses the window when something does not hold. */
  void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new InvalidInputException(file, "row group " + group, otherwise);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
    } finally {
      tracks.close();
    }
  }
}
