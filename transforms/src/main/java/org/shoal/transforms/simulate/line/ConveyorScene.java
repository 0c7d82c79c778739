package org.shoal.transforms.simulate.line;

import java.util.List;
import java.util.Random;
import org.shoal.transforms.simulate.Canvas;
import org.shoal.transforms.simulate.Seeds;
import org.shoal.transforms.simulate.ValueNoise;

/** What a camera sees without bottles: wall, belts with rails between them, posts in front. */
final class ConveyorScene {
  /** Half width of a post and x of its middle, pixels, of each. */
  private final double[][] posts;

  private final int width;
  private final int height;
  private final List<Lane> lanes;
  private final float[] still;

  /** The lane whose belt a row of pixels shows, or -1. */
  private final int[] laneOfRow;

  private final float[] postColour;
  private final double seam;

  ConveyorScene(LineConfig config, int camera, List<Lane> lanes) {
    this.width = config.width();
    this.height = config.height();
    this.lanes = lanes;
    this.still = new float[3 * width * height];
    this.laneOfRow = new int[height];
    Random random = Seeds.LIGHT.random(config.seed(), camera);
    this.seam = width * (0.16 + 0.14 * random.nextDouble());
    float grey = (float) (70 + 110 * random.nextDouble());
    this.postColour = new float[] {grey, grey, (float) (grey * (0.85 + 0.3 * random.nextDouble()))};
    this.posts = new double[config.posts()][];
    for (int i = 0; i < posts.length; i++) {
      double where = (i + 0.15 + 0.7 * random.nextDouble()) / posts.length;
      posts[i] = new double[] {width * (0.022 + 0.02 * random.nextDouble()), width * where};
    }
    drawStill(random);
  }

  private void drawStill(Random random) {
    ValueNoise noise = new ValueNoise(random.nextLong());
    double base = 85 + 95 * random.nextDouble();
    double warm = 0.9 + 0.2 * random.nextDouble();
    double[] wall = {base * warm, base, base / warm};
    double dark = 38 + 50 * random.nextDouble();
    double[] belt = {dark, dark * (0.95 + 0.1 * random.nextDouble()), dark * 1.05};
    double slope = (random.nextDouble() - 0.5) * 0.3;
    for (int v = 0; v < height; v++) {
      laneOfRow[v] = laneAt(v);
      for (int u = 0; u < width; u++) {
        double value = 1 + slope * (u / (double) width - 0.5);
        double[] colour = laneOfRow[v] >= 0 ? belt : wall;
        if (colour == wall) {
          value *= 0.82 + 0.3 * noise.at(9.0 * u / height, 9.0 * v / height);
          value *= isRail(v) ? 1.35 : 1;
        }
        for (int channel = 0; channel < 3; channel++) {
          still[3 * (v * width + u) + channel] = (float) (colour[channel] * value);
        }
      }
    }
  }

  private int laneAt(int v) {
    for (int i = 0; i < lanes.size(); i++) {
      double off = (v - lanes.get(i).baseline()) / lanes.get(i).scale();
      if (off > -0.14 && off < 0.09) {
        return i;
      }
    }
    return -1;
  }

  private boolean isRail(int v) {
    return lanes.stream()
        .anyMatch(lane -> Math.abs((v - lane.baseline()) / lane.scale() - 0.11) < 0.02);
  }

  /** Paints the whole canvas; belts have run as far as {@code runs} says of each lane, pixels. */
  void paint(Canvas canvas, double[] runs, double gain) {
    for (int v = 0; v < height; v++) {
      int lane = laneOfRow[v];
      for (int u = 0; u < width; u++) {
        double value = lane < 0 ? gain : gain * belt(u - runs[lane]);
        int at = 3 * (v * width + u);
        canvas.rgb[at] = (float) (value * still[at]);
        canvas.rgb[at + 1] = (float) (value * still[at + 1]);
        canvas.rgb[at + 2] = (float) (value * still[at + 2]);
      }
    }
  }

  /** Brightness of a belt, which has a seam now and then. */
  private double belt(double x) {
    double along = x / seam - Math.floor(x / seam);
    double off = Math.abs(along - 0.5) * seam;
    return off < 2 ? 1.3 - 0.15 * off : 1;
  }

  /** Paints the posts over the bottles. */
  void paintPosts(Canvas canvas, double gain) {
    for (double[] post : posts) {
      int left = (int) Math.max(0, Math.round(post[1] - post[0]));
      int right = (int) Math.min(width, Math.round(post[1] + post[0]));
      for (int u = left; u < right; u++) {
        double q = (u + 0.5 - post[1]) / post[0];
        double shade = gain * (0.6 + 0.5 * Math.sqrt(Math.max(0, 1 - q * q)));
        for (int v = 0; v < height; v++) {
          int at = v * width + u;
          canvas.owner[at] = Canvas.NOBODY;
          for (int channel = 0; channel < 3; channel++) {
            canvas.rgb[3 * at + channel] = (float) (shade * postColour[channel]);
          }
        }
      }
    }
  }
}
