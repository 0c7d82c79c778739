package org.shoal.transforms.simulate;

/**
 * What a perfect detector would say of one fish or bottle in one image. Pixels, the first one's
 * centre at 0.
 *
 * @param index which one it is
 * @param x left edge, within the image
 * @param y top edge, within the image
 * @param w width
 * @param h height
 * @param visible share of its picture that lies in the image and behind nothing
 */
public record TrueBox(int index, double x, double y, double w, double h, double visible) {}
