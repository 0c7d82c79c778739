package org.shoal.transforms.simulate;

import java.util.Arrays;

/** One picture as it is painted: red, green and blue, 0 to 255, and whose fish a pixel shows. */
final class Canvas {
  static final short NOBODY = -1;

  final int width;
  final int height;

  /** Shape (height x width x 3). */
  final float[] rgb;

  /** Index of the fish that is on top, shape (height x width), or NOBODY. */
  final short[] owner;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new float[3 * width * height];
    this.owner = new short[width * height];
  }

  void clearOwners() {
    Arrays.fill(owner, NOBODY);
  }

  /** Rounds to 8 bits a channel. */
  void toBytes(byte[] out) {
    for (int i = 0; i < rgb.length; i++) {
      out[i] = (byte) Math.max(0, Math.min(255, (int) (rgb[i] + 0.5f)));
    }
  }
}
