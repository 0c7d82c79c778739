package org.shoal.transforms.stroke;

import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;

/** Takes strokes and rate samples as they become certain, each in the order of time. */
public interface StrokeSink {
  /** Takes a stroke. */
  void stroke(Stroke stroke);

  /** Takes a sample; all strokes up to its time were given before, and none after it. */
  void rate(RateSample sample);
}
