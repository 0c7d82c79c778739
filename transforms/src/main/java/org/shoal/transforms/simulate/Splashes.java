package org.shoal.transforms.simulate;

/**
 * The white water of one swimmer: drops and foam where hands enter and leave the water and where
 * the feet kick. Every drop is drawn from when and where it was thrown, so any frame can be painted
 * by itself.
 */
final class Splashes {
  private static final double GRAVITY = 9.81;
  private static final double CURRENT = 1.1;
  private static final int DROPS = 26;
  private static final int FOAM = 22;
  private static final double LIFE = 0.5;
  private static final double FOAM_LIFE = 1.3;
  private static final double KICK_EVERY = 1.0 / 30;

  private final CrawlSwimmer swimmer;
  private final PoolCamera camera;
  private final long seed;
  private final double strength;
  private final double[] pose = new double[3 * Joint.COUNT];
  private final double[] seen = new double[3];

  Splashes(CrawlSwimmer swimmer, PoolCamera camera, long seed) {
    this.swimmer = swimmer;
    this.camera = camera;
    this.seed = Seeds.mix(seed);
    this.strength = 0.6 + 0.6 * unit(0, 0);
  }

  /** Paints the drops and the foam that are there at a time. */
  void paint(Canvas canvas, double seconds, double gain) {
    for (int side = 0; side < 2; side++) {
      hand(canvas, seconds, gain, side, CrawlArm.ENTRY, 1);
      hand(canvas, seconds, gain, side, CrawlArm.EXIT, 0.5);
    }
    long now = (long) Math.floor(seconds / KICK_EVERY);
    for (long tick = Math.max(0, now - (long) (LIFE / KICK_EVERY)); tick <= now; tick++) {
      kick(canvas, seconds, gain, tick);
    }
  }

  private void hand(Canvas canvas, double seconds, double gain, int side, double at, double force) {
    double turn = Math.floor(swimmer.armPhase(side, seconds) - at);
    for (double cycle = turn; cycle >= turn - 2; cycle--) {
      double thrown = swimmer.clock.timeOf(cycle + at - 0.5 * side);
      double age = seconds - thrown;
      if (cycle + at - 0.5 * side < swimmer.clock.phase(0) || age < 0 || age > FOAM_LIFE) {
        continue;
      }
      swimmer.pose(thrown, pose);
      int hand = 3 * (Joint.LEFT_HAND + side);
      long event = Double.doubleToLongBits(cycle + at) + side;
      drops(canvas, gain, hand, event, age, (int) (force * DROPS), force);
      foam(canvas, gain, hand, event + 1000, age, (int) (force * FOAM));
    }
  }

  private void kick(Canvas canvas, double seconds, double gain, long tick) {
    double thrown = tick * KICK_EVERY;
    double pace = Math.min(1, 3 * swimmer.clock.speed(thrown));
    if (pace < 0.1) {
      return;
    }
    swimmer.pose(thrown, pose);
    for (int side = 0; side < 2; side++) {
      int foot = 3 * (Joint.LEFT_FOOT + side);
      if (pose[foot + 2] > -0.16) {
        double age = seconds - thrown;
        drops(canvas, gain, foot, 7_000_000 + 2 * tick + side, age, (int) (4 * pace), 0.7 * pace);
        foam(canvas, gain, foot, 9_000_000 + 2 * tick + side, age, 3);
      }
    }
  }

  private void drops(
      Canvas canvas, double gain, int joint, long event, double age, int count, double force) {
    if (age > LIFE) {
      return;
    }
    for (int drop = 0; drop < strength * count; drop++) {
      double forward = 1.6 * force * (unit(event, 5 * drop) - 0.5);
      double across = 1.6 * force * (unit(event, 5 * drop + 1) - 0.5);
      double up = 2.2 * force * unit(event, 5 * drop + 2);
      double z = up * age - GRAVITY * age * age / 2;
      if (z > -0.02) {
        camera.project(
            pose[joint] + forward * age + 0.08 * (unit(event, 5 * drop + 3) - 0.5),
            pose[joint + 1] + across * age,
            Math.max(0, z),
            seen);
        double radius = seen[2] * (0.008 + 0.02 * unit(event, 5 * drop + 4));
        dab(canvas, gain, radius, 0.75 * (1 - age / LIFE));
      }
    }
  }

  /** Foam lies on the surface, spreads, fades and goes with the current. */
  private void foam(Canvas canvas, double gain, int joint, long event, double age, int count) {
    double life = FOAM_LIFE;
    for (int patch = 0; patch < strength * count; patch++) {
      double spread = 0.10 + 0.22 * age;
      camera.project(
          pose[joint]
              - swimmer.heading * CURRENT * age * 0.6
              + spread * (unit(event, 3 * patch) - 0.5) * 2,
          pose[joint + 1] + spread * (unit(event, 3 * patch + 1) - 0.5) * 2,
          0,
          seen);
      double radius = seen[2] * (0.015 + 0.04 * unit(event, 3 * patch + 2)) * (1 + age);
      dab(canvas, gain, radius, 0.5 * Math.max(0, 1 - age / life));
    }
  }

  /** A soft white disc where {@link #seen} says. */
  private void dab(Canvas canvas, double gain, double radius, double strong) {
    double soft = Math.max(0.8, radius);
    int left = (int) Math.max(0, Math.ceil(seen[0] - soft - 1));
    int top = (int) Math.max(0, Math.ceil(seen[1] - soft - 1));
    int right = (int) Math.min(canvas.width - 1.0, seen[0] + soft + 1);
    int bottom = (int) Math.min(canvas.height - 1.0, seen[1] + soft + 1);
    for (int v = top; v <= bottom; v++) {
      for (int u = left; u <= right; u++) {
        double q = Math.hypot(u - seen[0], 1.3 * (v - seen[1])) / soft;
        float cover = (float) (strong * Math.max(0, 1 - q * q));
        int at = 3 * (v * canvas.width + u);
        for (int channel = 0; channel < 3; channel++) {
          canvas.rgb[at + channel] += cover * ((float) (238 * gain) - canvas.rgb[at + channel]);
        }
      }
    }
  }

  private double unit(long event, int which) {
    return (Seeds.mix(seed ^ Seeds.mix(event * 0x9E3779B97F4A7C15L + which)) >>> 11) * 0x1p-53;
  }
}
