package org.shoal.transforms.simulate.line;

import org.shoal.transforms.simulate.Canvas;

/** Paints bottles: bodies of revolution, lit from the side, blurred along their way. */
final class BottlePainter {
  private static final int ACROSS = 4;
  private static final int DOWN = 2;

  private final Canvas canvas;
  private final double gain;
  private final double light;

  /** What {@link #sample} saw: red, green, blue and how much of what is behind it hides. */
  private final double[] seen = new double[4];

  private final double[] sum = new double[4];

  /**
   * A painter.
   *
   * @param gain brightness of everything
   * @param light where on a bottle the light is reflected, -1 (left edge) to 1
   */
  BottlePainter(Canvas canvas, double gain, double light) {
    this.canvas = canvas;
    this.gain = gain;
    this.light = light;
  }

  /** Paints a bottle whose axis is at x, smeared over {@code blur} pixels; owned by an index. */
  void paint(Bottle bottle, int index, double x, double blur) {
    double height = bottle.heightPixels();
    double top = bottle.lane().baseline() - height;
    double reach = bottle.radiusPixels() + blur / 2 + 1;
    int left = (int) Math.max(0, Math.floor(x - reach));
    int right = (int) Math.min(canvas.width - 1.0, Math.ceil(x + reach));
    int first = (int) Math.max(0, Math.floor(top));
    int last = (int) Math.min(canvas.height - 1.0, Math.ceil(bottle.lane().baseline()));
    for (int v = first; v <= last; v++) {
      for (int u = left; u <= right; u++) {
        pixel(bottle, index, u, v, x, top, blur);
      }
    }
  }

  private void pixel(Bottle bottle, int index, int u, int v, double x, double top, double blur) {
    sum[0] = sum[1] = sum[2] = sum[3] = 0;
    double covered = 0;
    for (int down = 0; down < DOWN; down++) {
      double t = (v + (down + 0.5) / DOWN - 0.5 - top) / bottle.heightPixels();
      double radius = bottle.product().shape().radiusAt(t, bottle.cap() != Cap.NONE);
      radius *= bottle.lane().scale();
      for (int across = 0; across < ACROSS && radius > 0; across++) {
        double q = (u - x + ((across + 0.5) / ACROSS - 0.5) * (1 + blur)) / radius;
        if (Math.abs(q) < 1) {
          sample(bottle, t, q);
          covered++;
          sum[3] += seen[3];
          for (int channel = 0; channel < 3; channel++) {
            sum[channel] += seen[3] * seen[channel];
          }
        }
      }
    }
    if (covered > 0) {
      blend(v * canvas.width + u, covered > 0.5 * ACROSS * DOWN ? index : Canvas.NOBODY);
    }
  }

  private void blend(int at, int index) {
    double hidden = sum[3] / (ACROSS * DOWN);
    for (int channel = 0; channel < 3; channel++) {
      double shade = gain * sum[channel] / (ACROSS * DOWN);
      float behind = canvas.rgb[3 * at + channel];
      canvas.rgb[3 * at + channel] = (float) (shade + (1 - hidden) * behind);
    }
    if (index != Canvas.NOBODY) {
      canvas.owner[at] = (short) index;
    }
  }

  /**
   * What one ray sees.
   *
   * @param t place as a share of the bottle's height from the top
   * @param q place across, -1 to 1
   */
  private void sample(Bottle bottle, double t, double q) {
    double facing = Math.sqrt(1 - q * q);
    BottleShape shape = bottle.product().shape();
    if (bottle.cap() != Cap.NONE && t < shape.capEnd()) {
      double ridges = 1 + 0.08 * Math.sin(26 * Math.asin(q));
      solid(bottle.cap().colour(), ridges);
    } else if (!label(bottle, t, q)) {
      glass(bottle, t, facing);
    }
    double diffuse = bottle.shade() * (0.52 + 0.42 * facing + 0.16 * q * Math.signum(light));
    double off = (q - light) / 0.1;
    double gloss = 70 * Math.exp(-off * off) * (t < shape.capEnd() ? 0.4 : 1);
    for (int channel = 0; channel < 3; channel++) {
      seen[channel] = seen[channel] * diffuse + gloss;
    }
  }

  /** Looks at the label, if it is there. */
  private boolean label(Bottle bottle, double t, double q) {
    Product product = bottle.product();
    double top = product.label().top(product.shape());
    double bottom = product.label().bottom(product.shape());
    if (t < top || t > bottom) {
      return false;
    }
    double share = (t - top) / (bottom - top);
    double half = (bottom - top) / 2 * product.shape().height();
    double around = (Math.asin(q) + bottle.turn()) * product.shape().radius();
    double below = (2 * share - 1) * half;
    double wide = 1.15 * product.shape().radius();
    if (product.label() == LabelForm.OVAL && Math.hypot(around / wide, 2 * share - 1) > 1) {
      return false;
    }
    if (share > 0.68 && share < 0.86) {
      solid(product.subtype().stripe(), 1);
    } else {
      double size = Math.min(0.45 * half, 0.07);
      boolean marked = product.brand().marks(around / size, (below + 0.28 * half) / size);
      solid(marked ? product.brand().mark() : product.brand().ground(), 1);
    }
    return true;
  }

  /** The nearer the edge, the more glass a ray goes through. */
  private void glass(Bottle bottle, double t, double facing) {
    Grade grade = bottle.grade();
    Subtype inside = bottle.product().subtype();
    double full = t > bottle.filled() && t < 0.975 ? inside.opacity() : 0;
    double thick = grade.tint() + (1 - grade.tint()) * 0.75 * (1 - facing) * (1 - facing);
    double through = (1 - 0.8 * thick) * full;
    for (int channel = 0; channel < 3; channel++) {
      double behind =
          through
              * Rgb.channel(inside.liquid(), channel)
              * (0.4 + 0.6 * Rgb.channel(grade.colour(), channel) / 255);
      double own = thick * Rgb.channel(grade.colour(), channel) * (0.7 + 0.3 * facing);
      seen[channel] = (behind + own) / Math.max(1e-6, through + thick);
    }
    seen[3] = Math.min(1, through + thick);
  }

  private void solid(int colour, double shade) {
    for (int channel = 0; channel < 3; channel++) {
      seen[channel] = Rgb.channel(colour, channel) * shade;
    }
    seen[3] = 1;
  }
}
