package org.shoal.io.video;

/**
 * One decoded frame, upright and scaled. The pixels must not be changed.
 *
 * @param index recording frame index
 * @param timestampSeconds clock time as the footage tells it
 * @param sourceWidth width of the upright picture before scaling
 * @param sourceHeight height of the upright picture before scaling
 * @param width width of the scaled picture
 * @param height height of the scaled picture
 * @param pixels 3 bytes a pixel, rows packed, in the {@link FrameScaling}'s order
 * @param sourcePixels the same of the picture before scaling; empty unless the scaling keeps it
 */
public record DecodedFrame(
    long index,
    double timestampSeconds,
    int sourceWidth,
    int sourceHeight,
    int width,
    int height,
    byte[] pixels,
    byte[] sourcePixels) {
  private static final byte[] NONE = {};

  /** A frame without its picture before scaling. */
  public DecodedFrame(
      long index,
      double timestampSeconds,
      int sourceWidth,
      int sourceHeight,
      int width,
      int height,
      byte[] pixels) {
    this(index, timestampSeconds, sourceWidth, sourceHeight, width, height, pixels, NONE);
  }

  /** The picture before scaling as a frame of its own. */
  public DecodedFrame source() {
    if (sourcePixels.length == 0) {
      throw new IllegalStateException("frame " + index + " came without its source");
    }
    return new DecodedFrame(
        index,
        timestampSeconds,
        sourceWidth,
        sourceHeight,
        sourceWidth,
        sourceHeight,
        sourcePixels);
  }
}
