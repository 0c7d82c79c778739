package org.shoal.transforms.simulate;

import java.util.Random;

/** The pool without swimmers: tiles and lines under rippled water, lane ropes, the far wall. */
final class PoolScene {
  private static final double FLOOR_Z = -1.15;
  private static final double WALL_Z = 0.22;
  private static final double SHIFT_PX = 0.006;

  final RippledPicture picture;
  private final PoolCamera camera;
  private final ValueNoise noise;
  private final int width;
  private final int height;
  private final double gain;
  private final double wallY;
  private final double[] water = new double[3];
  private final double[] tile = new double[3];
  private final double[] deck = new double[3];
  private final double reflection;
  private final double rough;
  private final int swimmers;

  /** Wave numbers in x and y, angular frequency, phase and steepness of each. */
  private final double[][] waves = new double[7][];

  /** World x and y of the surface in the middle of each cell, NaN where there is no water. */
  private final double[] surface;

  PoolScene(SwimConfig config, PoolCamera camera) {
    this.camera = camera;
    this.width = config.width();
    this.height = config.height();
    this.swimmers = config.swimmers();
    this.picture = new RippledPicture(width, height);
    this.surface = new double[2 * picture.cellRows * picture.cellColumns];
    Random random = Seeds.FLOOR.random(config.seed(), 0);
    this.noise = new ValueNoise(random.nextLong());
    this.gain = 0.88 + 0.22 * random.nextDouble();
    this.wallY = (swimmers - 1) * PoolCamera.LANE + 1.3 + 2.5 * random.nextDouble();
    double green = random.nextDouble();
    double bright = 0.85 + 0.3 * random.nextDouble();
    for (int channel = 0; channel < 3; channel++) {
      double[] blue = {52, 128, 168};
      double[] turquoise = {64, 150, 150};
      double mixed = blue[channel] + green * (turquoise[channel] - blue[channel]);
      water[channel] = bright * mixed;
      tile[channel] = bright * (0.55 * mixed + 85);
      deck[channel] = 120 + 70 * random.nextDouble();
    }
    this.reflection = 0.12 + 0.2 * random.nextDouble();
    this.rough = 0.6 + 0.8 * random.nextDouble();
    raiseWaves(Seeds.LIGHT.random(config.seed(), 0));
    drawStill();
  }

  /** Waves of 0.2 to 1.5 m with the speed of deep water (omega^2 = g k). */
  private void raiseWaves(Random random) {
    for (int i = 0; i < waves.length; i++) {
      double k = 2 * Math.PI / (0.2 * Math.pow(7.5, random.nextDouble()));
      double direction = 2 * Math.PI * random.nextDouble();
      waves[i] =
          new double[] {
            k * Math.cos(direction),
            k * Math.sin(direction),
            Math.sqrt(9.81 * k),
            2 * Math.PI * random.nextDouble(),
            0.5 + random.nextDouble()
          };
    }
  }

