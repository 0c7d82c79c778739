package org.shoal.transforms.detect;

import java.util.Arrays;
import java.util.List;

/**
 * The centres of mass of the masks of one frame. Not for use by several threads.
 *
 * <p>A mask's logits are interpolated linearly to the network's input; the mask is the pixels
 * within the box and the picture where they are positive (Ultralytics' process_mask_native, at the
 * size of the input).
 */
final class MaskCentroids {
  private final MaskLayout layout;
  private final ImageInput input;
  private final FrameValues boxes;
  private final FrameValues prototypes;
  private final Letterbox picture;

  /** Logits of the cells of prototypes around a box, row-major. */
  private float[] logits = new float[0];

  /** Where the columns of a box lie among these cells. */
  private final double[] columns;

  /**
   * @param outputs what both outputs say of the frame
   * @param picture where the frame lay in the input
   */
  MaskCentroids(MaskLayout layout, ImageInput input, List<FrameValues> outputs, Letterbox picture) {
    this.layout = layout;
    this.input = input;
    this.boxes = outputs.get(layout.boxesAt());
    this.prototypes = outputs.get(1 - layout.boxesAt());
    this.picture = picture;
    this.columns = new double[input.width()];
  }

  /**
   * The centres of mass.
   *
   * @param rows the rows of the candidates that are wanted
   * @return x and y of each in turn, input pixels, origin at the top-left pixel's corner; NaN for a
   *     mask without pixels
   */
  double[] of(Candidates candidates, int[] rows) {
    double[] centroids = new double[2 * rows.length];
    for (int i = 0; i < rows.length; i++) {
      find(candidates, rows[i], centroids, 2 * i);
    }
    return centroids;
  }

  private void find(Candidates candidates, int row, double[] out, int at) {
    int left = Math.max(firstPixel(candidates.x1[row]), picture.padX());
    int top = Math.max(firstPixel(candidates.y1[row]), picture.padY());
    int right = Math.min(firstPixel(candidates.x2[row]), picture.padX() + picture.width());
    int bottom = Math.min(firstPixel(candidates.y2[row]), picture.padY() + picture.height());
    if (left >= right || top >= bottom) {
      Arrays.fill(out, at, at + 2, Double.NaN);
      return;
    }
    int firstCellX = (int) cell(left, layout.width(), input.width());
    int firstCellY = (int) cell(top, layout.height(), input.height());
    int cellsX = (int) cell(right - 1, layout.width(), input.width()) + 2 - firstCellX;
    int cellsY = (int) cell(bottom - 1, layout.height(), input.height()) + 2 - firstCellY;
    addUp(candidates.source[row], firstCellX, firstCellY, cellsX, cellsY);
    for (int x = left; x < right; x++) {
      columns[x] = cell(x, layout.width(), input.width()) - firstCellX;
    }
    long count = 0;
    long sumX = 0;
    long sumY = 0;
    for (int y = top; y < bottom; y++) {
      double cellY = cell(y, layout.height(), input.height()) - firstCellY;
      for (int x = left; x < right; x++) {
        if (logit(columns[x], cellY, cellsX) > 0) {
          count++;
          sumX += x;
          sumY += y;
        }
      }
    }
    out[at] = count == 0 ? Double.NaN : (double) sumX / count + 0.5;
    out[at + 1] = count == 0 ? Double.NaN : (double) sumY / count + 0.5;
  }

  /** The first pixel whose centre is not before an edge. */
  private static int firstPixel(float edge) {
    return (int) Math.ceil(edge - 0.5);
  }

  /**
   * Where a pixel's centre lies among a prototype's cells, of which 0 is the first one's centre.
   */
  private static double cell(int pixel, int cells, int pixels) {
    double cell = (pixel + 0.5) * cells / pixels - 0.5;
    return Math.max(0, Math.min(cell, cells - 1));
  }

  /** Weights the prototypes by a box's coefficients; cells past the last repeat it. */
  private void addUp(int box, int firstX, int firstY, int cellsX, int cellsY) {
    if (logits.length < cellsX * cellsY) {
      logits = new float[cellsX * cellsY];
    }
    Arrays.fill(logits, 0, cellsX * cellsY, 0);
    for (int p = 0; p < layout.prototypes(); p++) {
      float weight = boxes.values()[boxes.offset() + layout.coefficient(box, p)];
      for (int y = 0; y < cellsY; y++) {
        int cellY = Math.min(firstY + y, layout.height() - 1);
        int from = prototypes.offset() + (p * layout.height() + cellY) * layout.width();
        for (int x = 0; x < cellsX; x++) {
          int cellX = Math.min(firstX + x, layout.width() - 1);
          logits[y * cellsX + x] += weight * prototypes.values()[from + cellX];
        }
      }
    }
  }

  private double logit(double x, double y, int cellsX) {
    int column = (int) x;
    int row = (int) y;
    int at = row * cellsX + column;
    double right = x - column;
    double above = logits[at] + right * (logits[at + 1] - logits[at]);
    int next = at + cellsX;
    double below = logits[next] + right * (logits[next + 1] - logits[next]);
    return above + (y - row) * (below - above);
  }
}
