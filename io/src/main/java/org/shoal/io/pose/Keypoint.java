package org.shoal.io.pose;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The keypoints of a pose in the order of COCO. */
public enum Keypoint {
  NOSE(0),
  LEFT_EYE(1),
  RIGHT_EYE(2),
  LEFT_EAR(3),
  RIGHT_EAR(4),
  LEFT_SHOULDER(5),
  RIGHT_SHOULDER(6),
  LEFT_ELBOW(7),
  RIGHT_ELBOW(8),
  LEFT_WRIST(9),
  RIGHT_WRIST(10),
  LEFT_HIP(11),
  RIGHT_HIP(12),
  LEFT_KNEE(13),
  RIGHT_KNEE(14),
  LEFT_ANKLE(15),
  RIGHT_ANKLE(16);

  /** Number of keypoints of a pose. */
  public static final int COUNT = 17;

  private final int index;

  Keypoint(int index) {
    this.index = index;
  }

  /** COCO's names, by index. */
  public static List<String> names() {
    return Stream.of(values()).map(Keypoint::label).toList();
  }

  /** COCO's name, such as {@code left_wrist}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** COCO's index, 0 to 16. */
  public int index() {
    return index;
  }
}
