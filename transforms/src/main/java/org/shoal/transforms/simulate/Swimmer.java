package org.shoal.transforms.simulate;

import java.util.Random;

/**
 * One fish under way. Turning, climbing and speed are Ornstein-Uhlenbeck processes; bouts come at
 * random on top of them. Sines are strict, so that a seed gives the same path on every machine.
 */
final class Swimmer {
  /** Nothing to chase. */
  static final int NOBODY = -1;

  private static final double MAX_TURN = 3.0;
  private static final double CHASE_SECONDS = 3;

  /** How quickly a bout gathers speed and how slowly it fades, seconds. */
  private static final double BOUT_RISE = 0.25;

  private static final double BOUT_FADE = 0.5;

  final Random random;
  double x;
  double y;
  double z;
  double heading;
  double beat;
  private final Manner manner;

  /** Apart from {@link #random}, so that a manner without bouts and chases never draws on it. */
  private final Random impulses;

  private double pitch;
  private double turn;
  private double whimTurn;
  private double whimPitch;
  private double cruise;
  private double boutDrive;
  private double bout;
  private int chased = NOBODY;
  private double chaseLeft;

  Swimmer(Manner manner, Random random, Random impulses) {
    this.manner = manner;
    this.random = random;
    this.impulses = impulses;
    this.cruise = manner.cruise();
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

  /** The index of the fish it is after, or {@link #NOBODY}. */
  int chased() {
    return chased;
  }

  /** Changes its mind: how it would turn, climb and swim if nothing were in its way. */
  void whim(double dt) {
    whimTurn = relax(whimTurn, 0, manner.turnDeviation(), 0.8, dt);
    whimPitch = relax(whimPitch, 0, manner.pitchDeviation(), 1.5, dt);
    double next = relax(cruise, manner.cruise(), manner.cruiseDeviation(), 1.2, dt);
    cruise = Math.max(manner.slowest(), Math.min(manner.fastest(), next));
    if (manner.boutsPerSecond() > 0) {
      if (impulses.nextDouble() < manner.boutsPerSecond() * dt) {
        boutDrive = 0.05 + 0.40 * impulses.nextDouble();
        whimTurn += 1.5 * impulses.nextGaussian();
      }
      boutDrive -= boutDrive * dt / BOUT_FADE;
      bout += (boutDrive - bout) * dt / BOUT_RISE;
    }
  }

  /** Whether it takes up a chase now. */
  boolean startsChase(double dt) {
    chaseLeft -= dt;
    if (chased != NOBODY && chaseLeft <= 0) {
      chased = NOBODY;
    }
    return manner.chasesPerSecond() > 0
        && chased == NOBODY
        && impulses.nextDouble() < manner.chasesPerSecond() * dt;
  }

  void chase(int other) {
    chased = other;
    chaseLeft = CHASE_SECONDS;
  }

  /** Turns towards a wish; the longer the wished vector, the faster. */
  void follow(double wishX, double wishY, double wishZ, double dt) {
    double urge = Math.min(1, Math.hypot(wishX, wishY));
    double ahead = StrictMath.cos(heading) * wishX + StrictMath.sin(heading) * wishY;
    double aside = StrictMath.cos(heading) * wishY - StrictMath.sin(heading) * wishX;
    double wanted = urge * clamp(4 * StrictMath.atan2(aside, ahead), MAX_TURN);
    double goal = clamp((1 - 0.7 * urge) * whimTurn + wanted, MAX_TURN);
    turn += (goal - turn) * Math.min(1, dt / 0.12);
    double climb = clamp(whimPitch + 0.8 * wishZ, manner.steepest());
    pitch += (climb - pitch) * Math.min(1, dt / 0.25);
  }

  double velocityX() {
    return speed() * StrictMath.cos(pitch) * StrictMath.cos(heading);
  }

  double velocityY() {
    return speed() * StrictMath.cos(pitch) * StrictMath.sin(heading);
  }

  double velocityZ() {
    return speed() * StrictMath.sin(pitch);
  }

  /** Turns, and beats its tail. */
  void swim(double dt) {
    heading += turn * dt;
    beat += 2 * Math.PI * (1.0 + 14 * speed()) * dt;
  }

  private double speed() {
    return cruise + bout;
  }

  /** One step of an Ornstein-Uhlenbeck process (Euler-Maruyama). */
  private double relax(double value, double mean, double deviation, double seconds, double dt) {
    double noise = deviation * Math.sqrt(2 * dt / seconds) * random.nextGaussian();
    return value + (mean - value) * dt / seconds + noise;
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
