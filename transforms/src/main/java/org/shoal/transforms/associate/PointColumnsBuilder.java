package org.shoal.transforms.associate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Collects the points of a window, frame by frame. */
final class PointColumnsBuilder {
  private static final Comparator<Hypothesis> BY_POSITION =
      Comparator.comparingDouble((Hypothesis h) -> h.x)
          .thenComparingDouble(h -> h.y)
          .thenComparingDouble(h -> h.z);

  private final int cameras;
  private final int[] frameOffsets;
  private int frames;
  private int size;
  private double[] x;
  private double[] y;
  private double[] z;
  private double[] covariance;
  private float[] residualPx;
  private float[] confidence;
  private int[] nCameras;
  private int[] nInView;
  private int[] strand;
  private int[] assignment;

  /**
   * A builder that has no point yet.
   *
   * @param triangulated how many points of several cameras there will be
   */
  PointColumnsBuilder(int frameCount, int cameras, int triangulated) {
    this.cameras = cameras;
    frameOffsets = new int[frameCount + 1];
    int room = triangulated + triangulated / 4 + 64;
    x = new double[room];
    y = new double[room];
    z = new double[room];
    covariance = new double[6 * room];
    residualPx = new float[room];
    confidence = new float[room];
    nCameras = new int[room];
    nInView = new int[room];
    strand = new int[room];
    assignment = new int[cameras * room];
  }

  /**
   * Adds points to the present frame, in ascending x.
   *
   * @param confidenceFactor what the mean confidence of the views is multiplied with
   */
  void add(List<Hypothesis> points, FrameViews views, float confidenceFactor) {
    List<Hypothesis> ordered = points.stream().sorted(BY_POSITION).toList();
    for (Hypothesis point : ordered) {
      reserve();
      x[size] = point.x;
      y[size] = point.y;
      z[size] = point.z;
      System.arraycopy(point.covariance, 0, covariance, 6 * size, 6);
      residualPx[size] = (float) point.meanResidualPx;
      confidence[size] = confidenceFactor * addViews(point, views);
      nCameras[size] = point.viewCount;
      nInView[size] = Math.max(point.viewCount, point.inView);
      strand[size] = point.strand;
      size++;
    }
  }

  /** Ends the present frame. */
  void endFrame() {
    frameOffsets[++frames] = size;
  }

  PointColumns build(int refused) {
    return new PointColumns(
        frameOffsets,
        Arrays.copyOf(x, size),
        Arrays.copyOf(y, size),
        Arrays.copyOf(z, size),
        Arrays.copyOf(covariance, 6 * size),
        Arrays.copyOf(residualPx, size),
        Arrays.copyOf(confidence, size),
        Arrays.copyOf(nCameras, size),
        Arrays.copyOf(nInView, size),
        Arrays.copyOf(assignment, cameras * size),
        Arrays.copyOf(strand, size),
        refused);
  }

  /** Writes the views of the new point; gives their mean confidence. */
  private float addViews(Hypothesis point, FrameViews views) {
    float sum = 0;
    for (int s = 0; s < cameras; s++) {
      int detection = point.view[s];
      assignment[cameras * size + views.camera[s]] = detection < 0 ? -1 : views.index[detection];
      sum += detection < 0 ? 0 : views.confidence[detection];
    }
    return sum / point.viewCount;
  }

  private void reserve() {
    if (size < x.length) {
      return;
    }
    int larger = 2 * size;
    x = Arrays.copyOf(x, larger);
    y = Arrays.copyOf(y, larger);
    z = Arrays.copyOf(z, larger);
    covariance = Arrays.copyOf(covariance, 6 * larger);
    residualPx = Arrays.copyOf(residualPx, larger);
    confidence = Arrays.copyOf(confidence, larger);
    nCameras = Arrays.copyOf(nCameras, larger);
    nInView = Arrays.copyOf(nInView, larger);
    strand = Arrays.copyOf(strand, larger);
    assignment = Arrays.copyOf(assignment, cameras * larger);
  }
}
