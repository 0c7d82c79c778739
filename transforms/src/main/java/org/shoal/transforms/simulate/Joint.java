package org.shoal.transforms.simulate;

import org.shoal.io.pose.Keypoint;

/**
 * Indices of a swimmer's points: those of every {@link Keypoint}, then what else is painted, as
 * here. The right one of a pair follows the left one.
 */
final class Joint {
  static final int LEFT_HAND = Keypoint.COUNT;
  static final int RIGHT_HAND = LEFT_HAND + 1;
  static final int LEFT_FOOT = LEFT_HAND + 2;
  static final int RIGHT_FOOT = LEFT_HAND + 3;
  static final int HEAD = LEFT_HAND + 4;
  static final int CHEST = LEFT_HAND + 5;
  static final int WAIST = LEFT_HAND + 6;

  /** Number of all points. */
  static final int COUNT = LEFT_HAND + 7;

  private Joint() {}
}
