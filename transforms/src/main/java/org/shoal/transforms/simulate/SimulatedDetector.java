package org.shoal.transforms.simulate;

import java.util.Arrays;
import java.util.Random;
import org.shoal.transforms.geometry.CameraModel;

/**
 * One camera with its detector: what it says of frame after frame, in order. Confidences of fish
 * and of nothing overlap: normal with mean 0.85 and deviation 0.08, and 0.50 and 0.12.
 */
final class SimulatedDetector {
  private static final double LEAST_CONFIDENCE = 0.25;
  private static final double MOST_CONFIDENCE = 0.99;
  private static final int SEVERAL = -1;

  private final CameraModel model;
  private final DetectorFlaws flaws;
  private final double[] lengths;
  private final Random random;
  private final double[] pixel = new double[2];
  private final double[] end = new double[2];

  /** Of the visible fish: u, v, box width and height. */
  private final double[] views;

  /** Whose views they are; {@link #SEVERAL} for one of several fish. */
  private final int[] owner;

  private int viewCount;

  /** u and v of every fish that was detected as itself in this frame; NaN of the others. */
  private final double[] detected;

  /**
   * A detector that has seen nothing yet.
   *
   * @param lengths of the fish, metres
   */
  SimulatedDetector(CameraModel model, DetectorFlaws flaws, double[] lengths, Random random) {
    this.model = model;
    this.flaws = flaws;
    this.lengths = lengths;
    this.random = random;
    this.views = new double[4 * lengths.length];
    this.owner = new int[lengths.length];
    this.detected = new double[2 * lengths.length];
  }

  /**
   * Looks at the fish of a frame.
   *
   * @param hidden of each fish, whether no camera sees it
   * @param inView gets true for every fish that is in the image, detected or not; others stay
   */
  void look(FishPose[] poses, boolean[] hidden, boolean[] inView) {
    viewCount = 0;
    for (int fish = 0; fish < poses.length; fish++) {
      if (!hidden[fish] && view(poses[fish], lengths[fish])) {
        inView[fish] = true;
        owner[viewCount++] = fish;
      }
    }
  }

  /** Adds this frame's detections to a line. */
  void detect(DetectionLine line) {
    merge();
    Arrays.fill(detected, Double.NaN);
    int count = 0;
    for (int i = 0; i < viewCount; i++) {
      boolean missed = random.nextDouble() < flaws.missRate();
      double u = views[4 * i] + flaws.pixelNoise() * random.nextGaussian();
      double v = views[4 * i + 1] + flaws.pixelNoise() * random.nextGaussian();
      double confidence = confidence(0.85, 0.08);
      // What noise moves out of the image is not detected: no detector's centroid is there.
      if (!missed && model.isInside(u, v)) {
        add(line, u, v, views[4 * i + 2], views[4 * i + 3], confidence);
        remember(owner[i], u, v);
        count++;
      }
    }
    addFalsePositives(line, count);
  }

  private void remember(int fish, double u, double v) {
    if (fish != SEVERAL) {
      detected[2 * fish] = u;
      detected[2 * fish + 1] = v;
    }
  }

  /** Whether a fish was detected in this frame, as itself and not as one with another. */
  boolean hasDetected(int fish) {
    return !Double.isNaN(detected[2 * fish]);
  }

  /** Where it was: u of axis 0, v of axis 1. */
  double detected(int fish, int axis) {
    return detected[2 * fish + axis];
  }

  /** Projects a fish's middle, and its ends for the box. */
  private boolean view(FishPose pose, double length) {
    if (!model.project(pose.x(), pose.y(), pose.z(), pixel)
        || !model.isInside(pixel[0], pixel[1])) {
      return false;
    }
    double halfFlat = 0.5 * length * StrictMath.cos(pose.pitch());
    double dx = halfFlat * StrictMath.cos(pose.heading());
    double dy = halfFlat * StrictMath.sin(pose.heading());
    double dz = 0.5 * length * StrictMath.sin(pose.pitch());
    double width = 0;
    double height = 0;
    if (model.project(pose.x() + dx, pose.y() + dy, pose.z() + dz, end)) {
      width = Math.abs(end[0] - pixel[0]);
      height = Math.abs(end[1] - pixel[1]);
    }
    double girth = 0.3 * Math.sqrt(width * width + height * height);
    int at = 4 * viewCount;
    views[at] = pixel[0];
    views[at + 1] = pixel[1];
    views[at + 2] = 2 * (width + girth);
    views[at + 3] = 2 * (height + girth);
    return true;
  }

  /** Puts one view at the middle of every two that are too near to each other to be told apart. */
  private void merge() {
    for (int i = 0; i < viewCount; i++) {
      for (int j = viewCount - 1; j > i; j--) {
        double du = views[4 * i] - views[4 * j];
        double dv = views[4 * i + 1] - views[4 * j + 1];
        if (du * du + dv * dv < flaws.mergePixels() * flaws.mergePixels()) {
          views[4 * i] -= 0.5 * du;
          views[4 * i + 1] -= 0.5 * dv;
          views[4 * i + 2] = Math.max(views[4 * i + 2], views[4 * j + 2]);
          views[4 * i + 3] = Math.max(views[4 * i + 3], views[4 * j + 3]);
          viewCount--;
          owner[i] = SEVERAL;
          System.arraycopy(owner, j + 1, owner, j, viewCount - j);
          System.arraycopy(views, 4 * (j + 1), views, 4 * j, 4 * (viewCount - j));
        }
      }
    }
  }

  /** As many on average as make their share; in an image with nothing else, as with one fish. */
  private void addFalsePositives(DetectionLine line, int detected) {
    double rate = flaws.falsePositiveRate();
    int count = poisson(rate / (1 - rate) * Math.max(1, detected));
    double unit = model.width() / 1600.0;
    for (int i = 0; i < count; i++) {
      double u = random.nextDouble() * (model.width() - 1);
      double v = random.nextDouble() * (model.height() - 1);
      double width = unit * (30 + 100 * random.nextDouble());
      double height = unit * (30 + 100 * random.nextDouble());
      add(line, u, v, width, height, confidence(0.50, 0.12));
    }
  }

  /** Adds a detection whose box is cut off at the image's edges. */
  private void add(
      DetectionLine line, double u, double v, double width, double height, double confidence) {
    int left = (int) Math.max(0, Math.round(u - width / 2));
    int top = (int) Math.max(0, Math.round(v - height / 2));
    int right = (int) Math.min(model.width(), Math.round(u + width / 2) + 1);
    int bottom = (int) Math.min(model.height(), Math.round(v + height / 2) + 1);
    line.add(u, v, left, top, right - left, bottom - top, confidence);
  }

  private double confidence(double mean, double deviation) {
    double drawn = mean + deviation * random.nextGaussian();
    return Math.max(LEAST_CONFIDENCE, Math.min(MOST_CONFIDENCE, drawn));
  }

  /** Knuth's method, for small means. */
  private int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int count = -1;
    for (double product = 1; product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
