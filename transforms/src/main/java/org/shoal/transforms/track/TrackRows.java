package org.shoal.transforms.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.PointColumns;

/**
 * Collects the rows of a window. A track that is confirmed within the window keeps the rows from
 * before, so whether a row stays is decided at the end.
 */
final class TrackRows {
  private final Comparator<Row> byIdentity =
      Comparator.comparingInt((Row row) -> row.track.fishId).thenComparingInt(row -> -cameras(row));

  private final PointColumns points;
  private final List<List<Row>> frames = new ArrayList<>();

  private record Row(Track track, int point, double x, double y, double z, boolean confirmed) {}

  TrackRows(PointColumns points) {
    this.points = points;
  }

  private int cameras(Row row) {
    return points.nCameras()[row.point];
  }

  void startFrame() {
    frames.add(new ArrayList<>());
  }

  /**
   * Adds a row to the present frame.
   *
   * @param confirmed whether the row counts as confirmed, should the track ever be
   */
  void add(Track track, int point, boolean confirmed) {
    boolean single = points.nCameras()[point] == 1;
    frames
        .get(frames.size() - 1)
        .add(
            new Row(
                track,
                point,
                single ? track.filter.position(0) : points.x()[point],
                single ? track.filter.position(1) : points.y()[point],
                single ? track.filter.position(2) : points.z()[point],
                confirmed));
  }

  /** The rows of tracks that have an identity by now, each frame's in ascending identity. */
  TrackColumns build(int cameras) {
    List<Row> kept = new ArrayList<>();
    int[] frameOffsets = new int[frames.size() + 1];
    for (int f = 0; f < frames.size(); f++) {
      int frame = f;
      frames.get(f).stream()
          .filter(row -> row.track.isConfirmed())
          .sorted(byIdentity)
          .forEach(row -> addOnce(row, kept, frameOffsets[frame]));
      frameOffsets[f + 1] = kept.size();
    }
    return columns(kept, frameOffsets, cameras);
  }

  /** A fish that took over an identity may have had rows while single views still held it. */
  private static void addOnce(Row row, List<Row> kept, int frameStart) {
    int last = kept.size() - 1;
    if (last < frameStart || kept.get(last).track.fishId != row.track.fishId) {
      kept.add(row);
    }
  }

  private TrackColumns columns(List<Row> rows, int[] frameOffsets, int cameras) {
    int size = rows.size();
    TrackColumns columns =
        new TrackColumns(
            frameOffsets,
            new int[size],
            new float[size],
            new float[size],
            new float[size],
            new float[6 * size],
            new float[size],
            new float[size],
            new int[size],
            new byte[size],
            new int[size * cameras]);
    for (int i = 0; i < size; i++) {
      Row row = rows.get(i);
      columns.fishId()[i] = row.track.fishId;
      columns.x()[i] = (float) row.x;
      columns.y()[i] = (float) row.y;
      columns.z()[i] = (float) row.z;
      for (int k = 0; k < 6; k++) {
        columns.covariance()[6 * i + k] = (float) points.covariance()[6 * row.point + k];
      }
      columns.confidence()[i] = points.confidence()[row.point];
      columns.residualPx()[i] = points.residualPx()[row.point];
      columns.nCameras()[i] = points.nCameras()[row.point];
      columns.confirmed()[i] = (byte) (row.confirmed ? 1 : 0);
      System.arraycopy(
          points.assignment(), row.point * cameras, columns.assignment(), i * cameras, cameras);
    }
    return columns;
  }
}
