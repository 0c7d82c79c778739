package org.shoal.io.recording;

import java.io.Serializable;

/**
 * The recording's clock: turns times into frame indices and back. A frame's index is decided by its
 * time alone, never by counting, so that cameras stay in step whatever they drop.
 *
 * @param fps frames a second, positive
 * @param startSeconds clock time of frame 0
 */
public record FrameClock(double fps, double startSeconds) implements Serializable {
  /** Distances from a frame's time that differ by less are the same. */
  private static final double SAME_SECONDS = 1e-9;

  /**
   * Index of the frame nearest to a clock time in seconds; negative before the recording starts.
   */
  public long frameAt(double seconds) {
    return Math.round((seconds - startSeconds) * fps);
  }

  /**
   * Whether a picture is nearer to a frame's time than another, by more than rounding makes.
   *
   * @param distance its distance in seconds, at least 0
   * @param other the other's
   */
  public static boolean isNearer(double distance, double other) {
    return distance < other - SAME_SECONDS;
  }

  /** Whether a camera with a picture every so many seconds has one for every frame. */
  public boolean isFilledBy(double periodSeconds) {
    return periodSeconds * fps <= 1;
  }

  /** Clock time in seconds of a frame. */
  public double timeOf(long frame) {
    return startSeconds + frame / fps;
  }
}
