package org.shoal.transforms.simulate;

import java.util.Arrays;
import org.shoal.transforms.geometry.CameraModel;

/**
 * Paints the skin of one fish after another, each over what is there: triangles between projected
 * vertices, nearest on top within a fish, {@value #SAMPLES} x {@value #SAMPLES} samples a pixel.
 */
final class MeshPainter {
  private static final int SAMPLES = 3;

  /** How fast water dims what is seen through a metre of it. */
  private static final double DIMMING = 0.6;

  private static final double[] WATER = {70, 92, 88};

  private final CameraModel model;
  private final Tank tank;
  private final double[] pixel = new double[2];
  private final double[] u = new double[FishBody.VERTICES];
  private final double[] v = new double[FishBody.VERTICES];
  private final double[] depth = new double[FishBody.VERTICES];
  private final float[] colour = new float[3 * FishBody.VERTICES];
  private float[] nearest = new float[0];
  private float[] samples = new float[0];
  private int left;
  private int top;
  private int columns;
  private int rows;

  MeshPainter(CameraModel model, Tank tank) {
    this.model = model;
    this.tank = tank;
  }

  /**
   * Paints a fish and says where it is.
   *
   * @param gain brightness of the camera
   * @param box gets left, top, right and bottom edge of the whole fish in pixels, the first pixel's
   *     centre at 0, whether inside the image or not
   * @return number of pixels that it would cover were the image larger and nothing before it, or 0
   *     when it cannot be seen at all
   */
  int paint(Canvas canvas, short fish, FishBody body, double gain, double[] box) {
    if (!project(body, gain)) {
      return 0;
    }
    measure(box);
    if (box[2] < 0 || box[3] < 0 || box[0] > canvas.width || box[1] > canvas.height) {
      return 0;
    }
    startSamples(box);
    for (int ring = 0; ring < FishBody.RINGS - 1; ring++) {
      for (int point = 0; point < FishBody.POINTS; point++) {
        int next = (point + 1) % FishBody.POINTS;
        int a = ring * FishBody.POINTS + point;
        int b = ring * FishBody.POINTS + next;
        triangle(a, b, a + FishBody.POINTS);
        triangle(b, b + FishBody.POINTS, a + FishBody.POINTS);
      }
    }
    return composite(canvas, fish);
  }

  private boolean project(FishBody body, double gain) {
    for (int i = 0; i < FishBody.VERTICES; i++) {
      double x = body.position[3 * i];
      double y = body.position[3 * i + 1];
      double z = body.position[3 * i + 2];
      if (!model.project(x, y, z, pixel)) {
        return false;
      }
      u[i] = pixel[0];
      v[i] = pixel[1];
      depth[i] = z;
      double clear = Math.exp(-DIMMING * (z - tank.surfaceZ()));
      for (int channel = 0; channel < 3; channel++) {
        double seen = body.colour[3 * i + channel] * clear + WATER[channel] * (1 - clear);
        colour[3 * i + channel] = (float) (gain * seen);
      }
    }
    return true;
  }

  private void measure(double[] box) {
    box[0] = Double.MAX_VALUE;
    box[1] = Double.MAX_VALUE;
    box[2] = -Double.MAX_VALUE;
    box[3] = -Double.MAX_VALUE;
    for (int i = 0; i < FishBody.VERTICES; i++) {
      box[0] = Math.min(box[0], u[i]);
      box[1] = Math.min(box[1], v[i]);
      box[2] = Math.max(box[2], u[i]);
      box[3] = Math.max(box[3], v[i]);
    }
  }

  private void startSamples(double[] box) {
    left = (int) Math.floor(box[0]) - 1;
    top = (int) Math.floor(box[1]) - 1;
    columns = SAMPLES * ((int) Math.ceil(box[2]) + 2 - left);
    rows = SAMPLES * ((int) Math.ceil(box[3]) + 2 - top);
    int count = columns * rows;
    if (nearest.length < count) {
      nearest = new float[count];
      samples = new float[3 * count];
    }
    Arrays.fill(nearest, 0, count, Float.MAX_VALUE);
  }

  /** Fills the samples whose middle lies in a triangle, by barycentric coordinates. */
  private void triangle(int a, int b, int c) {
    double ax = column(u[a]);
    double ay = row(v[a]);
    double bx = column(u[b]);
    double by = row(v[b]);
    double cx = column(u[c]);
    double cy = row(v[c]);
    double area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(area) < 1e-9) {
      return;
    }
    int firstRow = (int) Math.ceil(Math.min(ay, Math.min(by, cy)));
    int lastRow = (int) Math.floor(Math.max(ay, Math.max(by, cy)));
    int firstColumn = (int) Math.ceil(Math.min(ax, Math.min(bx, cx)));
    int lastColumn = (int) Math.floor(Math.max(ax, Math.max(bx, cx)));
    for (int y = firstRow; y <= lastRow; y++) {
      for (int x = firstColumn; x <= lastColumn; x++) {
        double shareB = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
        double shareC = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
        double shareA = 1 - shareB - shareC;
        if (shareA >= 0 && shareB >= 0 && shareC >= 0) {
          sample(y * columns + x, a, b, c, shareA, shareB, shareC);
        }
      }
    }
  }

  private double column(double pixelU) {
    return (pixelU - left + 0.5) * SAMPLES - 0.5;
  }

  private double row(double pixelV) {
    return (pixelV - top + 0.5) * SAMPLES - 0.5;
  }

  private void sample(int at, int a, int b, int c, double ofA, double ofB, double ofC) {
    float z = (float) (ofA * depth[a] + ofB * depth[b] + ofC * depth[c]);
    if (z < nearest[at]) {
      nearest[at] = z;
      for (int channel = 0; channel < 3; channel++) {
        samples[3 * at + channel] =
            (float)
                (ofA * colour[3 * a + channel]
                    + ofB * colour[3 * b + channel]
                    + ofC * colour[3 * c + channel]);
      }
    }
  }

  /** Mixes the samples into the canvas; returns how many pixels are mostly covered. */
  private int composite(Canvas canvas, short fish) {
    int covered = 0;
    float[] sum = new float[3];
    for (int y = 0; y < rows / SAMPLES; y++) {
      for (int x = 0; x < columns / SAMPLES; x++) {
        int hits = gather(x, y, sum);
        boolean mostly = 2 * hits > SAMPLES * SAMPLES;
        covered += mostly ? 1 : 0;
        int imageX = left + x;
        int imageY = top + y;
        if (hits == 0
            || imageX < 0
            || imageY < 0
            || imageX >= canvas.width
            || imageY >= canvas.height) {
          continue;
        }
        int at = imageY * canvas.width + imageX;
        float keep = 1 - hits / (float) (SAMPLES * SAMPLES);
        for (int channel = 0; channel < 3; channel++) {
          float add = sum[channel] / (SAMPLES * SAMPLES);
          canvas.rgb[3 * at + channel] = keep * canvas.rgb[3 * at + channel] + add;
        }
        if (mostly) {
          canvas.owner[at] = fish;
        }
      }
    }
    return covered;
  }

  private int gather(int x, int y, float[] sum) {
    Arrays.fill(sum, 0);
    int hits = 0;
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        int at = (y * SAMPLES + i) * columns + x * SAMPLES + j;
        if (nearest[at] < Float.MAX_VALUE) {
          hits++;
          sum[0] += samples[3 * at];
          sum[1] += samples[3 * at + 1];
          sum[2] += samples[3 * at + 2];
        }
      }
    }
    return hits;
  }
}
