package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.pose.Keypoint;

/** The strokes of a swimmer: when each wrist is lowest in the picture. */
final class StrokeTruth {
  /** How far a peak must stand out, of the picture's width: 30 pixels of 640. */
  private static final double PROMINENCE = 30.0 / 640;

  private static final double STEP = 0.004;

  private final SwimConfig config;
  private final PoolCamera camera;
  private final CrawlSwimmer swimmer;
  private final double[] pose = new double[3 * Joint.COUNT];
  private final double[] seen = new double[3];

  StrokeTruth(SwimConfig config, PoolCamera camera, CrawlSwimmer swimmer) {
    this.config = config;
    this.camera = camera;
    this.swimmer = swimmer;
  }

  /** When a wrist's y in the picture peaks, in seconds, ascending. */
  List<Double> peaks(int side) {
    double end = (config.frames() - 1) / config.fps();
    List<double[]> turns = turns(side, end);
    List<Double> peaks = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      double y = turns.get(i)[1];
      double stands = Math.min(y - lowest(turns, i, -1), y - lowest(turns, i, 1));
      if (stands >= PROMINENCE * config.width()) {
        peaks.add(refine(side, turns.get(i)[0]));
      }
    }
    return peaks;
  }

  /** Time and y of the ends and of every turn between. */
  private List<double[]> turns(int side, double end) {
    List<double[]> turns = new ArrayList<>();
    double before = wristY(side, 0);
    double now = before;
    turns.add(new double[] {0, before});
    int count = (int) Math.floor(end / STEP);
    for (int step = 1; step <= count; step++) {
      double next = wristY(side, step * STEP);
      if (step > 1 && (now - before) * (next - now) <= 0) {
        turns.add(new double[] {(step - 1) * STEP, now});
      }
      before = now;
      now = next;
    }
    turns.add(new double[] {end, wristY(side, end)});
    return turns;
  }

  /** The least y from a turn on until one is greater. */
  private static double lowest(List<double[]> turns, int from, int direction) {
    double y = turns.get(from)[1];
    double least = y;
    for (int i = from + direction; i >= 0 && i < turns.size(); i += direction) {
      if (turns.get(i)[1] > y) {
        break;
      }
      least = Math.min(least, turns.get(i)[1]);
    }
    return least;
  }

  /** The greatest y within a step to either side, by thirds. */
  private double refine(int side, double near) {
    double low = near - STEP;
    double high = near + STEP;
    while (high - low > 1e-6) {
      double third = (high - low) / 3;
      if (wristY(side, low + third) < wristY(side, high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return (low + high) / 2;
  }

  private double wristY(int side, double seconds) {
    swimmer.pose(seconds, pose);
    int wrist = 3 * (Keypoint.LEFT_WRIST.index() + side);
    camera.project(pose[wrist], pose[wrist + 1], pose[wrist + 2], seen);
    return seen[1];
  }
}
