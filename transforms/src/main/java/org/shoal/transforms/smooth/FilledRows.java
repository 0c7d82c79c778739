package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

/** The rows of a window: fish as they were measured, and as they are placed where they were not. */
final class FilledRows {
  private static final int UNSEEN = -1;

  private final TrackedWindow window;

  /** Each frame's rows by identity. */
  private final List<TreeMap<Integer, Row>> frames = new ArrayList<>();

  /**
   * A fish in a frame.
   *
   * @param measured its row in the tracks, or -1
   * @param smoothed position and standard deviations, NaN while there are none
   */
  private record Row(int measured, float[] smoothed) {
    Row(int measured) {
      this(measured, filled(6, Float.NaN));
    }
  }

  /** The rows as measured, none of them smoothed. */
  FilledRows(TrackedWindow window) {
    this.window = window;
    TrackColumns tracks = window.tracks();
    for (int f = 0; f < tracks.frameCount(); f++) {
      TreeMap<Integer, Row> rows = new TreeMap<>();
      for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
        rows.put(tracks.fishId()[i], new Row(i));
      }
      frames.add(rows);
    }
  }

  /**
   * Where the smoothed values of a fish belong: x, y, z and their standard deviations, metres. A
   * fish that was not seen in the frame gets a row by this.
   *
   * @param frame counted from the window's first
   */
  float[] of(int frame, int fishId) {
    return frames.get(frame).computeIfAbsent(fishId, id -> new Row(UNSEEN)).smoothed;
  }

  SmoothedTracks build() {
    int size = frames.stream().mapToInt(TreeMap::size).sum();
    TrackColumns tracks = unseen(size);
    SmoothedColumns smoothed = SmoothedColumns.none(size);
    int i = 0;
    for (int f = 0; f < frames.size(); f++) {
      for (var fish : frames.get(f).entrySet()) {
        Row row = fish.getValue();
        tracks.fishId()[i] = fish.getKey();
        if (row.measured == UNSEEN) {
          smoothed.bridged()[i] = 1;
        } else {
          copy(row.measured, tracks, i);
        }
        set(smoothed, i, row.smoothed);
        i++;
      }
      tracks.frameOffsets()[f + 1] = i;
    }
    return new SmoothedTracks(tracks, smoothed);
  }

  private static void set(SmoothedColumns columns, int i, float[] smoothed) {
    columns.x()[i] = smoothed[0];
    columns.y()[i] = smoothed[1];
    columns.z()[i] = smoothed[2];
    columns.sigmaX()[i] = smoothed[3];
    columns.sigmaY()[i] = smoothed[4];
    columns.sigmaZ()[i] = smoothed[5];
  }

  private int cameras() {
    return window.cameraCount();
  }

  /** Rows of fish of which nothing is measured. */
  private TrackColumns unseen(int size) {
    byte[] confirmed = new byte[size];
    Arrays.fill(confirmed, (byte) 1);
    int[] assignment = new int[size * cameras()];
    Arrays.fill(assignment, -1);
    return new TrackColumns(
        new int[frames.size() + 1],
        new int[size],
        filled(size, Float.NaN),
        filled(size, Float.NaN),
        filled(size, Float.NaN),
        filled(6 * size, Float.NaN),
        filled(size, -1),
        filled(size, -1),
        new int[size],
        confirmed,
        assignment);
  }

  private static float[] filled(int size, float value) {
    float[] column = new float[size];
    Arrays.fill(column, value);
    return column;
  }

  private void copy(int row, TrackColumns to, int at) {
    TrackColumns from = window.tracks();
    to.x()[at] = from.x()[row];
    to.y()[at] = from.y()[row];
    to.z()[at] = from.z()[row];
    System.arraycopy(from.covariance(), 6 * row, to.covariance(), 6 * at, 6);
    to.confidence()[at] = from.confidence()[row];
    to.residualPx()[at] = from.residualPx()[row];
    to.nCameras()[at] = from.nCameras()[row];
    to.confirmed()[at] = from.confirmed()[row];
    System.arraycopy(
        from.assignment(), row * cameras(), to.assignment(), at * cameras(), cameras());
  }
}
