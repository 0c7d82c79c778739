package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.calibration.LensDistortion;
import org.shoal.io.calibration.Medium;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.transforms.geometry.CameraModel;
import org.shoal.transforms.geometry.CameraRig;

/** Cameras and what they detect, frame by frame, as a test describes it. */
public final class Scene {
  public static final int WIDTH = 1600;
  public static final int HEIGHT = 1200;

  private static final double FOCAL = 1200;

  private final Calibration calibration;
  private final List<String> names;
  private final CameraRig rig;

  /** [frame][camera]: u, v, confidence of each detection. */
  private final List<List<List<double[]>>> frames = new ArrayList<>();

  private Scene(Calibration calibration) {
    this.calibration = calibration;
    names = calibration.cameras().stream().map(CameraCalibration::name).toList();
    rig = CameraRig.of(calibration, names);
  }

  /** Cameras in a ring of 0.5 m radius look straight down into water from z = 1 m to 2 m. */
  public static Scene tank(int cameras) {
    List<CameraCalibration> all = new ArrayList<>();
    for (int i = 0; i < cameras; i++) {
      double angle = 2 * Math.PI * i / cameras;
      double[] down = {1, 0, 0, 0, 1, 0, 0, 0, 1};
      double[] centre = {0.5 * Math.cos(angle), 0.5 * Math.sin(angle), 0};
      all.add(camera("cam_" + (char) ('a' + i), down, centre));
    }
    return new Scene(new Calibration(all, new Medium.Water(1, 1, 1.333, 2)));
  }

  /** Cameras stand in a circle of 4 m around the origin, z up, and look at a point 1 m above it. */
  public static Scene room(int cameras) {
    List<CameraCalibration> all = new ArrayList<>();
    for (int i = 0; i < cameras; i++) {
      double angle = 2 * Math.PI * i / cameras + 0.3;
      double[] centre = {4 * Math.cos(angle), 4 * Math.sin(angle), 1.5 + 0.2 * i};
      all.add(camera("view" + i, lookingAt(centre, new double[] {0, 0, 1}), centre));
    }
    return new Scene(new Calibration(all, new Medium.Air()));
  }

  /** An empty scene of the same cameras in another order; order[i] is the old place of camera i. */
  public Scene reordered(int... order) {
    List<CameraCalibration> cameras =
        Arrays.stream(order).mapToObj(i -> calibration.cameras().get(i)).toList();
    Scene scene = new Scene(new Calibration(cameras, calibration.medium()));
    for (List<List<double[]>> frame : frames) {
      scene.frames.add(Arrays.stream(order).mapToObj(frame::get).toList());
    }
    return scene;
  }

  /** The same with the detections of each frame in another order. */
  public Scene shuffled(long seed) {
    Scene scene = new Scene(calibration);
    Random random = new Random(seed);
    for (List<List<double[]>> frame : frames) {
      List<List<double[]>> cameras = new ArrayList<>();
      for (List<double[]> detections : frame) {
        List<double[]> copy = new ArrayList<>(detections);
        Collections.shuffle(copy, random);
        cameras.add(copy);
      }
      scene.frames.add(cameras);
    }
    return scene;
  }

  public Calibration calibration() {
    return calibration;
  }

  public CameraRig rig() {
    return rig;
  }

  public int cameras() {
    return rig.size();
  }

  /** Starts a frame in which nothing is detected so far. */
  public Scene frame() {
    List<List<double[]>> cameras = new ArrayList<>();
    for (int i = 0; i < rig.size(); i++) {
      cameras.add(new ArrayList<>());
    }
    frames.add(cameras);
    return this;
  }

  /** Adds to the present frame what all cameras see of a point. */
  public Scene see(double x, double y, double z) {
    int[] all = new int[rig.size()];
    Arrays.setAll(all, i -> i);
    return see(x, y, z, all);
  }

  /** Adds to the present frame what some cameras see of a point. */
  public Scene see(double x, double y, double z, int... cameras) {
    double[] pixel = new double[2];
    for (int i : cameras) {
      if (isVisible(i, x, y, z, pixel)) {
        detect(i, pixel[0], pixel[1], 0.9);
      }
    }
    return this;
  }

