package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.shoal.io.pose.Keypoint;

/** What a swimmer looks like: skin, suit, cap and goggles around the joints. */
final class SwimmerBody {
  private final PoolCamera camera;
  private final double size;
  private final double[] skin = new double[3];
  private final double[] suit = new double[3];
  private final double[] cap = new double[3];
  private final double[] goggles = {28, 30, 38};
  private final boolean longSuit;
  private final double build;

  SwimmerBody(PoolCamera camera, double size, Random random) {
    this.camera = camera;
    this.size = size;
    double tan = random.nextDouble();
    double[] pale = {236, 190, 165};
    double[] dark = {120, 82, 62};
    for (int channel = 0; channel < 3; channel++) {
      skin[channel] = pale[channel] + tan * (dark[channel] - pale[channel]);
      suit[channel] = 20 + 110 * random.nextDouble();
      cap[channel] = 40 + 200 * random.nextDouble();
    }
    this.longSuit = random.nextBoolean();
    this.build = 0.92 + 0.18 * random.nextDouble();
  }

  /** The limbs of a pose, the farthest first. */
  List<Limb> limbs(double[] pose) {
    List<Limb> limbs = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      int elbow = Keypoint.LEFT_ELBOW.index() + side;
      int wrist = Keypoint.LEFT_WRIST.index() + side;
      int knee = Keypoint.LEFT_KNEE.index() + side;
      int ankle = Keypoint.LEFT_ANKLE.index() + side;
      limbs.add(limb(pose, Keypoint.LEFT_SHOULDER.index() + side, elbow, 0.062, 0.046, skin));
      limbs.add(limb(pose, elbow, wrist, 0.047, 0.034, skin));
      limbs.add(limb(pose, wrist, Joint.LEFT_HAND + side, 0.040, 0.032, skin));
      limbs.add(limb(pose, Keypoint.LEFT_HIP.index() + side, knee, 0.090, 0.058, skin));
      limbs.add(limb(pose, knee, ankle, 0.056, 0.040, skin));
      limbs.add(limb(pose, ankle, Joint.LEFT_FOOT + side, 0.042, 0.030, skin));
    }
    int chest = Joint.CHEST;
    int waist = Joint.WAIST;
    limbs.add(limb(pose, chest, Joint.HEAD, 0.075, 0.07, skin));
    limbs.add(limb(pose, chest, waist, 0.165, 0.140, longSuit ? suit : skin));
    limbs.sort(Comparator.comparingDouble(limb -> -limb.away()));
    int behind = Math.max(0, limbs.size() / 2);
    limbs.add(behind, limb(pose, waist, Keypoint.LEFT_HIP.index(), 0.142, 0.115, suit));
    limbs.add(behind, limb(pose, waist, Keypoint.RIGHT_HIP.index(), 0.142, 0.115, suit));
    addHead(pose, limbs);
    return limbs;
  }

  private void addHead(double[] pose, List<Limb> limbs) {
    int head = Joint.HEAD;
    limbs.add(limb(pose, head, head, 0.108, 0.108, skin));
    double[] crown = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double nose = pose[3 * Keypoint.NOSE.index() + axis];
      crown[axis] = pose[3 * head + axis] - 0.32 * (nose - pose[3 * head + axis]);
    }
    limbs.add(limb(crown, crown, 0.108 * size, 0.108 * size, cap));
    for (int side = 0; side < 2; side++) {
      int eye = Keypoint.LEFT_EYE.index() + side;
      double[] at = {pose[3 * eye], pose[3 * eye + 1], pose[3 * eye + 2]};
      if (at[1] < pose[3 * head + 1] + 0.02) {
        limbs.add(limb(at, at, 0.028 * size, 0.028 * size, goggles));
      }
    }
    int nose = Keypoint.NOSE.index();
    if (pose[3 * nose + 1] < pose[3 * head + 1]) {
      double[] at = {pose[3 * nose], pose[3 * nose + 1], pose[3 * nose + 2]};
      limbs.add(limb(at, at, 0.02 * size, 0.02 * size, skin));
    }
  }

  private Limb limb(double[] pose, int a, int b, double radiusA, double radiusB, double[] colour) {
    double[] from = {pose[3 * a], pose[3 * a + 1], pose[3 * a + 2]};
    double[] to = {pose[3 * b], pose[3 * b + 1], pose[3 * b + 2]};
    return limb(from, to, build * size * radiusA, build * size * radiusB, colour);
  }

  private Limb limb(double[] a, double[] b, double radiusA, double radiusB, double[] colour) {
    double[] from = new double[3];
    double[] to = new double[3];
    camera.project(a[0], a[1], a[2], from);
    camera.project(b[0], b[1], b[2], to);
    // Lower is behind: the surface hides it from a camera that looks down.
    double away = (a[1] + b[1]) / 2 - 0.4 * (a[2] + b[2]) / 2;
    return new Limb(from, to, radiusA, radiusB, a[2], b[2], away, colour);
  }
}
