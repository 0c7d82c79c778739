package org.shoal.transforms.simulate;

import java.util.Arrays;

/** One picture as it is painted: red, green and blue, 0 to 255, and whom a pixel shows. */
public final class Canvas {
  /** Owner of what shows none of them. */
  public static final short NOBODY = -1;

  /** Width in pixels. */
  public final int width;

  /** Height in pixels. */
  public final int height;

  /** Shape (height x width x 3). */
  public final float[] rgb;

  /** Index of the fish or bottle that is on top, shape (height x width), or NOBODY. */
  public final short[] owner;

  /** A black canvas. */
  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new float[3 * width * height];
    this.owner = new short[width * height];
  }

  /** Forgets who was painted. */
  public void clearOwners() {
    Arrays.fill(owner, NOBODY);
  }

  /** Rounds to 8 bits a channel. */
  public void toBytes(byte[] out) {
    for (int i = 0; i < rgb.length; i++) {
      out[i] = (byte) Math.max(0, Math.min(255, (int) (rgb[i] + 0.5f)));
    }
  }
}