  /** Adds to the present frame what a detector of given faults finds of a point. */
  public Scene seeFaulty(double[] point, double noisePx, double misses, Random random) {
    double[] pixel = new double[2];
    for (int i = 0; i < rig.size(); i++) {
      if (isVisible(i, point[0], point[1], point[2], pixel) && random.nextDouble() >= misses) {
        detect(
            i,
            pixel[0] + noisePx * random.nextGaussian(),
            pixel[1] + noisePx * random.nextGaussian(),
            0.7 + 0.3 * random.nextDouble());
      }
    }
    return this;
  }

  /** Adds a detection to the present frame. */
  public Scene detect(int camera, double u, double v, double confidence) {
    frames.get(frames.size() - 1).get(camera).add(new double[] {u, v, confidence});
    return this;
  }

  private boolean isVisible(int i, double x, double y, double z, double[] pixel) {
    CameraModel camera = rig.camera(i);
    return camera.project(x, y, z, pixel) && camera.isInside(pixel[0], pixel[1]);
  }

  /** All frames as one window. */
  public FrameWindow window() {
    return windows(frames.size()).get(0);
  }

  /** All frames as windows of a length. */
  public List<FrameWindow> windows(int length) {
    List<FrameWindow> windows = new ArrayList<>();
    for (int first = 0; first < frames.size(); first += length) {
      int count = Math.min(length, frames.size() - first);
      List<CameraWindow> cameras = new ArrayList<>();
      for (int i = 0; i < rig.size(); i++) {
        cameras.add(cameraWindow(i, first, count));
      }
      windows.add(new FrameWindow(new WindowKey("scene", windows.size()), first, count, cameras));
    }
    return windows;
  }

  private CameraWindow cameraWindow(int camera, int first, int count) {
    byte[] status = new byte[count];
    Arrays.fill(status, FrameStatus.DECODED.code());
    int[] offsets = new int[count + 1];
    List<double[]> rows = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      rows.addAll(frames.get(first + f).get(camera));
      offsets[f + 1] = rows.size();
    }
    int size = rows.size();
    float[][] columns = new float[7][size];
    for (int i = 0; i < size; i++) {
      float u = (float) rows.get(i)[0];
      float v = (float) rows.get(i)[1];
      float[] row = {u - 20, v - 10, 40, 20, u, v, (float) rows.get(i)[2]};
      for (int c = 0; c < 7; c++) {
        columns[c][i] = row[c];
      }
    }
    String[] labels = new String[size];
    Arrays.fill(labels, "fish");
    DetectionColumns detections =
        new DetectionColumns(
            offsets,
            columns[0],
            columns[1],
            columns[2],
            columns[3],
            columns[4],
            columns[5],
            columns[6],
            labels);
    return new CameraWindow(names.get(camera), first, status, new double[count], 0, detections);
  }

  private static CameraCalibration camera(String name, double[] r, double[] centre) {
    double[] k = {FOCAL, 0, (WIDTH - 1) / 2.0, 0, FOCAL, (HEIGHT - 1) / 2.0, 0, 0, 1};
    double[] t = new double[3];
    for (int i = 0; i < 3; i++) {
      t[i] = -(r[3 * i] * centre[0] + r[3 * i + 1] * centre[1] + r[3 * i + 2] * centre[2]);
    }
    return new CameraCalibration(name, WIDTH, HEIGHT, k, LensDistortion.none(), r, t);
  }

  /** World to camera for a camera with world z up, image y down. */
  private static double[] lookingAt(double[] centre, double[] target) {
    double[] forward = unit(target[0] - centre[0], target[1] - centre[1], target[2] - centre[2]);
    double[] right = unit(forward[1], -forward[0], 0);
    double[] down = {
      forward[1] * right[2] - forward[2] * right[1],
      forward[2] * right[0] - forward[0] * right[2],
      forward[0] * right[1] - forward[1] * right[0]
    };
    return new double[] {
      right[0], right[1], right[2], down[0], down[1], down[2], forward[0], forward[1], forward[2]
    };
  }

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }
}
