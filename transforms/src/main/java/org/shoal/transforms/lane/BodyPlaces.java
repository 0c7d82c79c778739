package org.shoal.transforms.lane;

import org.shoal.io.pose.Keypoint;
import org.shoal.io.pose.PoseColumns;

/**
 * Where the trunks of a frame's people are: the mean of the shoulders and hips that are seen, which
 * moves little with the arms, or else the middle of the box.
 */
final class BodyPlaces {
  private static final Keypoint[] TRUNK = {
    Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER, Keypoint.LEFT_HIP, Keypoint.RIGHT_HIP
  };
  private static final float SEEN = 0.5f;

  private final double[] across;
  private final double[] along;
  private final double[] size;

  private BodyPlaces(int count) {
    across = new double[count];
    along = new double[count];
    size = new double[count];
  }

  /** The places of the people of some rows. */
  static BodyPlaces of(PoseColumns people, int from, int to, LaneAxis axis) {
    BodyPlaces places = new BodyPlaces(to - from);
    for (int row = from; row < to; row++) {
      double[] box = box(people, row);
      double x = trunk(people, row, true);
      double y = trunk(people, row, false);
      x = Double.isNaN(x) ? (box[0] + box[2]) / 2 : x;
      y = Double.isNaN(y) ? (box[1] + box[3]) / 2 : y;
      places.across[row - from] = axis == LaneAxis.Y ? y : x;
      places.along[row - from] = axis == LaneAxis.Y ? x : y;
      places.size[row - from] = Math.max(1, Math.hypot(box[2] - box[0], box[3] - box[1]));
    }
    return places;
  }

  int count() {
    return across.length;
  }

  double across(int person) {
    return across[person];
  }

  double along(int person) {
    return along[person];
  }

  /** Diagonal of the box, pixels, at least 1. */
  double size(int person) {
    return size[person];
  }

  private static double trunk(PoseColumns people, int row, boolean horizontal) {
    double sum = 0;
    int seen = 0;
    for (Keypoint keypoint : TRUNK) {
      if (people.confidence(row, keypoint) >= SEEN) {
        sum += horizontal ? people.x(row, keypoint) : people.y(row, keypoint);
        seen++;
      }
    }
    return sum / seen;
  }

  /** The box, or what all keypoints fit in where there is none. */
  private static double[] box(PoseColumns people, int row) {
    int at = PoseColumns.BOX * row;
    float[] box = people.box();
    if (!Float.isNaN(box[at])) {
      return new double[] {box[at], box[at + 1], box[at + 2], box[at + 3]};
    }
    double[] around = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (Keypoint keypoint : Keypoint.values()) {
      around[0] = Math.min(around[0], people.x(row, keypoint));
      around[1] = Math.min(around[1], people.y(row, keypoint));
      around[2] = Math.max(around[2], people.x(row, keypoint));
      around[3] = Math.max(around[3], people.y(row, keypoint));
    }
    return around;
  }
}
