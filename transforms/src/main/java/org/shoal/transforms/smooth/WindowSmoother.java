package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.shoal.io.calibration.Medium;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/**
 * Smooths the tracks of one window, with those around it as context, and gives fish that are unseen
 * for a short while rows of their own. What comes out does not depend on where a recording is cut
 * into windows: the context reaches so far that what lies beyond it has no influence.
 *
 * <p>Every row of a track's part has a smoothed position, also those from before the track was
 * confirmed, once it has been; one that never was has none. Under water no position is above the
 * surface or below the floor.
 *
 * <p>Can be used by several threads.
 */
public final class WindowSmoother {
  /** Spread of velocities of a fish just seen, metres a second: hardly any fish is faster. */
  private static final double SPEED_SIGMA = 2;

  /**
   * How often a position's influence has fallen by a factor of e where it no longer matters: that
   * of a metre is then 2 nanometres.
   */
  private static final double FORGOTTEN = 20;

  private final SmootherConfig config;
  private final double fps;
  private final float top;
  private final float bottom;

  /**
   * A smoother for a recording.
   *
   * @param fps frames a second
   */
  public WindowSmoother(SmootherConfig config, double fps, Medium medium) {
    this.config = config;
    this.fps = fps;
    boolean wet = medium instanceof Medium.Water;
    top = wet ? Math.nextUp((float) ((Medium.Water) medium).surfaceZ()) : Float.NEGATIVE_INFINITY;
    bottom = wet ? (float) ((Medium.Water) medium).floorZ() : Float.POSITIVE_INFINITY;
  }

  /** What a window says of how restless fish are. */
  public NoiseEvidence weighNoise(WindowInContext window) {
    return new NoiseEstimator(fps).weigh(window, parts(window), SPEED_SIGMA / fps);
  }

  /** How restless fish are, by all windows of the recording. */
  public AccelerationNoise estimateNoise(List<NoiseEvidence> windows) {
    return new NoiseEstimator(fps).estimate(windows);
  }

  /**
   * Smooths a window.
   *
   * @return the window's rows, and a row for every fish that is unseen in between; the same for the
   *     same window, always
   */
  public SmoothedWindow smooth(WindowInContext window, AccelerationNoise noise) {
    FixedIntervalSmoother smoother = new FixedIntervalSmoother(noise, SPEED_SIGMA / fps);
    List<Row> rows = measuredRows(window.window().tracks());
    for (TrackPart part : parts(window)) {
      if (part.confirmed()
          && part.firstFrame() < window.endFrame()
          && part.endFrame() > window.firstFrame()) {
        rows.addAll(smooth(part, window, noise, smoother));
      }
    }
    return merge(window, rows);
  }

  private List<TrackPart> parts(WindowInContext window) {
    return TrackPart.cut(window.stretches(), config.maxGapFrames(fps));
  }

  /** A fish in a frame of the window: its measured row, or its smoothed position, or both. */
  private static final class Row {
    final int frame;
    final int fishId;
    int measured = -1;
    final float[] smoothed = {Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN};

    Row(int frame, int fishId) {
      this.frame = frame;
      this.fishId = fishId;
    }
  }

