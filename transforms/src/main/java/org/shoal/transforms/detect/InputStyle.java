package org.shoal.transforms.detect;

import org.shoal.io.video.FrameScaling.PixelOrder;

/** How pictures become a network's input. */
public enum InputStyle {
  /** What the networks of Ultralytics take: RGB, 0 to 1, in the middle. */
  YOLO(PixelOrder.RGB, 1f / 255, true),
  /** What YOLOX takes: BGR, 0 to 255, at the top left. */
  YOLOX(PixelOrder.BGR, 1, false);

  private final PixelOrder pixelOrder;
  private final float pixelScale;
  private final boolean centred;

  InputStyle(PixelOrder pixelOrder, float pixelScale, boolean centred) {
    this.pixelOrder = pixelOrder;
    this.pixelScale = pixelScale;
    this.centred = centred;
  }

  /** Order of the input's three planes. */
  PixelOrder pixelOrder() {
    return pixelOrder;
  }

  /** What a byte is multiplied with to be an input value. */
  float pixelScale() {
    return pixelScale;
  }

  /** Whether padding goes around the picture, or right and below only. */
  boolean centred() {
    return centred;
  }
}
