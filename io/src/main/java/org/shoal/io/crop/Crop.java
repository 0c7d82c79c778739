package org.shoal.io.crop;

/**
 * What is in a box, scaled to a fixed size. The pixels must not be changed.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param pixels red, green, blue of each pixel, rows packed
 */
public record Crop(int width, int height, byte[] pixels) {}
