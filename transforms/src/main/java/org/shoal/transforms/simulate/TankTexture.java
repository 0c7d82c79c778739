package org.shoal.transforms.simulate;

import java.util.Random;

/** What the tank's floor and wall look like without water: sand, pebbles and a plain wall. */
final class TankTexture {
  private static final int PEBBLES = 70;

  private final Tank tank;
  private final ValueNoise noise;
  private final double[] sand;
  private final double[] wall;
  private final double grain;
  private final double lightX;
  private final double lightY;

  /** Centre, inverse half axes, cosine and sine of the direction, and brightness of each. */
  private final double[][] pebbles = new double[PEBBLES][];

  TankTexture(long seed, Tank tank) {
    this.tank = tank;
    Random random = Seeds.FLOOR.random(seed, 0);
    this.noise = new ValueNoise(random.nextLong());
    double base = 120 + 55 * random.nextDouble();
    double warm = 0.92 + 0.2 * random.nextDouble();
    this.sand = new double[] {base * warm, base, base / warm * 0.88};
    double wallBase = base * (0.75 + 0.2 * random.nextDouble());
    this.wall = new double[] {0.85 * wallBase, wallBase, 1.05 * wallBase};
    this.grain = 0.10 + 0.12 * random.nextDouble();
    double direction = 2 * Math.PI * random.nextDouble();
    double slope = 0.35 * random.nextDouble() / tank.radius();
    this.lightX = slope * Math.cos(direction);
    this.lightY = slope * Math.sin(direction);
    for (int i = 0; i < PEBBLES; i++) {
      pebbles[i] = pebble(random);
    }
  }

  private double[] pebble(Random random) {
    double r = tank.radius() * Math.sqrt(random.nextDouble());
    double angle = 2 * Math.PI * random.nextDouble();
    double half = 0.004 + 0.018 * random.nextDouble() * random.nextDouble();
    double slim = 1 + 0.8 * random.nextDouble();
    double turn = Math.PI * random.nextDouble();
    double brightness = 0.5 + 0.7 * random.nextDouble();
    return new double[] {
      r * Math.cos(angle),
      r * Math.sin(angle),
      1 / half,
      slim / half,
      Math.cos(turn),
      Math.sin(turn),
      brightness
    };
  }

  /** Colour of the floor at a place, into {@code rgb}. */
  void floor(double x, double y, double[] rgb) {
    double coarse = noise.at(9 * x, 9 * y);
    double middle = noise.at(45 * x + 7, 45 * y);
    double fine = noise.at(170 * x, 170 * y + 3);
    double value = 1 + grain * (1.2 * coarse + 0.9 * middle + 0.9 * fine - 1.5);
    value *= pebbleShade(x, y) * slope(x, y);
    for (int channel = 0; channel < 3; channel++) {
      rgb[channel] = sand[channel] * value;
    }
  }

  /** Colour of the wall at an angle and height, into {@code rgb}. */
  void wall(double x, double y, double z, double[] rgb) {
    double around = Math.atan2(y, x);
    double value = 0.9 + 0.25 * noise.at(6 * Math.cos(around) + 40, 6 * Math.sin(around) + 4 * z);
    value *= slope(x, y);
    for (int channel = 0; channel < 3; channel++) {
      rgb[channel] = wall[channel] * value;
    }
  }

  private double slope(double x, double y) {
    return Math.max(0.5, Math.min(1.5, 1 + lightX * x + lightY * y));
  }

  private double pebbleShade(double x, double y) {
    double shade = 1;
    for (double[] pebble : pebbles) {
      double dx = x - pebble[0];
      double dy = y - pebble[1];
      double a = (dx * pebble[4] + dy * pebble[5]) * pebble[2];
      double b = (dy * pebble[4] - dx * pebble[5]) * pebble[3];
      double q = a * a + b * b;
      if (q < 1.4) {
        double edge = Math.max(0, Math.min(1, (1.4 - q) / 0.6));
        shade *= 1 + edge * (pebble[6] * (1.1 - 0.25 * q) - 1);
      }
    }
    return shade;
  }
}
