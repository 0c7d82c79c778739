package org.shoal.transforms.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stretch of a fish's track without a long gap: frames in a row, of which the first and the last
 * have a measurement.
 *
 * @param fishId identity
 * @param firstFrame frame of the recording
 * @param position shape (frames x 3), metres
 * @param covariance of the position, shape (frames x 6), row-major: xx, xy, xz, yy, yz, zz in
 *     square metres
 * @param nCameras cameras that saw the fish in each frame; 0 in a frame without a measurement,
 *     whose position and covariance mean nothing
 * @param confirmed whether any of its rows is confirmed
 */
record TrackPart(
    int fishId,
    long firstFrame,
    double[] position,
    double[] covariance,
    int[] nCameras,
    boolean confirmed) {

  /** A float's relative rounding error, twice over. */
  private static final double ROUNDING = 1.2e-7;

  /** Number of frames. */
  int length() {
    return nCameras.length;
  }

  /** The frame after the last. */
  long endFrame() {
    return firstFrame + length();
  }

  boolean isMeasured(int i) {
    return nCameras[i] > 0;
  }

  /** The sum of a measurement's variances, square metres. */
  double trace(int i) {
    return covariance[6 * i] + covariance[6 * i + 3] + covariance[6 * i + 5];
  }

  /**
   * Cuts the tracks of stretches into parts. Rows without a usable covariance are no measurements.
   *
   * @param stretches in ascending frames, not overlapping
   * @param maxGapFrames most frames without a measurement within a part
   * @return in ascending identity, those of the same fish in ascending frames
   */
  static List<TrackPart> cut(List<TrackPoints> stretches, int maxGapFrames) {
    List<TrackPart> parts = new ArrayList<>();
    Map<Integer, Builder> open = new TreeMap<>();
    for (TrackPoints points : stretches) {
      for (int f = 0; f < points.frameCount(); f++) {
        long frame = points.firstFrame() + f;
        for (int row = points.frameOffsets()[f]; row < points.frameOffsets()[f + 1]; row++) {
          if (!isUsable(points, row)) {
            continue;
          }
          Builder part = open.get(points.fishId()[row]);
          if (part == null || frame - part.endFrame() > maxGapFrames) {
            if (part != null) {
              parts.add(part.build());
            }
            part = new Builder(points.fishId()[row], frame);
            open.put(part.fishId, part);
          }
          part.add(points, row, frame);
        }
      }
    }
    open.values().forEach(part -> parts.add(part.build()));
    parts.sort(Comparator.comparingInt(TrackPart::fishId).thenComparingLong(TrackPart::firstFrame));
    return parts;
  }

  private static boolean isUsable(TrackPoints points, int row) {
    double trace = 0;
    for (int k = 0; k < 6; k++) {
      trace += Math.abs(points.covariance()[6 * row + k]);
    }
    return Double.isFinite(trace + points.x()[row] + points.y()[row] + points.z()[row])
        && points.covariance()[6 * row] > 0
        && points.covariance()[6 * row + 3] > 0
        && points.covariance()[6 * row + 5] > 0
        && points.nCameras()[row] > 0;
  }

  /** A part that grows. */
  private static final class Builder {
    final int fishId;
    final long firstFrame;
    private int length;
    private double[] position = new double[3 * 64];
    private double[] covariance = new double[6 * 64];
    private int[] nCameras = new int[64];
    private boolean confirmed;

    Builder(int fishId, long firstFrame) {
      this.fishId = fishId;
      this.firstFrame = firstFrame;
    }

    long endFrame() {
      return firstFrame + length;
    }

    void add(TrackPoints points, int row, long frame) {
      int i = (int) (frame - firstFrame);
      length = i + 1;
      reserve();
      position[3 * i] = points.x()[row];
      position[3 * i + 1] = points.y()[row];
      position[3 * i + 2] = points.z()[row];
      for (int k = 0; k < 6; k++) {
        covariance[6 * i + k] = points.covariance()[6 * row + k];
      }
      // That of a single view is so long and narrow that rounding may have left it no covariance.
      double rounding =
          ROUNDING * (covariance[6 * i] + covariance[6 * i + 3] + covariance[6 * i + 5]);
      covariance[6 * i] += rounding;
      covariance[6 * i + 3] += rounding;
      covariance[6 * i + 5] += rounding;
      nCameras[i] = points.nCameras()[row];
      confirmed |= points.confirmed()[row] != 0;
    }

    private void reserve() {
      if (length > nCameras.length) {
        int larger = Math.max(length, 2 * nCameras.length);
        position = Arrays.copyOf(position, 3 * larger);
        covariance = Arrays.copyOf(covariance, 6 * larger);
        nCameras = Arrays.copyOf(nCameras, larger);
      }
    }

    TrackPart build() {
      return new TrackPart(
          fishId,
          firstFrame,
          Arrays.copyOf(position, 3 * length),
          Arrays.copyOf(covariance, 6 * length),
          Arrays.copyOf(nCameras, length),
          confirmed);
    }
  }
}
