package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fish that wander about a tank. Turning, climbing and speed are Ornstein-Uhlenbeck processes;
 * walls and neighbours turn a fish away before it reaches them. Sines are strict, so that a seed
 * gives the same paths on every machine.
 */
final class School {
  static final double MIN_SPEED = 0.05;
  static final double MAX_SPEED = 0.30;
  private static final double MAX_STEP_SECONDS = 1 / 240.0;
  private static final double MAX_TURN = 3.0;
  private static final double MAX_PITCH = 0.45;

  /** From this distance on, metres, neighbours turn away from each other. */
  private static final double PERSONAL_SPACE = 0.13;

  private final Tank tank;
  private final Swimmer[] swimmers;

  School(TankConfig config, Tank tank) {
    this.tank = tank;
    this.swimmers = new Swimmer[config.fish()];
    for (int i = 0; i < swimmers.length; i++) {
      swimmers[i] = new Swimmer(Seeds.MOTION.random(config.seed(), i));
      place(swimmers[i], i);
    }
  }

  /** The paths of all fish: one array of poses, in order of identity, for each frame. */
  static List<FishPose[]> paths(TankConfig config, Tank tank) {
    School school = new School(config, tank);
    int steps = (int) Math.ceil(1 / (config.fps() * MAX_STEP_SECONDS));
    double dt = 1 / (config.fps() * steps);
    List<FishPose[]> paths = new ArrayList<>(config.frames());
    for (int frame = 0; frame < config.frames(); frame++) {
      paths.add(school.poses());
      for (int step = 0; step < steps; step++) {
        school.advance(dt);
      }
    }
    return paths;
  }

  /** The fish as they are now, in order of identity. */
  FishPose[] poses() {
    FishPose[] poses = new FishPose[swimmers.length];
    for (int i = 0; i < poses.length; i++) {
      poses[i] = swimmers[i].pose();
    }
    return poses;
  }

  /** Lets a time in seconds pass. */
  void advance(double dt) {
    for (Swimmer swimmer : swimmers) {
      steer(swimmer, dt);
    }
    for (Swimmer swimmer : swimmers) {
      move(swimmer, dt);
      swimmer.swim(dt);
    }
  }

  private void place(Swimmer swimmer, int index) {
    double farthest = -1;
    for (int attempt = 0; attempt < 20; attempt++) {
      double r = 0.85 * tank.swimRadius() * Math.sqrt(swimmer.random.nextDouble());
      double angle = 2 * Math.PI * swimmer.random.nextDouble();
      double x = r * StrictMath.cos(angle);
      double y = r * StrictMath.sin(angle);
      double z = tank.topZ() + (tank.bottomZ() - tank.topZ()) * swimmer.random.nextDouble();
      double nearest = Double.MAX_VALUE;
      for (int other = 0; other < index; other++) {
        nearest = Math.min(nearest, swimmers[other].distance(x, y, z));
      }
      if (nearest > farthest) {
        farthest = nearest;
        swimmer.x = x;
        swimmer.y = y;
        swimmer.z = z;
      }
    }
    swimmer.heading = 2 * Math.PI * swimmer.random.nextDouble();
    swimmer.beat = 2 * Math.PI * swimmer.random.nextDouble();
  }

  /** Sets how fast a fish turns, climbs and swims, from its whims and from what is in its way. */
  private void steer(Swimmer fish, double dt) {
    fish.whim(dt);
    double r = Math.hypot(fish.x, fish.y);
    double nearWall = ramp(r, 0.6 * tank.swimRadius(), 0.9 * tank.swimRadius());
    double wishX = -nearWall * fish.x / Math.max(r, 1e-9);
    double wishY = -nearWall * fish.y / Math.max(r, 1e-9);
    double depth = tank.bottomZ() - tank.topZ();
    double wishZ =
        ramp(-fish.z, -tank.topZ() - 0.3 * depth, -tank.topZ())
            - ramp(fish.z, tank.bottomZ() - 0.3 * depth, tank.bottomZ());
    for (Swimmer other : swimmers) {
      double distance = other.distance(fish.x, fish.y, fish.z);
      if (other != fish && distance < PERSONAL_SPACE) {
        double push = 1.5 * (1 - distance / PERSONAL_SPACE) / Math.max(distance, 1e-6);
        wishX += push * (fish.x - other.x);
        wishY += push * (fish.y - other.y);
        wishZ += push * (fish.z - other.z);
      }
    }
    fish.follow(wishX, wishY, wishZ, dt);
  }

