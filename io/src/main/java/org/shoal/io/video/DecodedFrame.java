package org.shoal.io.video;

/**
 * One decoded frame, upright and scaled. The pixels must not be changed. With its source kept it
 * holds native memory until closed.
 *
 * @param index recording frame index
 * @param timestampSeconds clock time as the footage tells it
 * @param sourceWidth width of the upright picture before scaling
 * @param sourceHeight height of the upright picture before scaling
 * @param width width of the scaled picture
 * @param height height of the scaled picture
 * @param pixels 3 bytes a pixel, rows packed, in the {@link FrameScaling}'s order
 * @param source the picture before scaling
 */
public record DecodedFrame(
    long index,
    double timestampSeconds,
    int sourceWidth,
    int sourceHeight,
    int width,
    int height,
    byte[] pixels,
    SourcePicture source)
    implements AutoCloseable {

  /** A frame without its picture before scaling. */
  public DecodedFrame(
      long index,
      double timestampSeconds,
      int sourceWidth,
      int sourceHeight,
      int width,
      int height,
      byte[] pixels) {
    this(
        index,
        timestampSeconds,
        sourceWidth,
        sourceHeight,
        width,
        height,
        pixels,
        SourcePicture.none());
  }

  /** Lets go of the picture before scaling. */
  @Override
  public void close() {
    source.close();
  }
}
