package org.shoal.transforms.track;

import org.shoal.transforms.associate.PointColumns;
import org.shoal.transforms.motion.ConstantVelocityFilter;

/** One track while it is being followed. */
final class Track {
  static final int NO_IDENTITY = -1;

  /** What a frame counts in which three cameras or more see the track. */
  static final int FULL_EVIDENCE = 10;

  /** What it counts when two cameras see it, and it is in view of no other. */
  private static final int PAIR_EVIDENCE = 5;

  /**
   * What it counts when others have it in view, too, and do not see it: chance pairs and what two
   * fish look like when they touch are mostly of this kind.
   */
  private static final int DOUBTED_PAIR_EVIDENCE = 1;

  final ConstantVelocityFilter filter = new ConstantVelocityFilter();
  final long bornAt;
  final double[] birth;

  /** Filtered position and velocity at the last measurement of several cameras, shape (6). */
  final double[] located;

  /** Frame of that measurement. */
  long locatedAt;

  int fishId = NO_IDENTITY;
  long seenAt;
  int hits;
  int evidence;

  /** What its last point belonged to within the present window; -1 when to nothing. */
  int strand = -1;

  /** For how many frames, up to the last one, the fish was seen as one with another. */
  int sharedFrames;

  /** In which of the last 64 frames it had a measurement of its own; lowest bit: in the last. */
  private long sightings;

  /** Starts at a triangulated point. */
  Track(PointColumns points, int point, long frame, double speedSigma) {
    bornAt = frame;
    birth = new double[] {points.x()[point], points.y()[point], points.z()[point]};
    located = new double[] {birth[0], birth[1], birth[2], 0, 0, 0};
    filter.start(birth[0], birth[1], birth[2], points.covariance(), 6 * point, speedSigma);
    count(points, point, frame);
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
    sharedFrames = saved.sharedFrames();
    sightings = saved.sightings();
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
        sharedFrames,
        sightings,
        birth,
        located.clone(),
        filter.state(),
        filter.covariance());
  }

  boolean isConfirmed() {
    return fishId != NO_IDENTITY;
  }

  /** Ends a frame. */
  void endFrame(long frame) {
    sightings = sightings << 1 | (seenAt == frame && sharedFrames == 0 ? 1 : 0);
  }

  /** In how many of the last frames both had measurements, each its own. */
  int framesApart(Track other) {
    return Long.bitCount(sightings & other.sightings);
  }

  /** Whether only single views have been seen of it since several cameras located it. */
  boolean isHeldBySingleViews() {
    return seenAt > locatedAt;
  }

  /** Takes in a point of the present frame. */
  void update(PointColumns points, int point, long frame) {
    filter.update(
        points.x()[point], points.y()[point], points.z()[point], points.covariance(), 6 * point);
    for (int axis = 0; axis < 3 && points.nCameras()[point] > 1; axis++) {
      located[axis] = filter.position(axis);
      located[3 + axis] = filter.velocity(axis);
    }
    count(points, point, frame);
  }

  /**
   * Takes a point of the present frame, the owner's, for the middle of owner and this: both go on
   * as predicted but for their common motion, so that each is where it should be when they part.
   */
  void share(Track owner, PointColumns points, int point, long frame) {
    filter.moveMiddle(
        owner.filter,
        points.x()[point],
        points.y()[point],
        points.z()[point],
        points.covariance(),
        6 * point);
    seenAt = frame;
    sharedFrames++;
    owner.count(points, point, frame);
  }

  double distance(double x, double y, double z) {
    double dx = x - filter.position(0);
    double dy = y - filter.position(1);
    double dz = z - filter.position(2);
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  double distance(Track other) {
    return distance(other.filter.position(0), other.filter.position(1), other.filter.position(2));
  }

  private void count(PointColumns points, int point, long frame) {
    int cameras = points.nCameras()[point];
    seenAt = frame;
    strand = cameras > 1 ? points.strand()[point] : strand;
    locatedAt = cameras > 1 ? frame : locatedAt;
    sharedFrames = 0;
    hits++;
    if (cameras > 2) {
      evidence += FULL_EVIDENCE;
    } else if (cameras == 2) {
      evidence += points.nInView()[point] > 2 ? DOUBTED_PAIR_EVIDENCE : PAIR_EVIDENCE;
    }
  }
}
