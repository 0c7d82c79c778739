package org.shoal.transforms.simulate;

/**
 * A still picture seen through moving water: shifted a little from place to place and lit unevenly.
 * Light and shift are smooth: given every {@value #CELL} pixels, interpolated between.
 */
final class RippledPicture {
  static final int CELL = 4;

  final int cellColumns;
  final int cellRows;

  /** Colours at rest, shape (height x width x 3). */
  final float[] still;

  /** Brightness and shift of the picture in x and y, shape (cellRows x cellColumns x 3). */
  final float[] cells;

  private final int width;
  private final int height;

  RippledPicture(int width, int height) {
    this.width = width;
    this.height = height;
    this.cellColumns = (width - 1) / CELL + 2;
    this.cellRows = (height - 1) / CELL + 2;
    this.still = new float[3 * width * height];
    this.cells = new float[3 * cellColumns * cellRows];
  }

  /** Paints the whole canvas. */
  void paint(Canvas canvas) {
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        shade(canvas, u, v);
      }
    }
  }

  private void shade(Canvas canvas, int u, int v) {
    float light = cell(u, v, 0);
    float x = Math.max(0, Math.min(width - 1.001f, u + cell(u, v, 1)));
    float y = Math.max(0, Math.min(height - 1.001f, v + cell(u, v, 2)));
    int i = (int) x;
    int j = (int) y;
    float right = x - i;
    float down = y - j;
    int at = 3 * (j * width + i);
    int below = at + 3 * width;
    int to = 3 * (v * width + u);
    for (int channel = 0; channel < 3; channel++) {
      float upper = still[at] + right * (still[at + 3] - still[at]);
      float lower = still[below] + right * (still[below + 3] - still[below]);
      canvas.rgb[to + channel] = light * (upper + down * (lower - upper));
      at++;
      below++;
    }
  }

  /** Brightness (0), shift in x (1) or in y (2) at a pixel. */
  float cell(int u, int v, int what) {
    int column = u / CELL;
    int row = v / CELL;
    float right = (u - column * CELL) / (float) CELL;
    float down = (v - row * CELL) / (float) CELL;
    int at = 3 * (row * cellColumns + column) + what;
    int below = at + 3 * cellColumns;
    float upper = cells[at] + right * (cells[at + 3] - cells[at]);
    float lower = cells[below] + right * (cells[below + 3] - cells[below]);
    return upper + down * (lower - upper);
  }
}
