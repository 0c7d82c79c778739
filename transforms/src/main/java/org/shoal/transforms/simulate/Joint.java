package org.shoal.transforms.simulate;

/**
 * Indices of a swimmer's points: the 17 keypoints of COCO in its order, then what else is painted.
 * The right one of a pair follows the left one.
 */
final class Joint {
  static final int NOSE = 0;
  static final int LEFT_EYE = 1;
  static final int RIGHT_EYE = 2;
  static final int LEFT_EAR = 3;
  static final int RIGHT_EAR = 4;
  static final int LEFT_SHOULDER = 5;
  static final int RIGHT_SHOULDER = 6;
  static final int LEFT_ELBOW = 7;
  static final int RIGHT_ELBOW = 8;
  static final int LEFT_WRIST = 9;
  static final int RIGHT_WRIST = 10;
  static final int LEFT_HIP = 11;
  static final int RIGHT_HIP = 12;
  static final int LEFT_KNEE = 13;
  static final int RIGHT_KNEE = 14;
  static final int LEFT_ANKLE = 15;
  static final int RIGHT_ANKLE = 16;

  /** Number of COCO's keypoints. */
  static final int KEYPOINTS = 17;

  static final int LEFT_HAND = 17;
  static final int RIGHT_HAND = 18;
  static final int LEFT_FOOT = 19;
  static final int RIGHT_FOOT = 20;
  static final int HEAD = 21;
  static final int CHEST = 22;
  static final int WAIST = 23;

  /** Number of all points. */
  static final int COUNT = 24;

  private Joint() {}
}
