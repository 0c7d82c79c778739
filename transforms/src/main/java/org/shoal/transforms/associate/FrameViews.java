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
import org.shoal.transforms.geometry.FieldOfView;

/**
 * The usable detections of one frame, in an order that does not depend on how cameras or detections
 * happen to be listed: cameras by name (a camera's place in that order is its slot), detections by
 * pixel. A detection that is not a finite pixel, or sees nothing of the scene, is left out.
 */
final class FrameViews {
  /** Even a detection of confidence 0 says something. */
  private static final double LEAST_WEIGHT = 0.1;

  private final List<CameraWindow> cameras;

  /** The usable rows of each slot's detections, in the order of views, frame by frame. */
  private final int[][] usable;

  /** Those of frame f are {@code ends[s][f]} to {@code ends[s][f + 1]}. */
  private final int[][] ends;

  /** Their rays: frames are loaded more than once, and casting is what takes the time. */
  private final double[][] windowRays;

  /** What each slot's camera can see. */
  private final FieldOfView[] field;

  /** How far, in pixels, outside of a field of view none of the slot's detections is. */
  private final double[] margin;

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

  /** The seed whose only view each detection is; -1 when it is none's. */
  int[] claim = new int[0];

  /**
   * The views of a window.
   *
   * @param fields each camera's field of view, in the order of the rig
   */
  FrameViews(FrameWindow window, CameraRig rig, List<FieldOfView> fields) {
    cameras = window.cameras();
    camera =
        IntStream.range(0, cameras.size())
            .boxed()
            .sorted(Comparator.comparing(i -> cameras.get(i).camera()))
            .mapToInt(Integer::intValue)
            .toArray();
    looked = new boolean[camera.length];
    start = new int[camera.length + 1];
    usable = new int[camera.length][];
    ends = new int[camera.length][window.frameCount() + 1];
    windowRays = new double[camera.length][];
    field = new FieldOfView[camera.length];
    margin = new double[camera.length];
    for (int s = 0; s < camera.length; s++) {
      field[s] = fields.get(camera[s]);
      margin[s] = field[s].marginPx();
      prepare(s, rig.camera(camera[s]), window.frameCount());
    }
  }

  /** Casts and sorts all that a slot's camera detects in the window. */
  private void prepare(int s, CameraModel model, int frames) {
    DetectionColumns detections = cameras.get(camera[s]).detections();
    double[] ray = new double[6];
    windowRays[s] = new double[6 * detections.size()];
    usable[s] = new int[detections.size()];
    int count = 0;
    for (int frame = 0; frame < frames; frame++) {
      int first = count;
      for (int row = detections.frameOffsets()[frame];
          row < detections.frameOffsets()[frame + 1];
          row++) {
        if (model.cast(detections.u()[row], detections.v()[row], ray)) {
          int place = placeOf(detections, row, usable[s], first, count);
          System.arraycopy(usable[s], place, usable[s], place + 1, count - place);
          System.arraycopy(
              windowRays[s], 6 * place, windowRays[s], 6 * (place + 1), 6 * (count - place));
          usable[s][place] = row;
          System.arraycopy(ray, 0, windowRays[s], 6 * place, 6);
          count++;
          double outside = model.outside(detections.u()[row], detections.v()[row]);
          margin[s] = Math.min(margin[s], field[s].marginPx() - outside);
        }
      }
      ends[s][frame + 1] = count;
    }
  }

  private static int placeOf(
      DetectionColumns detections, int row, int[] ordered, int first, int count) {
    int place = count;
    while (place > first && comesBefore(detections, row, ordered[place - 1])) {
      place--;
    }
    return place;
  }

  private static boolean comesBefore(DetectionColumns detections, int row, int other) {
    int byU = Float.compare(detections.u()[row], detections.u()[other]);
    return (byU != 0 ? byU : Float.compare(detections.v()[row], detections.v()[other])) < 0;
  }

  /**
   * Whether a slot's camera surely shows neither a point, or any within reach of it, nor a
   * detection as near to them as a gate. When this is false, it may or may not.
   */
  boolean isOutOfView(int s, double x, double y, double z, double reach, double gatePx) {
    return gatePx <= margin[s] && field[s].excludes(x, y, z, reach);
  }

  /** A slot's first detection that is not left of a place. */
  int firstFrom(int s, double least) {
    int first = start[s];
    int end = start[s + 1];
    while (first < end) {
      int middle = (first + end) >>> 1;
      if (u[middle] < least) {
        first = middle + 1;
      } else {
        end = middle;
      }
    }
    return first;
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
      start[s] = count;
      count += load(s, window.detections(), frame, count);
    }
    start[camera.length] = count;
    Arrays.fill(claim, 0, count, -1);
    release();
  }

  /** Forgets which detections are taken. */
  void release() {
    Arrays.fill(taken, 0, size(), false);
  }

  /** Takes in what a slot's camera detects, from a place on; tells how many. */
  private int load(int s, DetectionColumns detections, int frame, int at) {
    int first = ends[s][frame];
    int added = ends[s][frame + 1] - first;
    reserve(at + added);
    System.arraycopy(windowRays[s], 6 * first, rays, 6 * at, 6 * added);
    for (int i = 0; i < added; i++) {
      int row = usable[s][first + i];
      int place = at + i;
      u[place] = detections.u()[row];
      v[place] = detections.v()[row];
      confidence[place] = withinUnit(detections.confidence()[row]);
      weight[place] = LEAST_WEIGHT + (1 - LEAST_WEIGHT) * confidence[place];
      index[place] = row - detections.frameOffsets()[frame];
      slot[place] = s;
    }
    return added;
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
    claim = Arrays.copyOf(claim, size);
  }
}
