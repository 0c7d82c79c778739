package org.shoal.transforms.track2d;

import java.util.Arrays;
import java.util.List;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.transforms.assignment.SparseAssignment;

/** The detections of one frame after another and the tracks that take them, stage by stage. */
final class FrameAssociation {
  /** Chi-squared of 4 degrees of freedom, exceeded once in 10,000 times. */
  private static final double GATE = 23.5;

  private final SparseAssignment assignment = new SparseAssignment();
  private DetectionColumns found = DetectionColumns.empty(0);
  private long frame;
  private int from;
  private int count;
  private boolean[] taken = new boolean[0];
  private int[] free = new int[0];
  private int[] columnOf = new int[0];

  /** Turns to the frame at position {@code f} of the columns. */
  void start(long index, DetectionColumns columns, int f) {
    frame = index;
    found = columns;
    from = columns.frameOffsets()[f];
    count = columns.frameOffsets()[f + 1] - from;
    if (taken.length < count) {
      taken = new boolean[2 * count];
      free = new int[2 * count];
    }
    Arrays.fill(taken, 0, count, false);
  }

  /**
   * Gives free detections to tracks so that they overlap best with the boxes expected.
   *
   * @param tracks predicted to this frame
   * @param minConfidence of the detections
   * @param minIou of each pair
   */
  void byOverlap(List<BoxTrack> tracks, double minConfidence, double minIou) {
    int candidates = listFree(minConfidence);
    if (tracks.isEmpty() || candidates == 0) {
      return;
    }
    assignment.start(tracks.size(), candidates);
    for (int t = 0; t < tracks.size(); t++) {
      BoxTrack track = tracks.get(t);
      for (int i = 0; i < candidates; i++) {
        double iou = track.iou(found, free[i]);
        if (iou > 0 && iou >= minIou) {
          assignment.allow(t, i, 1 - iou);
        }
      }
    }
    assign(tracks, 1);
  }

  /**
   * Gives free detections to tracks so that they are the least surprising: a track that was out of
   * sight for a while may be anywhere in a region that grew with time (the gate of DeepSORT, Wojke
   * et al. 2017, sec. 2.2).
   */
  void byDistance(List<BoxTrack> tracks, double minConfidence) {
    int candidates = listFree(minConfidence);
    if (tracks.isEmpty() || candidates == 0) {
      return;
    }
    assignment.start(tracks.size(), candidates);
    for (int t = 0; t < tracks.size(); t++) {
      BoxTrack track = tracks.get(t);
      for (int i = 0; i < candidates; i++) {
        double squared = track.squaredDistance(found, free[i]);
        if (squared < GATE) {
          assignment.allow(t, i, squared);
        }
      }
    }
    assign(tracks, GATE);
  }

  /** Starts a track at every free detection and takes it. */
  int giveBirth(List<BoxTrack> tracks, double minConfidence, int memory) {
    int births = listFree(minConfidence);
    for (int i = 0; i < births; i++) {
      tracks.add(new BoxTrack(memory, found, free[i], free[i] - from, frame));
      taken[free[i] - from] = true;
    }
    return births;
  }

  private int listFree(double minConfidence) {
    float least = (float) minConfidence;
    int candidates = 0;
    for (int row = from; row < from + count; row++) {
      if (!taken[row - from] && found.confidence()[row] >= least) {
        free[candidates++] = row;
      }
    }
    return candidates;
  }

  private void assign(List<BoxTrack> tracks, double unassigned) {
    if (columnOf.length < tracks.size()) {
      columnOf = new int[2 * tracks.size()];
    }
    assignment.solve(unassigned, columnOf);
    for (int t = 0; t < tracks.size(); t++) {
      if (columnOf[t] >= 0) {
        int row = free[columnOf[t]];
        taken[row - from] = true;
        tracks.get(t).update(found, row, row - from, frame);
      }
    }
  }
}
