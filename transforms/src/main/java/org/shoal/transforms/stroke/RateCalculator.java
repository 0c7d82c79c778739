package org.shoal.transforms.stroke;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Wrist;

/**
 * Strokes a minute over a rolling window, and the last samples of it.
 *
 * <p>The rate is the sum of both arms' rates, each taken from the time between the arm's first and
 * last stroke in the window: counting strokes alone would be off by up to four a minute in 15
 * seconds. An arm with a single stroke there counts as one stroke a window, one without as 0. The
 * window ends at the time asked for, which is part of it; its beginning is not.
 *
 * <p>Not safe for use by several threads.
 */
public final class RateCalculator {
  private final double windowSeconds;
  private final int historySize;
  private final Deque<Double> left = new ArrayDeque<>();
  private final Deque<Double> right = new ArrayDeque<>();
  private final Deque<RateSample> history = new ArrayDeque<>();
  private long strokes;

  /**
   * All that a calculator knows.
   *
   * @param left times of the left wrist's strokes that may still be in a window; not to be changed
   * @param right those of the right one; not to be changed
   * @param history the last samples
   * @param strokes number of strokes ever
   */
  public record State(double[] left, double[] right, List<RateSample> history, long strokes) {
    public State {
      history = List.copyOf(history);
    }

    /** Before the first stroke. */
    public static State start() {
      return new State(new double[0], new double[0], List.of(), 0);
    }
  }

  /** A calculator with the window and the history of the configuration, without a stroke. */
  public RateCalculator(StrokeConfig config) {
    this(config, State.start());
  }

  /** A calculator that goes on where another stopped. */
  public RateCalculator(StrokeConfig config, State state) {
    windowSeconds = config.rateWindowSeconds();
    historySize = config.rateHistory();
    Arrays.stream(state.left()).forEach(left::add);
    Arrays.stream(state.right()).forEach(right::add);
    history.addAll(state.history());
    strokes = state.strokes();
  }

  /** What another calculator needs to go on from here. */
  public State state() {
    return new State(times(left), times(right), List.copyOf(history), strokes);
  }

  /** Counts a stroke; those of one wrist come in the order of time. */
  public void addStroke(Wrist wrist, double timeSeconds) {
    strokes++;
    Deque<Double> times = wrist == Wrist.LEFT ? left : right;
    times.add(timeSeconds);
    forget(left, timeSeconds);
    forget(right, timeSeconds);
  }

  /**
   * The rate at a time.
   *
   * @param timeSeconds not before the last stroke
   * @return strokes of both arms a minute; 0 when there is none in the window
   */
  public double rateAt(double timeSeconds) {
    return rate(left, timeSeconds) + rate(right, timeSeconds);
  }

  /** Takes a sample of the rate into the history, whose oldest goes when it is full. */
  public RateSample sample(double timeSeconds) {
    RateSample sample = new RateSample(timeSeconds, rateAt(timeSeconds), strokes);
    history.add(sample);
    if (history.size() > historySize) {
      history.remove();
    }
    return sample;
  }

  /** The last samples, oldest first. */
  public List<RateSample> history() {
    return List.copyOf(history);
  }

  /** The last samples, at most so many, oldest first. */
  public List<RateSample> history(int last) {
    List<RateSample> all = history();
    return all.subList(Math.max(0, all.size() - last), all.size());
  }

  /** Number of strokes since the start, in the window or not. */
  public long strokeCount() {
    return strokes;
  }

  /** Forgets all strokes and samples. */
  public void reset() {
    left.clear();
    right.clear();
    history.clear();
    strokes = 0;
  }

  private double rate(Deque<Double> times, double now) {
    int count = times.size();
    double first = 0;
    for (double time : times) {
      first = time;
      if (time > now - windowSeconds) {
        break;
      }
      count--;
    }
    double last = times.isEmpty() ? 0 : times.getLast();
    if (count < 2 || last == first) {
      return 60 * count / windowSeconds;
    }
    return 60 * (count - 1) / (last - first);
  }

  private void forget(Deque<Double> times, double now) {
    while (!times.isEmpty() && times.getFirst() <= now - windowSeconds) {
      times.removeFirst();
    }
  }

  private static double[] times(Deque<Double> times) {
    return times.stream().mapToDouble(time -> time).toArray();
  }
}
