package org.shoal.transforms.stroke;

/**
 * Watches how far the signal falls after a peak that rose far enough on its left.
 *
 * <p>At most one height is watched at a time. Before another peak can have risen far enough, the
 * signal must have fallen as far, which has decided this one, or have risen above it, which has
 * too; except for peaks of the very same height, which share their bases and are decided together.
 */
final class RightBase {
  /** What a value has decided. */
  enum Outcome {
    NOTHING,
    LOW,
    PROMINENT
  }

  /** What is being waited for. */
  enum Phase {
    /** No peak. */
    IDLE(0),
    /** A fall by the least prominence, or a value above the peak. */
    OPEN(1),
    /** The end of the fall. */
    FALLING(2);

    private final byte code;

    Phase(int code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }

    static Phase of(byte code) {
      return code == 0 ? IDLE : code == 1 ? OPEN : FALLING;
    }
  }

  private final double minProminence;
  private Phase phase;
  private double height;
  private double leftBase;
  private double low;
  private long start;

  RightBase(double minProminence, PeakState.Watched watched) {
    this.minProminence = minProminence;
    phase = Phase.of(watched.phase());
    height = watched.height();
    leftBase = watched.leftBase();
    low = watched.low();
    start = watched.start();
  }

  PeakState.Watched save() {
    return new PeakState.Watched(phase.code(), height, leftBase, low, start);
  }

  /** Watches a peak, besides those of the same height that are being watched. */
  void watch(long sample, double peakHeight, double peakLeftBase) {
    if (phase == Phase.IDLE) {
      phase = Phase.OPEN;
      height = peakHeight;
      leftBase = peakLeftBase;
      low = peakHeight;
      start = sample;
    }
  }

  /** Sample of the first peak that is watched, or was until the last outcome. */
  long start() {
    return start;
  }

  /** The prominence of the peaks watched, after the outcome that they have one. */
  double prominence() {
    return height - Math.max(leftBase, low);
  }

  /** Takes the next value of the signal. */
  Outcome take(double value) {
    if (phase == Phase.IDLE) {
      return Outcome.NOTHING;
    }
    if (value > height) {
      return end();
    }
    low = Math.min(low, value);
    if (phase == Phase.OPEN && height - low >= minProminence) {
      phase = Phase.FALLING;
    }
    if (phase == Phase.FALLING && (low <= leftBase || value - low >= minProminence)) {
      return end();
    }
    return Outcome.NOTHING;
  }

  /** Decides when the signal goes on no further in a way that matters. */
  Outcome end() {
    Outcome outcome =
        switch (phase) {
          case IDLE -> Outcome.NOTHING;
          case OPEN -> Outcome.LOW;
          case FALLING -> Outcome.PROMINENT;
        };
    phase = Phase.IDLE;
    return outcome;
  }
}
