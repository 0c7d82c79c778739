package org.shoal.transforms.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fish that wander about a tank; walls and neighbours turn a fish away before it reaches them. */
final class School {
  private static final double MAX_STEP_SECONDS = 1 / 240.0;

  private final Tank tank;
  private final Manner manner;
  private final Swimmer[] swimmers;
  private final int steps;
  private final double stepSeconds;

  School(TankConfig config, Tank tank, Manner manner) {
    this.tank = tank;
    this.manner = manner;
    this.swimmers = new Swimmer[config.fish()];
    this.steps = (int) Math.ceil(1 / (config.fps() * MAX_STEP_SECONDS));
    this.stepSeconds = 1 / (config.fps() * steps);
    for (int i = 0; i < swimmers.length; i++) {
      Random motion = Seeds.MOTION.random(config.seed(), i);
      swimmers[i] = new Swimmer(manner, motion, Seeds.IMPULSE.random(config.seed(), i));
      place(swimmers[i], i);
    }
  }

  /**
   * The paths of all fish, swimming calmly: one array of poses, in order of identity, for each
   * frame.
   */
  static List<FishPose[]> paths(TankConfig config, Tank tank) {
    School school = new School(config, tank, Manner.calm());
    List<FishPose[]> paths = new ArrayList<>(config.frames());
    for (int frame = 0; frame < config.frames(); frame++) {
      paths.add(school.poses());
      school.advanceFrame();
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

  /** Lets the time from one frame to the next pass. */
  void advanceFrame() {
    for (int step = 0; step < steps; step++) {
      advance(stepSeconds);
    }
  }

  private void advance(double dt) {
    for (Swimmer swimmer : swimmers) {
      if (swimmer.startsChase(dt)) {
        swimmer.chase(nearest(swimmer));
      }
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
    double nearWall =
        ramp(r, manner.wallFrom() * tank.swimRadius(), manner.wallTo() * tank.swimRadius());
    double wishX = -nearWall * fish.x / Math.max(r, 1e-9);
    double wishY = -nearWall * fish.y / Math.max(r, 1e-9);
    double band = manner.endShare() * (tank.bottomZ() - tank.topZ());
    double wishZ =
        ramp(-fish.z, -tank.topZ() - band, -tank.topZ())
            - ramp(fish.z, tank.bottomZ() - band, tank.bottomZ());
    for (int i = 0; i < swimmers.length; i++) {
      Swimmer other = swimmers[i];
      double distance = other.distance(fish.x, fish.y, fish.z);
      double away = 0;
      if (i == fish.chased()) {
        away = -1 / Math.max(distance, 1e-6);
      } else if (other != fish && distance < manner.personalSpace()) {
        away = 1.5 * (1 - distance / manner.personalSpace()) / Math.max(distance, 1e-6);
      }
      wishX += away * (fish.x - other.x);
      wishY += away * (fish.y - other.y);
      wishZ += away * (fish.z - other.z);
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

  private int nearest(Swimmer fish) {
    int nearest = Swimmer.NOBODY;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < swimmers.length; i++) {
      double distance = swimmers[i].distance(fish.x, fish.y, fish.z);
      if (swimmers[i] != fish && distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static double ramp(double value, double from, double to) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
  }
}
