package org.shoal.io.video;

import java.util.Arrays;
import org.shoal.io.detection.FrameRows;
import org.shoal.io.recording.FrameClock;

/**
 * A footage file with its pictures' places on the recording's clock.
 *
 * @param file the file
 * @param secondsPerTick seconds of the recording's clock in a tick of the file's
 * @param offsetSeconds clock time at the file's timestamp 0
 * @param pts the pictures' timestamps, ascending
 * @param seconds their times on the recording's clock, ascending
 * @param frames their frames, ascending
 * @param periodSeconds seconds from a picture to the next, as a rule; 0 when that cannot be told
 * @param isListed whether the times come from a table, in place of the timestamps
 */
record PlacedFile(
    FootageIndex file,
    double secondsPerTick,
    double offsetSeconds,
    long[] pts,
    double[] seconds,
    long[] frames,
    double periodSeconds,
    boolean isListed) {

  /** Places a file by its own timestamps. */
  static PlacedFile byTimestamps(
      FootageIndex file, double secondsPerTick, double offsetSeconds, FrameClock clock) {
    long[] pts = file.pts();
    double[] seconds = new double[pts.length];
    for (int i = 0; i < pts.length; i++) {
      seconds[i] = pts[i] * secondsPerTick + offsetSeconds;
    }
    return new PlacedFile(
        file,
        secondsPerTick,
        offsetSeconds,
        pts,
        seconds,
        frames(seconds, clock),
        period(file, seconds),
        false);
  }

  /**
   * Places a file by a table.
   *
   * @param times the time of each picture; NaN for those to leave out
   */
  static PlacedFile byTable(FootageIndex file, double[] times, FrameClock clock) {
    long[] pts = new long[times.length];
    double[] seconds = new double[times.length];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      if (!Double.isNaN(times[i])) {
        pts[count] = file.pts()[i];
        seconds[count++] = times[i];
      }
    }
    double[] listed = Arrays.copyOf(seconds, count);
    return new PlacedFile(
        file,
        file.secondsPerTick(),
        0,
        Arrays.copyOf(pts, count),
        listed,
        frames(listed, clock),
        period(file, listed),
        true);
  }

  private static long[] frames(double[] seconds, FrameClock clock) {
    return Arrays.stream(seconds).mapToLong(clock::frameAt).toArray();
  }

  /** When the file ends: after its last picture or, where it was cut short, as it declares. */
  double endSeconds() {
    double last = seconds.length == 0 ? 0 : seconds[seconds.length - 1];
    return isListed ? last : file.endPts() * secondsPerTick + offsetSeconds;
  }

  private static double period(FootageIndex file, double[] seconds) {
    if (seconds.length < 3) {
      return file.nominalFps() > 0 ? 1 / file.nominalFps() : 0;
    }
    double[] steps = new double[seconds.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = seconds[i + 1] - seconds[i];
    }
    Arrays.sort(steps);
    return steps[(steps.length - 1) / 2];
  }

  /** Whether a picture was due between one and the one before it. */
  boolean lacksPictureBefore(int position) {
    return seconds[position] - seconds[position - 1] > 1.5 * periodSeconds;
  }

  /** The listed times of the pictures at some positions; none when the timestamps hold. */
  PictureTimes times(int from, int to) {
    return isListed
        ? new PictureTimes(Arrays.copyOfRange(pts, from, to), Arrays.copyOfRange(seconds, from, to))
        : PictureTimes.none();
  }

  /** How far the picture nearest to a frame's time is from it, of those at some positions. */
  double nearest(long frame, FrameClock clock, int from, int to) {
    double nearest = Double.POSITIVE_INFINITY;
    int first = Math.max(from, FrameRows.firstFrom(frames, frame));
    for (int i = first; i < to && frames[i] == frame; i++) {
      nearest = Math.min(nearest, Math.abs(seconds[i] - clock.timeOf(frame)));
    }
    return nearest;
  }
}
