package org.shoal.io.stroke;

import java.util.Locale;
import org.shoal.io.pose.Keypoint;

/** The wrist that makes a stroke. */
public enum Wrist {
  LEFT(Keypoint.LEFT_WRIST),
  RIGHT(Keypoint.RIGHT_WRIST);

  private final Keypoint keypoint;

  Wrist(Keypoint keypoint) {
    this.keypoint = keypoint;
  }

  /** The keypoint that is watched. */
  public Keypoint keypoint() {
    return keypoint;
  }

  /** The name in results, {@code left} or {@code right}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
