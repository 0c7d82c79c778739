package org.shoal.transforms.track2d;

import org.shoal.io.detection.BoxOverlap;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.track2d.BoxTrackSink;

/** A track that is alive. */
final class BoxTrack {
  private final Sightings sightings;
  private final double[] motion;
  private int trackId;
  private int hits;
  private double confidenceSum;
  private double left;
  private double top;
  private double right;
  private double bottom;

  /**
   * A track that starts at a detection.
   *
   * @param memory how many detections it keeps
   */
  BoxTrack(int memory, DetectionColumns found, int row, int detection, long frame) {
    sightings = new Sightings(memory);
    motion =
        BoxFilter.start(centreX(found, row), centreY(found, row), found.w()[row], found.h()[row]);
    note(found, row, detection, frame);
  }

  /** A track as it was saved. */
  BoxTrack(int memory, BoxTrackerState.Track saved) {
    sightings = new Sightings(memory, saved);
    trackId = saved.trackId();
    hits = saved.hits();
    confidenceSum = saved.confidenceSum();
    motion = saved.motion().clone();
  }

  BoxTrackerState.Track save() {
    return new BoxTrackerState.Track(
        trackId,
        hits,
        confidenceSum,
        sightings.frames(),
        sightings.detections(),
        sightings.boxes(),
        motion.clone());
  }

  boolean isConfirmed() {
    return trackId > 0;
  }

  /** Frame of the last detection. */
  long seenAt() {
    return sightings.lastFrame();
  }

  /** Number of frames without a detection between the last two. */
  long missedBefore() {
    return sightings.lastGap();
  }

  /** Number of detections. */
  int hits() {
    return hits;
  }

  /** Mean confidence of the detections. */
  double confidence() {
    return confidenceSum / hits;
  }

  /** Expects the box in the next frame, the given one. */
  void predict(long frame) {
    BoxFilter.predict(motion, seenAt() == frame - 1);
    left = motion[BoxFilter.CENTRE_X] - motion[BoxFilter.WIDTH] / 2;
    right = left + motion[BoxFilter.WIDTH];
    top = motion[BoxFilter.CENTRE_Y] - motion[BoxFilter.HEIGHT] / 2;
    bottom = top + motion[BoxFilter.HEIGHT];
  }

  /** Takes a detection in. */
  void update(DetectionColumns found, int row, int detection, long frame) {
    BoxFilter.update(
        motion, centreX(found, row), centreY(found, row), found.w()[row], found.h()[row]);
    note(found, row, detection, frame);
  }

  /** Overlap of the expected box with a detection, intersection over union. */
  double iou(DetectionColumns found, int row) {
    double x = found.x()[row];
    double y = found.y()[row];
    return BoxOverlap.iou(left, top, right, bottom, x, y, x + found.w()[row], y + found.h()[row]);
  }

  /** How unlikely a detection is as the track's next, squared Mahalanobis distance. */
  double squaredDistance(DetectionColumns found, int row) {
    return BoxFilter.squaredDistance(
        motion, centreX(found, row), centreY(found, row), found.w()[row], found.h()[row]);
  }

  /** Gives the track its id and tells its rows from the first on. */
  void confirm(int id, BoxTrackSink sink) {
    trackId = id;
    sightings.tellAll(trackId, sink);
  }

  /** Tells what the last detection adds to a confirmed track. */
  void tellLast(int maxGap, BoxTrackSink sink) {
    sightings.tellLast(trackId, maxGap, sink);
  }

  private void note(DetectionColumns found, int row, int detection, long frame) {
    sightings.add(found, row, detection, frame);
    hits++;
    confidenceSum += found.confidence()[row];
  }

  private static double centreX(DetectionColumns found, int row) {
    return found.x()[row] + 0.5 * found.w()[row];
  }

  private static double centreY(DetectionColumns found, int row) {
    return found.y()[row] + 0.5 * found.h()[row];
  }
}
