package org.shoal.transforms.sync;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shoal.io.InvalidInputException;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.StagedFootage;

/** Tells how much moves from each frame to the next, on small pictures. */
public final class MotionSampler {
  private static final FrameScaling SMALL = new FrameScaling(64, 64, PixelOrder.RGB);

  private final long firstFrame;
  private final double[] motion;
  private long decoded;
  private long nanos;

  /** Samples some frames, from one on. */
  public MotionSampler(long firstFrame, int frames) {
    this.firstFrame = firstFrame;
    this.motion = new double[frames];
    Arrays.fill(motion, Double.NaN);
  }

  /**
   * Decodes what is needed of a camera's segments. Footage that cannot be decoded is passed over.
   *
   * @throws IOException if remote footage cannot be brought here
   */
  public void sample(List<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      boolean isNeeded =
          segment.firstFrame() < firstFrame + motion.length && segment.endFrame() > firstFrame;
      if (isNeeded) {
        try (StagedFootage footage = StagedFootage.open(segment.uri());
            SegmentDecoder decoder = SegmentDecoder.open(segment, footage.path(), SMALL, 1)) {
          sample(decoder);
        } catch (InvalidInputException e) {
          // The job will tell.
        }
      }
    }
  }

  private void sample(SegmentDecoder decoder) {
    long start = System.nanoTime();
    try {
      Optional<DecodedFrame> before = Optional.empty();
      Optional<DecodedFrame> frame = decoder.next();
      while (frame.isPresent() && frame.get().index() < firstFrame + motion.length) {
        decoded++;
        long position = frame.get().index() - firstFrame;
        if (position >= 0 && before.isPresent() && follows(before.get(), frame.get())) {
          motion[(int) position] = difference(before.get().pixels(), frame.get().pixels());
        }
        before = frame;
        frame = decoder.next();
      }
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  private static boolean follows(DecodedFrame before, DecodedFrame frame) {
    return before.index() == frame.index() - 1 && before.pixels().length == frame.pixels().length;
  }

  private static double difference(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return (double) sum / a.length;
  }

  /** Mean difference of a frame's pixels from those of the frame before; NaN where not known. */
  public double[] motion() {
    return motion.clone();
  }

  /** Frames decoded. */
  public long decoded() {
    return decoded;
  }

  /** Time that took, in seconds. */
  public double seconds() {
    return nanos / 1e9;
  }
}
