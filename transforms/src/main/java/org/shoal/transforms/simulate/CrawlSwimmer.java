package org.shoal.transforms.simulate;

import java.util.Random;
import org.shoal.io.pose.Keypoint;

/**
 * A swimmer of the front crawl who stays in place against a current. World axes: x along the lane,
 * y away from the camera, z up, the water's surface at z = 0; metres.
 */
final class CrawlSwimmer {
  private static final int BEATS_A_CYCLE = 3;

  final StrokeClock clock;

  /** Of the whole body, 1 for a tall adult. */
  final double size;

  /** 1 when swimming to the right of the picture, -1 to the left. */
  final int heading;

  /** The two arms differ, as people's do: left, right. */
  private final CrawlArm[] arms = new CrawlArm[2];

  private final double laneY;
  private final double roll;
  private final double kick;
  private final int breathingSide;
  private final double[] drift = new double[6];

  CrawlSwimmer(SwimConfig config, int index) {
    Random random = Seeds.BODY.random(config.seed(), index);
    this.heading = random.nextBoolean() ? 1 : -1;
    this.size = 0.94 + 0.1 * random.nextDouble();
    for (int side = 0; side < 2; side++) {
      double depth = 0.94 + 0.14 * random.nextDouble();
      double height = 0.9 + 0.2 * random.nextDouble();
      arms[side] = new CrawlArm(depth, height, 0.75 + 0.4 * random.nextDouble());
    }
    this.roll = Math.toRadians(25 + 12 * random.nextDouble());
    this.kick = 0.09 + 0.06 * random.nextDouble();
    this.breathingSide = random.nextInt(2);
    for (int i = 0; i < drift.length; i++) {
      drift[i] = 2 * Math.PI * random.nextDouble();
    }
    this.laneY = index * PoolCamera.LANE;
    this.clock = new StrokeClock(config.strokes(), config.seconds(), random.nextInt(2));
  }

  /** The phase of an arm, 0 left, 1 right, at a time. */
  double armPhase(int side, double seconds) {
    return clock.phase(seconds) + 0.5 * side;
  }

  /**
   * Where everything is at a time.
   *
   * @param out gets x, y, z of every {@link Joint}
   */
  void pose(double seconds, double[] out) {
    double phase = clock.phase(seconds);
    double turned = roll * Math.cos(2 * Math.PI * (phase - 0.76));
    double bob = 0.012 * Math.sin(1.7 * seconds + drift[0]);
    set(out, Joint.CHEST, 0.48, 0, -0.09 + bob);
    set(out, Joint.WAIST, 0.02, 0, -0.12 + bob);
    placeHead(phase, turned, bob, out);
    double[] shoulder = new double[3];
    double[] arm = new double[9];
    for (int side = 0; side < 2; side++) {
      int outward = side == 0 ? 1 : -1;
      double lift = outward * Math.sin(turned);
      shoulder[0] = 0.50;
      shoulder[1] = 0.18 * Math.cos(turned);
      shoulder[2] = -0.07 + bob + 0.18 * lift;
      set(
          out,
          Keypoint.LEFT_SHOULDER.index() + side,
          shoulder[0],
          outward * shoulder[1],
          shoulder[2]);
      arms[side].place(phase + 0.5 * side, shoulder, arm);
      set(out, Keypoint.LEFT_ELBOW.index() + side, arm[0], outward * arm[1], arm[2]);
      set(out, Keypoint.LEFT_WRIST.index() + side, arm[3], outward * arm[4], arm[5]);
      set(out, Joint.LEFT_HAND + side, arm[6], outward * arm[7], arm[8]);
      placeLeg(phase, side, 0.5 * turned, bob, out);
    }
    toWorld(seconds, out);
  }

  private void placeHead(double phase, double turned, double bob, double[] out) {
    double own = phase + 0.5 * breathingSide;
    boolean breathes = Math.floorMod((long) Math.floor(own), 2) == 0;
    double wave = Math.max(0, Math.cos(2 * Math.PI * (own - 0.7)));
    double breath = breathes ? Math.toRadians(65) * wave * wave : 0;
    double turn = 0.2 * turned + (breathingSide == 0 ? breath : -breath);
    double z = -0.02 + bob;
    set(out, Joint.HEAD, 0.73, 0, z);
    face(out, Keypoint.NOSE.index(), new double[] {0.74, 0, -0.125}, turn, z);
    for (int side = 0; side < 2; side++) {
      int left = side == 0 ? 1 : -1;
      face(
          out,
          Keypoint.LEFT_EYE.index() + side,
          new double[] {0.785, left * 0.033, -0.095},
          turn,
          z);
      face(
          out, Keypoint.LEFT_EAR.index() + side, new double[] {0.71, left * 0.078, -0.01}, turn, z);
    }
  }

  /** A point of the head, which turns about the axis of the body. */
  private static void face(double[] out, int joint, double[] at, double turn, double z) {
    double left = at[1] * Math.cos(turn) - at[2] * Math.sin(turn);
    double up = at[1] * Math.sin(turn) + at[2] * Math.cos(turn);
    set(out, joint, at[0], left, z + up);
  }

  private void placeLeg(double phase, int side, double turned, double bob, double[] out) {
    int outward = side == 0 ? 1 : -1;
    double beat = 2 * Math.PI * BEATS_A_CYCLE * phase + Math.PI * side + drift[1];
    double hipZ = -0.13 + bob + outward * 0.11 * Math.sin(turned);
    double hipY = outward * 0.11 * Math.cos(turned);
    double kneeZ = -0.19 + bob + 0.45 * kick * Math.sin(beat + 0.8);
    double ankleZ = -0.17 + bob + kick * Math.sin(beat);
    set(out, Keypoint.LEFT_HIP.index() + side, 0, hipY, hipZ);
    set(out, Keypoint.LEFT_KNEE.index() + side, -0.43, outward * 0.09, kneeZ);
    set(out, Keypoint.LEFT_ANKLE.index() + side, -0.84, outward * 0.07, ankleZ);
    set(out, Joint.LEFT_FOOT + side, -1.02, outward * 0.07, ankleZ - 0.02 + 0.5 * (ankleZ - kneeZ));
  }

  private static void set(double[] out, int joint, double forward, double left, double up) {
    out[3 * joint] = forward;
    out[3 * joint + 1] = left;
    out[3 * joint + 2] = up;
  }

  /** Facing right, away from the camera is to the left. */
  private void toWorld(double seconds, double[] out) {
    double along = 0.10 * Math.sin(0.31 * seconds + drift[2]) - 0.12 * size;
    double across = 0.06 * Math.sin(0.23 * seconds + drift[3]);
    for (int joint = 0; joint < Joint.COUNT; joint++) {
      out[3 * joint] = heading * (size * out[3 * joint] + along);
      out[3 * joint + 1] = laneY + heading * size * out[3 * joint + 1] + across;
      out[3 * joint + 2] *= size;
    }
  }
}