  /** Moves a fish on; towards a wall, floor or surface ever slower the nearer it is. */
  private void move(Swimmer fish, double dt) {
    double r = Math.max(1e-9, Math.hypot(fish.x, fish.y));
    double outward = (fish.velocityX() * fish.x + fish.velocityY() * fish.y) / r;
    double room = 1 - ramp(r, 0.8 * tank.swimRadius(), tank.swimRadius());
    double held = Math.max(0, outward) * (1 - room) / r;
    double down = fish.velocityZ();
    double toEnd = down > 0 ? tank.bottomZ() - fish.z : fish.z - tank.topZ();
    fish.x += (fish.velocityX() - held * fish.x) * dt;
    fish.y += (fish.velocityY() - held * fish.y) * dt;
    fish.z += down * ramp(toEnd, 0, 0.04) * dt;
  }

  private static double ramp(double value, double from, double to) {
    return clamp((value - from) / (to - from), 0, 1);
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  /** One fish under way. */
  private static final class Swimmer {
    final Random random;
    double x;
    double y;
    double z;
    double heading;
    double beat;
    private double pitch;
    private double turn;
    private double whimTurn;
    private double whimPitch;
    private double speed = 0.14;

    Swimmer(Random random) {
      this.random = random;
    }

    double distance(double toX, double toY, double toZ) {
      double dx = x - toX;
      double dy = y - toY;
      double dz = z - toZ;
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    FishPose pose() {
      return new FishPose(x, y, z, heading, pitch, 0.18 * turn, beat);
    }

    void whim(double dt) {
      whimTurn = relax(whimTurn, 0, 0.8, 0.8, dt);
      whimPitch = relax(whimPitch, 0, 0.25, 1.5, dt);
      speed = clamp(relax(speed, 0.14, 0.05, 1.2, dt), MIN_SPEED, MAX_SPEED);
    }

    /** Turns towards a wish; the longer the wished vector, the faster. */
    void follow(double wishX, double wishY, double wishZ, double dt) {
      double urge = Math.min(1, Math.hypot(wishX, wishY));
      double ahead = StrictMath.cos(heading) * wishX + StrictMath.sin(heading) * wishY;
      double aside = StrictMath.cos(heading) * wishY - StrictMath.sin(heading) * wishX;
      double wanted = urge * clamp(4 * StrictMath.atan2(aside, ahead), -MAX_TURN, MAX_TURN);
      double goal = clamp((1 - 0.7 * urge) * whimTurn + wanted, -MAX_TURN, MAX_TURN);
      turn += (goal - turn) * Math.min(1, dt / 0.12);
      double climb = clamp(whimPitch + 0.8 * wishZ, -MAX_PITCH, MAX_PITCH);
      pitch += (climb - pitch) * Math.min(1, dt / 0.25);
    }

    double velocityX() {
      return speed * StrictMath.cos(pitch) * StrictMath.cos(heading);
    }

    double velocityY() {
      return speed * StrictMath.cos(pitch) * StrictMath.sin(heading);
    }

    double velocityZ() {
      return speed * StrictMath.sin(pitch);
    }

    /** Turns, and beats its tail. */
    void swim(double dt) {
      heading += turn * dt;
      beat += 2 * Math.PI * (1.0 + 14 * speed) * dt;
    }

    /** One step of an Ornstein-Uhlenbeck process (Euler-Maruyama). */
    private double relax(double value, double mean, double deviation, double seconds, double dt) {
      double noise = deviation * Math.sqrt(2 * dt / seconds) * random.nextGaussian();
      return value + (mean - value) * dt / seconds + noise;
    }
  }
}
