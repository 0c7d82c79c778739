package org.shoal.transforms.stroke;

import static org.shoal.transforms.stroke.PeakQueue.KEPT;
import static org.shoal.transforms.stroke.PeakQueue.LOW;
import static org.shoal.transforms.stroke.PeakQueue.MARKED;
import static org.shoal.transforms.stroke.PeakQueue.OPEN;
import static org.shoal.transforms.stroke.PeakQueue.PROMINENT;

import java.util.function.Consumer;

/**
 * Finds the peaks of a signal that comes sample by sample: over a finished signal exactly the
 * samples that {@code scipy.signal.find_peaks(x, distance=d, prominence=p)} finds, in that order: a
 * peak is a sample higher than its neighbours (of a plateau the middle, rounded down); of peaks
 * less than d samples apart the higher stays, from the highest of all downwards; of those that
 * stay, each counts whose prominence is at least p. Of equally high peaks the later one has
 * priority, which is what scipy does when its sort is stable; the sort it has leaves that to
 * chance.
 *
 * <p>A peak is handed over when no later sample can change it, and the peaks before it have been
 * handed over. For that, there must be
 *
 * <ul>
 *   <li>d samples more, and, where it is lower than another peak less than d away, whatever decides
 *       that one: the whole of a chain of ever higher peaks, each nearer than d to the next;
 *   <li>a fall by p. After a rise by p the signal may rest, and until it falls by p or rises above
 *       all of the rest, no one can say whether there was a peak and where.
 *   <li>the end of that fall, for the prominence: a rise by p, a value below the left base, or one
 *       above the peak. scipy looks for the right base further, until a higher value, which for the
 *       highest peak is the signal's end. Where a deeper base follows later, the prominence given
 *       here is thus less than scipy's, by no more than the difference of the two; it decides
 *       nothing.
 * </ul>
 *
 * <p>Each sample costs a constant amount on average, whatever the signal's length (at most in the
 * order of d). Memory is that of the peaks waited for as above, plus an entry for each swing of at
 * least p that lies within the one before: on a swimmer's wrist a few dozen numbers, after hours
 * too. It grows without bound only where the answer depends on the future without bound: a
 * staircase of ever higher peaks less than d apart holds all of them, 33 bytes each, at most one
 * every other sample; a rest on exactly the same height over and over, after a rise by p, holds one
 * peak each d samples, all of which become peaks if p is fallen by, and none if not; swings that
 * get smaller for ever while still larger than p hold two numbers each.
 *
 * <p>Not safe for use by several threads.
 */
public final class PeakDetector {
  private final double minProminence;
  private final PeakQueue undecided;
  private final PeakQueue kept;
  private final DistanceFilter distances;
  private final LeftBases leftBases;
  private final RightBase rightBase;

  private long samples;
  private double last;
  private double lastTime;
  private boolean lastMarked;

  private boolean rose;
  private long riseSample;
  private double riseTime;
  private double riseBase;
  private boolean riseMarked;

  /**
   * A detector before the first sample.
   *
   * @param minProminence least prominence of a peak, above 0
   * @param minDistance samples that peaks must be apart at least, 1 or more
   */
  public PeakDetector(double minProminence, long minDistance) {
    this(minProminence, minDistance, PeakState.start());
  }

  /** A detector that goes on where another with the same settings stopped. */
  public PeakDetector(double minProminence, long minDistance, PeakState state) {
    if (!(minProminence > 0)) {
      throw new IllegalArgumentException("minProminence must be above 0, is " + minProminence);
    }
    if (minDistance < 1) {
      throw new IllegalArgumentException("minDistance must be at least 1, is " + minDistance);
    }
    this.minProminence = minProminence;
    undecided = new PeakQueue(state.undecided());
    kept = new PeakQueue(state.kept());
    distances = new DistanceFilter(undecided, minDistance, state.complete());
    leftBases = new LeftBases(minProminence, state.barriers(), state.lowest());
    rightBase = new RightBase(minProminence, state.watched());
    samples = state.samples();
    last = state.last();
    lastTime = state.lastTime();
    lastMarked = state.lastMarked();
    rose = state.rise().present();
    riseSample = state.rise().sample();
    riseTime = state.rise().time();
    riseBase = state.rise().base();
    riseMarked = state.rise().marked();
  }

