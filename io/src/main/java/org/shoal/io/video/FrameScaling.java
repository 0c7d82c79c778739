package org.shoal.io.video;

/**
 * How a decoder delivers frames: scaled (up or down) to the largest size that fits, aspect kept, so
 * that a model's letterbox needs no second copy.
 *
 * @param maxWidth width to fit into; 0 keeps the source's size
 * @param maxHeight height to fit into; 0 keeps the source's size
 * @param order order of the three bytes of a pixel
 * @param keepSource whether frames keep their picture in the source's own size, to be asked for
 */
public record FrameScaling(int maxWidth, int maxHeight, PixelOrder order, boolean keepSource) {
  /** Scaled frames alone. */
  public FrameScaling(int maxWidth, int maxHeight, PixelOrder order) {
    this(maxWidth, maxHeight, order, false);
  }

  /** Order of a pixel's bytes. */
  public enum PixelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red. */
    BGR
  }

  /** The source's own size. */
  public static FrameScaling none(PixelOrder order) {
    return new FrameScaling(0, 0, order);
  }

  /** The same, with frames that keep their source. */
  public FrameScaling withSource() {
    return new FrameScaling(maxWidth, maxHeight, order, true);
  }

  /** Width that a picture of a size is delivered with. */
  public int fitWidth(int width, int height) {
    return Math.max(1, (int) Math.round(width * factor(width, height)));
  }

  /** Height that a picture of a size is delivered with. */
  public int fitHeight(int width, int height) {
    return Math.max(1, (int) Math.round(height * factor(width, height)));
  }

  private double factor(int width, int height) {
    double horizontal = maxWidth > 0 ? (double) maxWidth / width : Double.POSITIVE_INFINITY;
    double vertical = maxHeight > 0 ? (double) maxHeight / height : Double.POSITIVE_INFINITY;
    double factor = Math.min(horizontal, vertical);
    return Double.isInfinite(factor) ? 1 : factor;
  }
}
