package org.shoal.transforms.simulate;

import java.util.Random;

/** The noise of one camera's sensor, mostly common to the three colours of a pixel. */
public final class SensorNoise {
  private static final int TABLE = 1 << 16;

  private final Random random;
  private final float[] noise = new float[TABLE];

  /** Draws how noisy the sensor is, too: a standard deviation of 1.2 to 3 of 255. */
  public SensorNoise(Random random) {
    this.random = random;
    double deviation = 1.2 + 1.8 * random.nextDouble();
    for (int i = 0; i < TABLE; i++) {
      noise[i] = (float) (deviation * random.nextGaussian());
    }
  }

  /** Adds the noise of the next frame. */
  public void addTo(Canvas canvas) {
    for (int v = 0; v < canvas.height; v++) {
      int from = random.nextInt(TABLE);
      int at = 3 * v * canvas.width;
      for (int u = 0; u < canvas.width; u++, at += 3) {
        float common = noise[(from + u) & (TABLE - 1)];
        canvas.rgb[at] += common + 0.4f * noise[(from + 2 * u + 7919) & (TABLE - 1)];
        canvas.rgb[at + 1] += common;
        canvas.rgb[at + 2] += common + 0.4f * noise[(from + 3 * u + 104729) & (TABLE - 1)];
      }
    }
  }
}
