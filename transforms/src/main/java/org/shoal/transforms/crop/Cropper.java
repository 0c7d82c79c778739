package org.shoal.transforms.crop;

import java.util.Arrays;
import org.shoal.io.crop.Crop;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling.PixelOrder;

/**
 * Cuts boxes out of frames and scales them to one size, width and height each by its own factor.
 *
 * <p>Every value is a weighted mean of the pixels around it, with the triangular weights that
 * Pillow's {@code resize(size, BILINEAR, box=box)} and torchvision's antialiased bilinear resize
 * have, so that a classifier sees here what it saw in training; it differs from Pillow's by
 * rounding alone, which Pillow does between the two directions, too.
 */
public final class Cropper {
  private final int width;
  private final int height;
  private final PixelOrder order;

  /**
   * @param width width of crops in pixels
   * @param height height of crops in pixels
   * @param order order of the bytes of the frames' pixels
   */
  public Cropper(int width, int height, PixelOrder order) {
    this.width = width;
    this.height = height;
    this.order = order;
  }

  /**
   * Cuts a box out of a frame's picture before scaling.
   *
   * @param frame a frame with its source
   * @param x left edge of the box, source pixels, origin at the centre of the top-left pixel
   * @param y top edge of the box
   * @param w width of the box; what sticks out of the frame is left out
   * @param h height of the box
   */
  public Crop cut(DecodedFrame frame, float x, float y, float w, float h) {
    Weights columns = Weights.of(x + 0.5, x + 0.5 + w, frame.sourceWidth(), width);
    Weights rows = Weights.of(y + 0.5, y + 0.5 + h, frame.sourceHeight(), height);
    float[] lines = shrinkRows(frame, columns, rows);
    byte[] pixels = new byte[3 * width * height];
    int line = 3 * width;
    float[] sums = new float[line];
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < rows.count(row); k++) {
        float weight = rows.weight(row, k);
        int start = (rows.first(row) - rows.begin() + k) * line;
        for (int i = 0; i < line; i++) {
          sums[i] += weight * lines[start + i];
        }
      }
      for (int i = 0; i < line; i++) {
        pixels[row * line + i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
      }
    }
    return new Crop(width, height, pixels);
  }

  /** Scales the rows that are needed to the crop's width, as red, green, blue. */
  private float[] shrinkRows(DecodedFrame frame, Weights columns, Weights rows) {
    byte[] source = frame.source().pixels();
    int red = order == PixelOrder.RGB ? 0 : 2;
    int stride = 3 * frame.sourceWidth();
    int line = 3 * width;
    float[] lines = new float[rows.span() * line];
    for (int row = 0; row < rows.span(); row++) {
      int start = (rows.begin() + row) * stride;
      for (int column = 0; column < width; column++) {
        float r = 0;
        float g = 0;
        float b = 0;
        int at = start + 3 * columns.first(column);
        for (int k = 0; k < columns.count(column); k++, at += 3) {
          float weight = columns.weight(column, k);
          r += weight * (source[at + red] & 0xFF);
          g += weight * (source[at + 1] & 0xFF);
          b += weight * (source[at + 2 - red] & 0xFF);
        }
        int to = row * line + 3 * column;
        lines[to] = r;
        lines[to + 1] = g;
        lines[to + 2] = b;
      }
    }
    return lines;
  }

  /** For each value along one direction, the source pixels it is made of and their weights. */
  private record Weights(int[] first, int[] count, float[] weight, int most) {

    /** From the outer edges of a box along a direction, clipped to the frame. */
    static Weights of(double from, double to, int frameSize, int size) {
      double start = Math.max(0, Math.min(from, frameSize - 1));
      double end = Math.max(start + 1e-3, Math.min(to, frameSize));
      double scale = (end - start) / size;
      double support = Math.max(1, scale);
      int most = (int) Math.ceil(support) * 2 + 1;
      Weights weights = new Weights(new int[size], new int[size], new float[size * most], most);
      for (int i = 0; i < size; i++) {
        double centre = start + (i + 0.5) * scale;
        int low = Math.max(0, (int) (centre - support + 0.5));
        int high = Math.min(frameSize, (int) (centre + support + 0.5));
        weights.fill(i, low, high, centre, support);
      }
      return weights;
    }

    private void fill(int i, int low, int high, double centre, double support) {
      double sum = 0;
      for (int pixel = low; pixel < high; pixel++) {
        sum += triangle((pixel + 0.5 - centre) / support);
      }
      first[i] = low;
      count[i] = high - low;
      for (int pixel = low; pixel < high; pixel++) {
        double share = triangle((pixel + 0.5 - centre) / support) / sum;
        weight[i * most + pixel - low] = (float) share;
      }
    }

    private static double triangle(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }

    /** The first source pixel that any value is made of. */
    int begin() {
      return first[0];
    }

    int first(int i) {
      return first[i];
    }

    int count(int i) {
      return count[i];
    }

    float weight(int i, int k) {
      return weight[i * most + k];
    }

    /** Source pixels that any value is made of. */
    int span() {
      int last = first.length - 1;
      return first[last] + count[last] - first[0];
    }
  }
}
