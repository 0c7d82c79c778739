package org.shoal.io.video;

import java.util.BitSet;

/**
 * Tells which frames of a segment that have no picture should have one. Where a camera films fewer
 * frames a second than the recording's clock counts, those at which it would not have taken one
 * anyhow are no fault.
 */
public final class MissingFrames {
  private final Segment segment;
  private final BitSet known;
  private final double[] seconds;
  private final BitSet missing = new BitSet();

  private MissingFrames(Segment segment, BitSet known, double[] seconds) {
    this.segment = segment;
    this.known = known;
    this.seconds = seconds;
  }

  /**
   * The frames that lack a picture, by their position in the segment.
   *
   * @param known positions at which the footage has a picture, whether it can be decoded or not
   * @param seconds when the picture at each position of the segment was taken; NaN where there is
   *     none or its time is not known
   */
  public static BitSet of(Segment segment, BitSet known, double[] seconds) {
    return new MissingFrames(segment, known, seconds).find();
  }

  private BitSet find() {
    boolean filmsEveryFrame = segment.clock().isFilledBy(segment.periodSeconds());
    int before = known.nextSetBit(0);
    if (filmsEveryFrame || before < 0) {
      missing.set(0, seconds.length);
      missing.andNot(known);
      return missing;
    }
    missing.set(0, before);
    while (before >= 0) {
      int after = known.nextSetBit(before + 1);
      findBetween(before, after < 0 ? seconds.length : after);
      before = after;
    }
    return missing;
  }

  /**
   * Of the frames between two pictures only those at which one was due are missing. The later one
   * may be the next segment's, which has the frame behind the last of these.
   */
  private void findBetween(int before, int after) {
    double start = secondsAt(before);
    double gap = secondsAt(after) - start;
    long periods = Math.round(gap / segment.periodSeconds());
    for (long i = 1; i < periods; i++) {
      long due = segment.clock().frameAt(start + i * gap / periods) - segment.firstFrame();
      if (due > before && due < after) {
        missing.set((int) due);
      }
    }
  }

  /** When the picture at a position was taken or, if that is not known, should have been. */
  private double secondsAt(int position) {
    double time = position < seconds.length ? seconds[position] : Double.NaN;
    return Double.isNaN(time) ? segment.clock().timeOf(segment.firstFrame() + position) : time;
  }
}
