package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.io.tracking.TrackedWindow;

/** Rows of tracks, as a test describes them, cut into windows of any length. */
final class TrackScene {
  static final double FPS = 30;

  /** Standard deviations of a measurement, metres. */
  static final double XY = 0.0015;

  static final double Z = 0.005;

  private static final int CAMERAS = 2;

  private final int frames;
  private final List<Row> rows = new ArrayList<>();

  private record Row(int frame, int fishId, double[] at, int nCameras, boolean confirmed) {}

  TrackScene(int frames) {
    this.frames = frames;
  }

  TrackScene add(int frame, int fishId, double x, double y, double z) {
    return add(frame, fishId, 3, true, x, y, z);
  }

  TrackScene add(int frame, int fishId, int nCameras, boolean confirmed, double... at) {
    rows.add(new Row(frame, fishId, at, nCameras, confirmed));
    return this;
  }

  /** Fish with white acceleration, noise, gaps of all lengths, single views, and outliers. */
  static TrackScene random(int frames, int fish, double acceleration, Random random) {
    TrackScene scene = new TrackScene(frames);
    for (int id = 0; id < fish; id++) {
      double[] velocity = new double[3];
      double[] at = {random.nextGaussian() / 3, random.nextGaussian() / 3, 1.5};
      int gap = 0;
      for (int f = random.nextInt(20); f < frames; f++) {
        for (int axis = 0; axis < 3; axis++) {
          velocity[axis] += acceleration * random.nextGaussian();
          at[axis] += velocity[axis];
        }
        gap = gap > 0 ? gap - 1 : random.nextInt(40) == 0 ? random.nextInt(30) : 0;
        if (gap == 0) {
          boolean single = random.nextInt(20) == 0;
          double off = random.nextInt(60) == 0 ? 0.05 : 0;
          scene.add(
              f,
              id,
              single ? 1 : 4,
              true,
              at[0] + XY * random.nextGaussian() + off,
              at[1] + XY * random.nextGaussian(),
              at[2] + (single ? 0.01 : Z) * random.nextGaussian());
        }
      }
    }
    return scene;
  }

  List<TrackedWindow> windows(String recording, int length) {
    List<TrackedWindow> windows = new ArrayList<>();
    for (int first = 0; first < frames; first += length) {
      int count = Math.min(length, frames - first);
      WindowKey key = new WindowKey(recording, windows.size());
      windows.add(new TrackedWindow(key, first, CAMERAS, tracks(first, count)));
    }
    return windows;
  }

  /** What the cameras saw in a window: nothing. */
  static FrameWindow frames(TrackedWindow window) {
    int count = window.tracks().frameCount();
    CameraWindow camera =
        new CameraWindow(
            "north",
            window.firstFrame(),
            new byte[count],
            new double[count],
            0,
            DetectionColumns.empty(count));
    return new FrameWindow(
        window.key(), window.firstFrame(), count, Collections.nCopies(CAMERAS, camera));
  }

  private TrackColumns tracks(int first, int count) {
    List<Row> part =
        rows.stream()
            .filter(row -> row.frame >= first && row.frame < first + count)
            .sorted(Comparator.comparingInt(Row::frame).thenComparingInt(Row::fishId))
            .toList();
    int size = part.size();
    TrackColumns columns =
        new TrackColumns(
            new int[count + 1],
            part.stream().mapToInt(Row::fishId).toArray(),
            new float[size],
            new float[size],
            new float[size],
            new float[6 * size],
            new float[size],
            new float[size],
            part.stream().mapToInt(Row::nCameras).toArray(),
            new byte[size],
            new int[CAMERAS * size]);
    for (int i = 0; i < size; i++) {
      Row row = part.get(i);
      Arrays.fill(columns.frameOffsets(), row.frame - first + 1, count + 1, i + 1);
      columns.x()[i] = (float) row.at[0];
      columns.y()[i] = (float) row.at[1];
      columns.z()[i] = (float) row.at[2];
      columns.covariance()[6 * i] = (float) (XY * XY);
      columns.covariance()[6 * i + 3] = (float) (XY * XY);
      columns.covariance()[6 * i + 5] = row.nCameras == 1 ? 1 : (float) (Z * Z);
      columns.confidence()[i] = 0.5f + i % 3 / 8f;
      columns.residualPx()[i] = i % 5;
      columns.confirmed()[i] = (byte) (row.confirmed ? 1 : 0);
      columns.assignment()[CAMERAS * i] = i % 4;
      columns.assignment()[CAMERAS * i + 1] = -1;
    }
    return columns;
  }

  /** Each window with all frames of the others that are in reach. */
  static List<WindowInContext> inContext(List<TrackedWindow> windows, int reach) {
    List<WindowInContext> inContext = new ArrayList<>();
    for (TrackedWindow window : windows) {
      long first = window.firstFrame();
      long end = window.endFrame();
      List<TrackPoints> neighbours =
          windows.stream()
              .filter(other -> other.firstFrame() != first)
              .map(other -> TrackPoints.of(other).between(first - reach, end + reach))
              .filter(points -> points.frameCount() > 0)
              .toList();
      inContext.add(new WindowInContext(window, neighbours));
    }
    return inContext;
  }
}
