package org.shoal.io.stroke;

import java.util.Arrays;

/**
 * What was certain about a swimming session when each frame of a window had been seen, as columns:
 * what whoever watched live would have read. A stroke counts from the frame on by which nothing to
 * come could change it, a little after it was made. The arrays must not be changed.
 *
 * @param strokeCount strokes of both arms since the session's start
 * @param strokeRate strokes a minute
 * @param swimming 1 when there was a stroke within the last few seconds, else 0
 */
public record FrameStates(long[] strokeCount, double[] strokeRate, byte[] swimming) {
  public FrameStates {
    if (strokeRate.length != strokeCount.length || swimming.length != strokeCount.length) {
      throw new IllegalArgumentException(
          "counts (%d), rates (%d) and swimming (%d) must be of the same frames"
              .formatted(strokeCount.length, strokeRate.length, swimming.length));
    }
  }

  /** Columns of so many frames, to be filled. */
  public static FrameStates empty(int frameCount) {
    return new FrameStates(new long[frameCount], new double[frameCount], new byte[frameCount]);
  }

  /** Number of frames covered. */
  public int frameCount() {
    return strokeCount.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameStates states
        && Arrays.equals(strokeCount, states.strokeCount)
        && Arrays.equals(strokeRate, states.strokeRate)
        && Arrays.equals(swimming, states.swimming);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(strokeCount) + 31 * Arrays.hashCode(strokeRate);
  }
}
