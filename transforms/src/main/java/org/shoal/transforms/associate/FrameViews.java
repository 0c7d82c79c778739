package org.shoal.transforms.associate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.transforms.geometry.CameraModel;
import org.shoal.transforms.geometry.CameraRig;

/**
 * The usable detections of one frame, in an order that does not depend on how cameras or detections
 * happen to be listed: cameras by name (a camera's place in that order is its slot), detections by
 * pixel. A detection that is not a finite pixel, or sees nothing of the scene, is left out.
 */
final class FrameViews {
  /** Even a detection of confidence 0 says something. */
  private static final double LEAST_WEIGHT = 0.1;

  private final List<CameraWindow> cameras;

  /** The rays of each slot's detections in the whole window, and which of them there are. */
  private final double[][] windowRays;

  private final boolean[][] hasRay;

  /** Place of each slot's camera in the rig and in the window. */
  final int[] camera;

  /** Whether the slot's camera has a picture of this frame. */
  final boolean[] looked;

  /** Detections of slot s are {@code start[s]} to {@code start[s + 1]}. */
  final int[] start;

  double[] u = new double[0];
  double[] v = new double[0];
  double[] weight = new double[0];
  float[] confidence = new float[0];
  double[] rays = new double[0];
  int[] slot = new int[0];

  /** Index of each detection within its frame, as stored in results. */
  int[] index = new int[0];

  /** Whether an accepted point has taken the detection. */
  boolean[] taken = new boolean[0];

  FrameViews(FrameWindow window, CameraRig rig) {
    cameras = window.cameras();
    camera =
        IntStream.range(0, cameras.size())
            .boxed()
            .sorted(Comparator.comparing(i -> cameras.get(i).camera()))
            .mapToInt(Integer::intValue)
            .toArray();
    looked = new boolean[camera.length];
    start = new int[camera.length + 1];
    windowRays = new double[camera.length][];
    hasRay = new boolean[camera.length][];
    for (int s = 0; s < camera.length; s++) {
      castAll(s, rig.camera(camera[s]));
    }
  }

  /** Frames are loaded more than once, and casting is what takes the time. */
  private void castAll(int s, CameraModel model) {
    DetectionColumns detections = cameras.get(camera[s]).detections();
    double[] ray = new double[6];
    windowRays[s] = new double[6 * detections.size()];
    hasRay[s] = new boolean[detections.size()];
    for (int row = 0; row < detections.size(); row++) {
      hasRay[s][row] = model.cast(detections.u()[row], detections.v()[row], ray);
      System.arraycopy(ray, 0, windowRays[s], 6 * row, 6);
    }
  }

  int slots() {
    return camera.length;
  }

  int size() {
    return start[camera.length];
  }

  /** Takes in the frame at a position of the window. */
  void load(int frame) {
    int count = 0;
    for (int s = 0; s < camera.length; s++) {
      CameraWindow window = cameras.get(camera[s]);
      looked[s] = window.status()[frame] == FrameStatus.DECODED.code();
      DetectionColumns detections = window.detections();
      int from = detections.frameOffsets()[frame];
      int to = detections.frameOffsets()[frame + 1];
      reserve(count + to - from);
      start[s] = count;
      for (int row = from; row < to; row++) {
        if (hasRay[s][row]) {
          int place = placeOf(detections, row, start[s], count);
          insert(detections, row, row - from, place, count);
          System.arraycopy(windowRays[s], 6 * row, rays, 6 * place, 6);
          slot[count++] = s;
        }
      }
    }
    start[camera.length] = count;
    release();
  }

  /** Forgets which detections are taken. */
  void release() {
    Arrays.fill(taken, 0, size(), false);
  }

  private int placeOf(DetectionColumns detections, int row, int from, int count) {
    int place = count;
    while (place > from && comesBefore(detections, row, place - 1)) {
      place--;
    }
    return place;
  }

  private boolean comesBefore(DetectionColumns detections, int row, int other) {
    int byU = Double.compare(detections.u()[row], u[other]);
    int byV = byU != 0 ? byU : Double.compare(detections.v()[row], v[other]);
    return byV < 0;
  }

  private void insert(DetectionColumns detections, int row, int inFrame, int place, int count) {
    int moved = count - place;
    System.arraycopy(u, place, u, place + 1, moved);
    System.arraycopy(v, place, v, place + 1, moved);
    System.arraycopy(weight, place, weight, place + 1, moved);
    System.arraycopy(confidence, place, confidence, place + 1, moved);
    System.arraycopy(index, place, index, place + 1, moved);
    System.arraycopy(rays, 6 * place, rays, 6 * (place + 1), 6 * moved);
    u[place] = detections.u()[row];
    v[place] = detections.v()[row];
    confidence[place] = withinUnit(detections.confidence()[row]);
    weight[place] = LEAST_WEIGHT + (1 - LEAST_WEIGHT) * confidence[place];
    index[place] = inFrame;
  }

  private static float withinUnit(float value) {
    return value >= 0 ? Math.min(1, value) : 0;
  }

  private void reserve(int count) {
    if (u.length >= count) {
      return;
    }
    int size = Math.max(2 * u.length, count);
    u = Arrays.copyOf(u, size);
    v = Arrays.copyOf(v, size);
    weight = Arrays.copyOf(weight, size);
    confidence = Arrays.copyOf(confidence, size);
    rays = Arrays.copyOf(rays, 6 * size);
    slot = Arrays.copyOf(slot, size);
    index = Arrays.copyOf(index, size);
    taken = Arrays.copyOf(taken, size);
  }
}
