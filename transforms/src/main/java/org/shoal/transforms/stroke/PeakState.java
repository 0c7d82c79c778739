package org.shoal.transforms.stroke;

/**
 * All that a {@link PeakDetector} knows between two samples. The arrays must not be changed.
 *
 * @param samples number of samples taken
 * @param last the last value
 * @param lastTime its time
 * @param lastMarked whether it was marked
 * @param rise the last rise, while the signal has not fallen since
 * @param barriers of the left bases, lowest last; shape (barriers)
 * @param lowest behind each barrier; shape (barriers)
 * @param watched the peaks whose right base is not known
 * @param complete number of the first peak near which further ones may come
 * @param undecided peaks of which one at least may still be removed by another or not
 * @param kept peaks that stay, whose prominence is not known
 */
public record PeakState(
    long samples,
    double last,
    double lastTime,
    boolean lastMarked,
    Rise rise,
    double[] barriers,
    double[] lowest,
    Watched watched,
    long complete,
    PeakColumns undecided,
    PeakColumns kept) {

  /** Before the first sample. */
  public static PeakState start() {
    return new PeakState(
        0,
        0,
        0,
        false,
        new Rise(false, 0, 0, 0, false),
        new double[] {Double.POSITIVE_INFINITY},
        new double[] {Double.POSITIVE_INFINITY},
        new Watched((byte) 0, 0, 0, 0, 0),
        0,
        PeakColumns.none(),
        PeakColumns.none());
  }

  /**
   * A rise that may become a peak.
   *
   * @param present whether the signal rose and has not fallen since
   * @param sample index of the first sample up there
   * @param time of that sample
   * @param base the left base
   * @param marked whether a sample since the one before was marked
   */
  public record Rise(boolean present, long sample, double time, double base, boolean marked) {}

  /**
   * Peaks of one height whose right base is sought.
   *
   * @param phase 0 for none, 1 until the signal has fallen far enough, 2 until the fall has ended
   * @param height of the peaks
   * @param leftBase of the peaks
   * @param low the lowest value since
   * @param start sample of the first of the peaks
   */
  public record Watched(byte phase, double height, double leftBase, double low, long start) {}
}
