package org.shoal.pipelines.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Frames a second over the last minute, from readings of how many frames are done. */
public final class FrameRates {
  /** Length of the window, seconds. */
  public static final double WINDOW_SECONDS = 60;

  private record Reading(double seconds, long frames) {}

  private record Rate(double seconds, double fps) {}

  /** The readings of the window, and the last before it. */
  private final Deque<Reading> readings = new ArrayDeque<>();

  private final Deque<Rate> history = new ArrayDeque<>();
  private double least = Double.POSITIVE_INFINITY;
  private double most;
  private double leastSoFar = Double.POSITIVE_INFINITY;
  private long lastFrames;

  /**
   * Takes a reading.
   *
   * @param seconds time since the job began, ascending
   * @param frames frames done so far
   */
  public void add(double seconds, long frames) {
    readings.addLast(new Reading(seconds, frames));
    while (readings.size() > 2 && seconds - second().seconds() >= WINDOW_SECONDS) {
      readings.removeFirst();
    }
    history.addLast(new Rate(seconds, last()));
    while (seconds - history.getFirst().seconds() > WINDOW_SECONDS) {
      history.removeFirst();
    }
    most = Math.max(most, last());
    keepLeast(seconds, frames);
  }

  /** While nothing more gets done, a job begins or ends; that says nothing of its speed. */
  private void keepLeast(double seconds, long frames) {
    if (seconds >= WINDOW_SECONDS) {
      leastSoFar = Math.min(leastSoFar, last());
    }
    if (frames > lastFrames) {
      least = Math.min(least, leastSoFar);
      lastFrames = frames;
    }
  }

  private Reading second() {
    var iterator = readings.iterator();
    iterator.next();
    return iterator.next();
  }

  /** Frames a second over the last minute, or over the time so far while that is less. */
  public double last() {
    if (readings.size() < 2) {
      return 0;
    }
    Reading from = readings.getFirst();
    Reading to = readings.getLast();
    double seconds = to.seconds() - from.seconds();
    return seconds > 0 ? (to.frames() - from.frames()) / seconds : 0;
  }

  /**
   * The least of {@link #last} while the job was at work; infinite before the first minute's end.
   */
  public double least() {
    return least;
  }

  /** The most of {@link #last}. */
  public double most() {
    return most;
  }

  /** What {@link #last} was at each reading of the last minute, the oldest first. */
  public List<Double> history() {
    List<Double> rates = new ArrayList<>();
    history.forEach(rate -> rates.add(rate.fps()));
    return rates;
  }
}
