package org.shoal.transforms.pose;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.shoal.io.video.DecodedFrame;

/**
 * Frames without a picture, for backends that do not look at one.
 *
 * @param fps frames a second, positive
 * @param startSeconds time of frame 0
 * @param frameCount number of frames
 */
public record BlankFootage(double fps, double startSeconds, long frameCount) {
  /** Footage of a duration in seconds, from time 0. */
  public static BlankFootage of(double fps, double seconds) {
    return new BlankFootage(fps, 0, (long) (fps * seconds));
  }

  /** The frames in order. */
  public Stream<DecodedFrame> frames() {
    return LongStream.range(0, frameCount).mapToObj(this::frame);
  }

  /** One frame. */
  public DecodedFrame frame(long index) {
    return frame(index, startSeconds + index / fps);
  }

  /** A frame of a time in seconds. */
  static DecodedFrame frame(long index, double timestampSeconds) {
    return new DecodedFrame(index, timestampSeconds, 0, 0, 0, 0, new byte[0]);
  }
}