  private void drawStill() {
    double[] rgb = new double[3];
    double[] at = new double[2];
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        look(u, v, at, rgb);
        for (int channel = 0; channel < 3; channel++) {
          picture.still[3 * (v * width + u) + channel] = (float) rgb[channel];
        }
      }
    }
    for (int row = 0; row < picture.cellRows; row++) {
      for (int column = 0; column < picture.cellColumns; column++) {
        int cell = 2 * (row * picture.cellColumns + column);
        boolean wet = isWater(column * RippledPicture.CELL, row * RippledPicture.CELL, at);
        surface[cell] = wet ? at[0] : Double.NaN;
        surface[cell + 1] = at[1];
      }
    }
  }

  private boolean isWater(double u, double v, double[] at) {
    return camera.cast(u, v, 0, at) && at[1] < wallY;
  }

  private void look(int u, int v, double[] at, double[] rgb) {
    if (!isWater(u, v, at)) {
      dry(u, v, at, rgb);
      return;
    }
    if (rope(at, rgb)) {
      return;
    }
    double far = Math.max(0, Math.min(1, (at[1] + 2) / (wallY + 2)));
    camera.cast(u, v, PoolCamera.APPARENT * FLOOR_Z, at);
    double shade = 0.93 + 0.14 * noise.at(1.3 * at[0], 1.3 * at[1]);
    boolean wall = at[1] > wallY;
    double down = wall ? 4 * (at[1] - wallY) : at[1];
    boolean joint = at[0] - Math.floor(at[0] / 0.3) * 0.3 < 0.018;
    joint |= down - Math.floor(down / 0.3) * 0.3 < 0.018;
    double line = wall ? 0 : line(at[1]);
    double mirror = reflection * (0.4 + 1.2 * far * far);
    for (int channel = 0; channel < 3; channel++) {
      double floor = 0.5 * (tile[channel] + water[channel]) * shade * (joint ? 0.86 : 1);
      floor += 0.62 * line * (0.35 * water[channel] - floor);
      rgb[channel] = floor + mirror * (235 - floor);
    }
  }

  /** How much of the dark line on the floor under each lane there is. */
  private double line(double y) {
    double nearest = Math.max(0, Math.min(swimmers - 1, Math.rint((y - 0.35) / PoolCamera.LANE)));
    double off = Math.abs(y - 0.35 - nearest * PoolCamera.LANE);
    return Math.max(0, Math.min(1, (0.15 - off) / 0.02));
  }

  /** Floats on a rope between the lanes and beside the last. */
  private boolean rope(double[] at, double[] rgb) {
    double lane = Math.rint(at[1] / PoolCamera.LANE - 0.5);
    double off = at[1] - (lane + 0.5) * PoolCamera.LANE;
    if (lane < 0 || lane >= swimmers || Math.abs(off) > 0.055) {
      return false;
    }
    boolean red = Math.floorMod((long) Math.floor(at[0] / 0.9), 2) == 0;
    double disc = at[0] / 0.09 - Math.floor(at[0] / 0.09);
    double shade = (disc < 0.2 ? 0.6 : 1) * (0.75 + 4.5 * (off + 0.055));
    rgb[0] = Math.min(240, (red ? 190 : 205) * shade);
    rgb[1] = Math.min(240, (red ? 50 : 205) * shade);
    rgb[2] = Math.min(240, (red ? 45 : 200) * shade);
    return true;
  }

  private void dry(int u, int v, double[] at, double[] rgb) {
    boolean low = camera.cast(u, v, WALL_Z, at);
    boolean wall = low && at[1] < wallY;
    double joint = wall ? at[0] / 0.15 : at[0] / 0.4;
    double shade = joint - Math.floor(joint) < 0.06 ? 0.85 : 1;
    shade *= 0.92 + 0.16 * noise.at(3 * at[0] + 50, 3 * at[1]);
    for (int channel = 0; channel < 3; channel++) {
      rgb[channel] = shade * (wall ? 0.6 * tile[channel] + 70 : deck[channel]);
    }
  }

  /** Paints the whole canvas as it is at a time in seconds. */
  void paint(Canvas canvas, double seconds) {
    int count = picture.cellRows * picture.cellColumns;
    for (int cell = 0; cell < count; cell++) {
      boolean wet = !Double.isNaN(surface[2 * cell]);
      double along = wet ? slope(cell, seconds, 0) : 0;
      double away = wet ? slope(cell, seconds, 1) : 0;
      double glint = Math.max(0, away - 0.75 * along - 1.1);
      double light = 1 + 0.085 * (away - 0.4 * along) + 0.55 * glint * glint;
      picture.cells[3 * cell] = (float) (gain * Math.min(1.9, light));
      picture.cells[3 * cell + 1] = (float) (SHIFT_PX * width * along);
      picture.cells[3 * cell + 2] = (float) (0.5 * SHIFT_PX * width * away);
    }
    picture.paint(canvas);
  }

  private double slope(int cell, double seconds, int axis) {
    double sum = 0;
    for (double[] wave : waves) {
      double phase = wave[0] * surface[2 * cell] + wave[1] * surface[2 * cell + 1];
      double towards = wave[axis] / Math.hypot(wave[0], wave[1]);
      sum += towards * wave[4] * Math.cos(phase - wave[2] * seconds + wave[3]);
    }
    return 0.55 * rough * sum;
  }

  /** How bright the camera's pictures are. */
  double gain() {
    return gain;
  }

  /** The colour of deep water, red, green, blue. */
  double[] water() {
    return water.clone();
  }
}
