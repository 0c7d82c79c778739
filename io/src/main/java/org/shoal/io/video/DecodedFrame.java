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
 */
public record DecodedFrame(
    long index,
    double timestampSeconds,
    int sourceWidth,
    int sourceHeight,
    int width,
    int height,
    byte[] pixels) {}