  /** What another detector needs to go on from here. */
  public PeakState state() {
    return new PeakState(
        samples,
        last,
        lastTime,
        lastMarked,
        new PeakState.Rise(rose, riseSample, riseTime, riseBase, riseMarked),
        leftBases.high(),
        leftBases.low(),
        rightBase.save(),
        distances.complete(),
        undecided.save(),
        kept.save());
  }

  /**
   * Takes the next sample.
   *
   * @param value finite
   * @param time of the sample, later than that of the one before
   * @param marked passed on to a peak of which this is a part
   * @param found takes the peaks that are certain now, in the order of time
   */
  public void push(double value, double time, boolean marked, Consumer<Peak> found) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a signal's values must be finite, not " + value);
    }
    boolean rises = samples > 0 && value > last;
    if (rises) {
      rose = true;
      riseSample = samples;
      riseTime = time;
      riseMarked = marked || lastMarked;
    } else if (rose) {
      riseMarked |= marked;
      if (value < last) {
        addPeak();
      }
    }
    double base = leftBases.push(value);
    if (rises) {
      riseBase = base;
    }
    decide(rightBase.take(value));
    samples++;
    last = value;
    lastTime = time;
    lastMarked = marked;
    distances.advance(rose ? (riseSample + samples - 1) / 2 : samples);
    handOver(found);
  }

  /**
   * Ends the signal; it takes no further sample.
   *
   * @param found takes the peaks that were not certain before
   */
  public void finish(Consumer<Peak> found) {
    rose = false;
    decide(rightBase.end());
    distances.advance(Long.MAX_VALUE);
    handOver(found);
  }

  /** Number of samples taken. */
  public long samples() {
    return samples;
  }

  /** No peak that is still to come has a time before this. */
  public double undecidedFrom() {
    if (kept.size() > 0) {
      return kept.time(kept.first());
    }
    if (undecided.size() > 0) {
      return undecided.time(undecided.first());
    }
    return rose ? riseTime : samples == 0 ? Double.NEGATIVE_INFINITY : Math.nextUp(lastTime);
  }

  /** Number of peaks and bases held in memory. */
  public int retained() {
    return undecided.size() + kept.size() + leftBases.size();
  }

  /** The rise before the present sample was a peak: the signal has fallen. */
  private void addPeak() {
    rose = false;
    long end = samples - 1;
    long sample = (riseSample + end) / 2;
    double time =
        sample == riseSample
            ? riseTime
            : riseTime + (lastTime - riseTime) * (sample - riseSample) / (end - riseSample);
    boolean open = last - riseBase >= minProminence;
    undecided.add(sample, time, last, (byte) ((open ? OPEN : LOW) | (riseMarked ? MARKED : 0)));
    if (open) {
      rightBase.watch(sample, last, riseBase);
    }
  }

  /** Tells the peaks that were watched what has become of them. */
  private void decide(RightBase.Outcome outcome) {
    if (outcome == RightBase.Outcome.NOTHING) {
      return;
    }
    boolean prominent = outcome == RightBase.Outcome.PROMINENT;
    decide(undecided, prominent);
    decide(kept, prominent);
    while (kept.size() > 0 && kept.has(kept.end() - 1, LOW)) {
      kept.removeLast();
    }
  }

  private void decide(PeakQueue peaks, boolean prominent) {
    for (long peak = peaks.end() - 1;
        peak >= peaks.first() && peaks.sample(peak) >= rightBase.start();
        peak--) {
      if (peaks.has(peak, OPEN)) {
        peaks.clear(peak, OPEN);
        peaks.set(peak, prominent ? PROMINENT : LOW);
        peaks.setProminence(peak, rightBase.prominence());
      }
    }
  }

  private void handOver(Consumer<Peak> found) {
    while (undecided.size() > 0 && !distances.isUndecided(undecided.first())) {
      long peak = undecided.first();
      if (undecided.has(peak, KEPT) && !undecided.has(peak, LOW)) {
        kept.add(
            undecided.sample(peak),
            undecided.time(peak),
            undecided.height(peak),
            undecided.flags(peak));
        kept.setProminence(kept.end() - 1, undecided.prominence(peak));
      }
      undecided.removeFirst();
    }
    while (kept.size() > 0 && kept.has(kept.first(), PROMINENT)) {
      long peak = kept.first();
      found.accept(
          new Peak(
              kept.sample(peak),
              kept.time(peak),
              kept.height(peak),
              kept.prominence(peak),
              kept.has(peak, MARKED)));
      kept.removeFirst();
    }
  }
}
