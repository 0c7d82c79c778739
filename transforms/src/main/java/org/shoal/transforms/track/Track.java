package org.shoal.transforms.track;

import org.shoal.transforms.associate.PointColumns;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** One track while it is being followed. */
final class Track {
  static final int NO_IDENTITY = -1;

  final ConstantVelocityFilter filter = new ConstantVelocityFilter();
  final long bornAt;
  final double[] birth;

  /** Filtered position at the last measurement of several cameras. */
  final double[] located;

  /** Frame of that measurement. */
  long locatedAt;

  int fishId = NO_IDENTITY;
  long seenAt;
  int hits;
  int evidence;

  /** Starts at a triangulated point. */
  Track(PointColumns points, int point, long frame, double speedSigma) {
    bornAt = frame;
    birth = new double[] {points.x()[point], points.y()[point], points.z()[point]};
    located = birth.clone();
    filter.start(birth[0], birth[1], birth[2], points.covariance(), 6 * point, speedSigma);
    count(points.nCameras()[point], frame);
  }

  /** Goes on from a saved state. */
  Track(TrackerState.Track saved) {
    bornAt = saved.bornAt();
    birth = saved.birth();
    located = saved.located().clone();
    locatedAt = saved.locatedAt();
    fishId = saved.fishId();
    seenAt = saved.seenAt();
    hits = saved.hits();
    evidence = saved.evidence();
    filter.restore(saved.motion(), saved.covariance());
  }

  TrackerState.Track save() {
    return new TrackerState.Track(
        fishId,
        bornAt,
        seenAt,
        locatedAt,
        hits,
        evidence,
        birth,
        located.clone(),
        filter.state(),
        filter.covariance());
  }

  boolean isConfirmed() {
    return fishId != NO_IDENTITY;
  }

  /** Takes in a point of the present frame. */
  void update(PointColumns points, int point, long frame) {
    filter.update(
        points.x()[point], points.y()[point], points.z()[point], points.covariance(), 6 * point);
    for (int axis = 0; axis < 3 && points.nCameras()[point] > 1; axis++) {
      located[axis] = filter.position(axis);
    }
    count(points.nCameras()[point], frame);
  }

  private void count(int cameras, long frame) {
    seenAt = frame;
    locatedAt = cameras > 1 ? frame : locatedAt;
    hits++;
    evidence += Math.min(2, cameras - 1);
  }
}