  private static List<Row> measuredRows(TrackColumns tracks) {
    List<Row> rows = new ArrayList<>();
    for (int f = 0; f < tracks.frameCount(); f++) {
      for (int i = tracks.frameOffsets()[f]; i < tracks.frameOffsets()[f + 1]; i++) {
        Row row = new Row(f, tracks.fishId()[i]);
        row.measured = i;
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Row> smooth(
      TrackPart part,
      WindowInContext window,
      AccelerationNoise noise,
      FixedIntervalSmoother smoother) {
    int first = (int) Math.max(0, window.firstFrame() - part.firstFrame());
    int end = (int) Math.min(part.length(), window.endFrame() - part.firstFrame());
    int from = reach(part, first, -1, noise.least());
    int to = reach(part, end - 1, 1, noise.least()) + 1;
    smoother.smooth(part, from, to);
    List<Row> rows = new ArrayList<>();
    for (int i = first; i < end; i++) {
      Row row = new Row((int) (part.firstFrame() + i - window.firstFrame()), part.fishId());
      for (int axis = 0; axis < 3; axis++) {
        row.smoothed[axis] = (float) smoother.position(i - from, axis);
        row.smoothed[3 + axis] = (float) smoother.sigma(i - from, axis);
      }
      row.smoothed[2] = Math.max(top, Math.min(bottom, row.smoothed[2]));
      rows.add(row);
    }
    return rows;
  }

  /**
   * The nearest measurement, from a frame on, behind which a measurement no longer matters to that
   * frame. With much between measurements, influence falls by e in √2 (r / q)^(1/4) frames, where r
   * is a measurement's variance and q the noise: the filter's slowest pole.
   */
  private static int reach(TrackPart part, int start, int direction, double noise) {
    double forgotten = 0;
    int i = start;
    int last = direction < 0 ? 0 : part.length() - 1;
    while (i != last && !(forgotten >= FORGOTTEN && part.isMeasured(i))) {
      if (part.isMeasured(i)) {
        double rate = Math.sqrt(Math.sqrt(noise / part.trace(i)) / 2);
        forgotten += Math.min(1, rate);
      }
      i += direction;
    }
    return i;
  }

  /** Brings measured and smoothed rows of the same fish and frame together. */
  private static SmoothedWindow merge(WindowInContext window, List<Row> rows) {
    rows.sort(
        Comparator.comparingInt((Row row) -> row.frame)
            .thenComparingInt(row -> row.fishId)
            .thenComparingInt(row -> -row.measured));
    List<Row> merged = new ArrayList<>();
    for (Row row : rows) {
      Row last = merged.isEmpty() ? new Row(-1, -1) : merged.get(merged.size() - 1);
      if (last.frame == row.frame && last.fishId == row.fishId) {
        System.arraycopy(row.smoothed, 0, last.smoothed, 0, 6);
      } else {
        merged.add(row);
      }
    }
    TrackColumns tracks = window.window().tracks();
    int cameras = window.window().frames().cameras().size();
    return new SmoothedWindow(
        window.window().frames(), withGaps(tracks, merged, cameras), smoothed(merged));
  }

  private static SmoothedColumns smoothed(List<Row> rows) {
    SmoothedColumns columns = SmoothedColumns.none(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      columns.x()[i] = row.smoothed[0];
      columns.y()[i] = row.smoothed[1];
      columns.z()[i] = row.smoothed[2];
      columns.sigmaX()[i] = row.smoothed[3];
      columns.sigmaY()[i] = row.smoothed[4];
      columns.sigmaZ()[i] = row.smoothed[5];
      columns.bridged()[i] = (byte) (row.measured < 0 ? 1 : 0);
    }
    return columns;
  }

  /** The tracks with a row for every fish in a gap. */
  private static TrackColumns withGaps(TrackColumns tracks, List<Row> rows, int cameras) {
    int size = rows.size();
    if (size == tracks.size()) {
      return tracks;
    }
    int[] frameOffsets = new int[tracks.frameCount() + 1];
    TrackColumns columns = unseen(frameOffsets, size, cameras);
    for (int i = 0; i < size; i++) {
      Row row = rows.get(i);
      frameOffsets[row.frame + 1] = i + 1;
      columns.fishId()[i] = row.fishId;
      if (row.measured >= 0) {
        copy(tracks, row.measured, columns, i, cameras);
      }
    }
    for (int f = 0; f < tracks.frameCount(); f++) {
      frameOffsets[f + 1] = Math.max(frameOffsets[f], frameOffsets[f + 1]);
    }
    return columns;
  }

  private static TrackColumns unseen(int[] frameOffsets, int size, int cameras) {
    byte[] confirmed = new byte[size];
    Arrays.fill(confirmed, (byte) 1);
    int[] assignment = new int[size * cameras];
    Arrays.fill(assignment, -1);
    return new TrackColumns(
        frameOffsets,
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

  private static void copy(TrackColumns from, int row, TrackColumns to, int at, int cameras) {
    to.x()[at] = from.x()[row];
    to.y()[at] = from.y()[row];
    to.z()[at] = from.z()[row];
    System.arraycopy(from.covariance(), 6 * row, to.covariance(), 6 * at, 6);
    to.confidence()[at] = from.confidence()[row];
    to.residualPx()[at] = from.residualPx()[row];
    to.nCameras()[at] = from.nCameras()[row];
    to.confirmed()[at] = from.confirmed()[row];
    System.arraycopy(from.assignment(), row * cameras, to.assignment(), at * cameras, cameras);
  }
}
