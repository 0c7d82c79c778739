package org.shoal.transforms.simulate;

import java.util.Random;
import org.shoal.transforms.geometry.CameraModel;

/**
 * What one camera sees of the tank without fish: floor and wall through water that wobbles a
 * little, patterns of light that wander over them, and the shadows of fish on the floor.
 */
final class Backdrop {
  private static final double WOBBLE_PX = 0.2;
  private static final double SHADOW = 0.22;

  private final CameraModel model;
  private final Tank tank;
  private final int width;
  private final int height;
  private final RippledPicture picture;

  /** World x and y of what a pixel shows, shape (height x width). */
  private final float[] groundX;

  private final float[] groundY;

  private final double[][] waves;
  private final double strength;

  Backdrop(CameraModel model, Tank tank, TankTexture texture, long seed) {
    this.model = model;
    this.tank = tank;
    this.width = model.width();
    this.height = model.height();
    this.picture = new RippledPicture(width, height);
    this.groundX = new float[width * height];
    this.groundY = new float[width * height];
    Random random = Seeds.LIGHT.random(seed, 0);
    this.strength = 0.06 + 0.14 * random.nextDouble();
    this.waves = new double[4][];
    for (int i = 0; i < waves.length; i++) {
      double direction = 2 * Math.PI * random.nextDouble();
      double frequency = 2 * Math.PI * (5 + 9 * random.nextDouble());
      waves[i] =
          new double[] {
            frequency * Math.cos(direction),
            frequency * Math.sin(direction),
            2 + 3 * random.nextDouble(),
            2 * Math.PI * random.nextDouble()
          };
    }
    drawStill(texture);
  }

  private void drawStill(TankTexture texture) {
    double[] ray = new double[6];
    double[] rgb = new double[3];
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        int at = v * width + u;
        if (model.cast(u, v, ray)) {
          look(ray, texture, rgb, at);
        }
        for (int channel = 0; channel < 3; channel++) {
          picture.still[3 * at + channel] = (float) rgb[channel];
        }
      }
    }
  }

  /** Follows a ray to the floor or the wall, whichever it meets first. */
  private void look(double[] ray, TankTexture texture, double[] rgb, int at) {
    double toFloor = (tank.floorZ() - ray[2]) / ray[5];
    double x = ray[0] + toFloor * ray[3];
    double y = ray[1] + toFloor * ray[4];
    if (Math.hypot(x, y) < tank.radius()) {
      texture.floor(x, y, rgb);
    } else if (Math.hypot(ray[0], ray[1]) < tank.radius()) {
      double toWall = wallDistance(ray);
      x = ray[0] + toWall * ray[3];
      y = ray[1] + toWall * ray[4];
      texture.wall(x, y, ray[2] + toWall * ray[5], rgb);
    } else {
      x = ray[0];
      y = ray[1];
      texture.wall(3 * y, 3 * x, 0, rgb);
    }
    groundX[at] = (float) x;
    groundY[at] = (float) y;
  }

  /** Length of a ray from within the tank to its wall: the larger root of a quadratic. */
  private double wallDistance(double[] ray) {
    double a = ray[3] * ray[3] + ray[4] * ray[4];
    double b = ray[0] * ray[3] + ray[1] * ray[4];
    double c = ray[0] * ray[0] + ray[1] * ray[1] - tank.radius() * tank.radius();
    return (-b + Math.sqrt(b * b - a * c)) / a;
  }

  /** Paints the whole canvas as it is at a time in seconds, {@code gain} times as bright. */
  void paint(Canvas canvas, double seconds, double gain) {
    for (int row = 0; row < picture.cellRows; row++) {
      for (int column = 0; column < picture.cellColumns; column++) {
        light(row, column, seconds, gain);
      }
    }
    picture.paint(canvas);
  }

  private void light(int row, int column, double seconds, double gain) {
    int u = Math.min(width - 1, column * RippledPicture.CELL);
    int v = Math.min(height - 1, row * RippledPicture.CELL);
    double x = groundX[v * width + u];
    double y = groundY[v * width + u];
    double sum = 0;
    double slope = 0;
    for (double[] wave : waves) {
      double phase = wave[0] * x + wave[1] * y + wave[2] * seconds + wave[3] + 0.7 * slope;
      slope = Math.sin(phase);
      sum += slope;
    }
    double ridge = 1 - Math.abs(sum) / waves.length;
    double wet = Math.hypot(x, y) > tank.radius() + 0.001 ? 0 : strength;
    int at = 3 * (row * picture.cellColumns + column);
    picture.cells[at] = (float) (gain * (1 + wet * (3 * ridge * ridge * ridge - 1.2)));
    picture.cells[at + 1] = (float) (WOBBLE_PX * Math.sin(0.02 * v + 1.1 * seconds + waves[0][3]));
    picture.cells[at + 2] = (float) (WOBBLE_PX * Math.sin(0.02 * u + 0.9 * seconds + waves[1][3]));
  }

  /** Darkens the floor under a fish. The higher the fish, the wider and fainter. */
  void castShadow(Canvas canvas, FishPose pose, double length) {
    double[] pixel = new double[2];
    double spread = 0.02 + 0.25 * (tank.floorZ() - pose.z());
    double reach = length + 2 * spread;
    double z = tank.floorZ();
    if (!model.project(pose.x(), pose.y(), z, pixel)) {
      return;
    }
    double u = pixel[0];
    double v = pixel[1];
    if (!model.project(pose.x() + reach, pose.y() + reach, z, pixel)) {
      return;
    }
    int size = (int) Math.ceil(Math.hypot(pixel[0] - u, pixel[1] - v));
    double along = 1 / (0.3 * length + spread);
    double across = 1 / (0.08 * length + spread);
    double strong = SHADOW * 0.02 / spread * 2;
    double cos = Math.cos(pose.heading());
    double sin = Math.sin(pose.heading());
    for (int j = Math.max(0, (int) v - size); j < Math.min(height, v + size); j++) {
      for (int i = Math.max(0, (int) u - size); i < Math.min(width, u + size); i++) {
        double dx = groundX[j * width + i] - pose.x();
        double dy = groundY[j * width + i] - pose.y();
        double a = (dx * cos + dy * sin) * along;
        double b = (dy * cos - dx * sin) * across;
        double q = a * a + b * b;
        if (q < 5) {
          float keep = (float) (1 - strong * Math.exp(-q));
          int at = 3 * (j * width + i);
          canvas.rgb[at] *= keep;
          canvas.rgb[at + 1] *= keep;
          canvas.rgb[at + 2] *= keep;
        }
      }
    }
  }
}
