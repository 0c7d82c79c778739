package org.shoal.transforms.simulate;

/**
 * What a perfect detector would say of one fish in one image. Pixels, the first one's centre at 0.
 *
 * @param fish index of the fish
 * @param x left edge, within the image
 * @param y top edge, within the image
 * @param w width
 * @param h height
 * @param visible share of the fish's picture that lies in the image and behind no other fish
 */
record TrueBox(int fish, double x, double y, double w, double h, double visible) {}
