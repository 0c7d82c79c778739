package org.shoal.transforms.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.PointColumns;

/** Points frame by frame, as a test describes them, of three cameras unless said otherwise. */
final class PointScene {
  static final int CAMERAS = 3;

  /** 1 mm in x and y, 5 mm in z. */
  private static final double XY = 1e-6;

  private static final double Z = 25e-6;

  private final List<List<Point>> frames = new ArrayList<>();
  private double scale = 1;

  private record Point(double[] at, double[] covariance, int cameras, int inView) {}

  /** 20 frames of a fish that swims 5 mm a frame along x. */
  static PointScene swimmer() {
    PointScene scene = new PointScene();
    for (int f = 0; f < 20; f++) {
      scene.frame().point(0.005 * f, 0, 1.5);
    }
    return scene;
  }

  /** The tracks of a scene in one window. */
  static TrackColumns track(PointScene scene) {
    return track(scene, TrackerConfig.defaults());
  }

  static TrackColumns track(PointScene scene, TrackerConfig config) {
    return new FishTracker(config).track(scene.window());
  }

  /** Identities of a frame's rows. */
  static int[] ids(TrackColumns tracks, int frame) {
    return Arrays.copyOfRange(
        tracks.fishId(), tracks.frameOffsets()[frame], tracks.frameOffsets()[frame + 1]);
  }

  PointScene covarianceScale(double factor) {
    scale = factor;
    return this;
  }

  PointScene frame() {
    frames.add(new ArrayList<>());
    return this;
  }

  PointScene emptyFrames(int count) {
    for (int i = 0; i < count; i++) {
      frame();
    }
    return this;
  }

  PointScene point(double x, double y, double z) {
    return point(x, y, z, CAMERAS);
  }

  PointScene point(double x, double y, double z, int cameras) {
    double[] covariance = {scale * XY, 0, 0, scale * XY, 0, scale * Z};
    return add(new Point(new double[] {x, y, z}, covariance, cameras, cameras));
  }

  /** A point of two cameras, which a third has in view and does not see. */
  PointScene doubtedPair(double x, double y, double z) {
    return add(new Point(new double[] {x, y, z}, new double[] {XY, 0, 0, XY, 0, Z}, 2, 3));
  }

  /** A single view from straight above: depth unknown. */
  PointScene single(double x, double y, double z) {
    return add(new Point(new double[] {x, y, z}, new double[] {XY, 0, 0, XY, 0, 1}, 1, 1));
  }

  private PointScene add(Point point) {
    frames.get(frames.size() - 1).add(point);
    return this;
  }

  AssociatedWindow window() {
    return windows(frames.size()).get(0);
  }

  List<AssociatedWindow> windows(int length) {
    List<AssociatedWindow> windows = new ArrayList<>();
    for (int first = 0; first < frames.size(); first += length) {
      List<List<Point>> part = frames.subList(first, Math.min(first + length, frames.size()));
      windows.add(AssociatedWindow.of(frameWindow(windows.size(), first, part), points(part)));
    }
    return windows;
  }

  private static FrameWindow frameWindow(int index, int first, List<List<Point>> part) {
    int count = part.size();
    List<CameraWindow> cameras = new ArrayList<>();
    for (int c = 0; c < CAMERAS; c++) {
      cameras.add(
          new CameraWindow(
              "cam" + c,
              first,
              new byte[count],
              new double[count],
              0,
              DetectionColumns.empty(count)));
    }
    return new FrameWindow(new WindowKey("points", index), first, count, cameras);
  }

  private static PointColumns points(List<List<Point>> part) {
    int[] offsets = new int[part.size() + 1];
    List<Point> all = new ArrayList<>();
    for (int f = 0; f < part.size(); f++) {
      all.addAll(part.get(f));
      offsets[f + 1] = all.size();
    }
    int size = all.size();
    float[] residualPx = new float[size];
    float[] confidence = new float[size];
    int[] assignment = new int[size * CAMERAS];
    double[] covariance = new double[6 * size];
    int[] strand = new int[size];
    Arrays.fill(assignment, -1);
    Arrays.fill(strand, -1);
    int frame = 0;
    for (int i = 0; i < size; i++) {
      while (offsets[frame + 1] <= i) {
        frame++;
      }
      Point point = all.get(i);
      residualPx[i] = point.cameras > 1 ? 1 : -1;
      confidence[i] = point.cameras > 1 ? 0.9f : 0.2f;
      System.arraycopy(point.covariance, 0, covariance, 6 * i, 6);
      Arrays.fill(assignment, CAMERAS * i, CAMERAS * i + point.cameras, i - offsets[frame]);
    }
    return new PointColumns(
        offsets,
        all.stream().mapToDouble(p -> p.at[0]).toArray(),
        all.stream().mapToDouble(p -> p.at[1]).toArray(),
        all.stream().mapToDouble(p -> p.at[2]).toArray(),
        covariance,
        residualPx,
        confidence,
        all.stream().mapToInt(Point::cameras).toArray(),
        all.stream().mapToInt(Point::inView).toArray(),
        assignment,
        strand,
        0);
  }
}
