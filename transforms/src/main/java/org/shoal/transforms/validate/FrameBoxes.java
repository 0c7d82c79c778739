package org.shoal.transforms.validate;

import java.util.stream.IntStream;
import org.shoal.io.detection.BoxOverlap;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * The tracks of one camera in one frame, element {@code i} of every array being one track. Pixels.
 * The arrays must not be changed.
 *
 * @param frame frame index
 * @param id identity of each, all different
 * @param x left edge of each box
 * @param y top edge
 * @param w width
 * @param h height
 */
public record FrameBoxes(long frame, int[] id, float[] x, float[] y, float[] w, float[] h) {
  /** The sightings among the rows of one frame, from one row (inclusive) to another (exclusive). */
  static FrameBoxes of(BoxTrackColumns tracks, int from, int to) {
    int[] rows = IntStream.range(from, to).filter(tracks::isDetected).toArray();
    FrameBoxes boxes =
        new FrameBoxes(
            tracks.frame()[from],
            new int[rows.length],
            new float[rows.length],
            new float[rows.length],
            new float[rows.length],
            new float[rows.length]);
    for (int i = 0; i < rows.length; i++) {
      boxes.id[i] = tracks.trackId()[rows[i]];
      boxes.x[i] = tracks.x()[rows[i]];
      boxes.y[i] = tracks.y()[rows[i]];
      boxes.w[i] = tracks.w()[rows[i]];
      boxes.h[i] = tracks.h()[rows[i]];
    }
    return boxes;
  }

  /** Number of tracks. */
  public int size() {
    return id.length;
  }

  /** One of the boxes. */
  Box box(int i) {
    return new Box(x[i], y[i], w[i], h[i]);
  }

  /** A box, pixels. */
  record Box(double x, double y, double w, double h) {
    double centreX() {
      return x + w / 2;
    }

    double centreY() {
      return y + h / 2;
    }

    Box moved(double right, double down) {
      return new Box(x + right, y + down, w, h);
    }

    /** Intersection over union with another box, 0 to 1. */
    double iou(Box other) {
      return BoxOverlap.iou(
          x, y, x + w, y + h, other.x, other.y, other.x + other.w, other.y + other.h);
    }
  }
}
