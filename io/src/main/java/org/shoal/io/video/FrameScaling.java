package org.shoal.io.video;

/**
 * How a decoder delivers frames: scaled (up or down) to the largest size that fits, aspect kept, so
 * that a model's letterbox needs no second copy.
 *
 * @param maxWidth width to fit into; 0 keeps the source's size
 * @param maxHeight height to fit into; 0 keeps the source's size
 * @param order order of the three bytes of a pixel
 */
public record FrameScaling(int maxWidth, int maxHeight, PixelOrder order) {
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
}
