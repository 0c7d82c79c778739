package org.shoal.transforms.detect;

import java.util.Arrays;
import java.util.BitSet;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.MissingFrames;
import org.shoal.io.video.Segment;

/** What became of every frame of a segment. */
public final class SegmentFrames {
  private final Segment segment;
  private final byte[] status;
  private final double[] timestampSeconds;
  private int duplicatedFrames;
  private int next;

  SegmentFrames(Segment segment) {
    int frames = Math.toIntExact(segment.endFrame() - segment.firstFrame());
    this.segment = segment;
    this.status = new byte[frames];
    this.timestampSeconds = new double[frames];
    Arrays.fill(status, FrameStatus.MISSING.code());
    Arrays.fill(timestampSeconds, Double.NaN);
  }

  /** Number of frames that the segment should have. */
  public int frameCount() {
    return status.length;
  }

  /** One {@link FrameStatus} code a frame, of some positions. */
  public byte[] status(int from, int to) {
    return Arrays.copyOfRange(status, from, to);
  }

  /** Clock time of each frame as the footage tells it, of some positions; NaN where missing. */
  public double[] timestampSeconds(int from, int to) {
    return Arrays.copyOfRange(timestampSeconds, from, to);
  }

  /** How many further pictures fell on a frame already taken and were left out. */
  public int duplicatedFrames() {
    return duplicatedFrames;
  }

  /** Number of frames of a status. */
  public int count(FrameStatus wanted) {
    int count = 0;
    for (byte code : status) {
      count += code == wanted.code() ? 1 : 0;
    }
    return count;
  }

  /** The position of a frame in the segment, from 0. */
  public int position(DecodedFrame frame) {
    return position(frame.index());
  }

  /** Adds a decoded frame, later than those before. */
  void add(DecodedFrame frame) {
    int position = position(frame);
    if (position < next) {
      throw new IllegalStateException("frame " + frame.index() + " comes after a later one");
    }
    status[position] = FrameStatus.DECODED.code();
    timestampSeconds[position] = frame.timestampSeconds();
    next = position + 1;
  }

  /** Says how the decoding ended. */
  void end(DecodeSummary summary) {
    for (long frame : summary.failedFrames()) {
      fail(position(frame));
    }
    duplicatedFrames = summary.duplicatedFrames();
    excuseFramesNotDue();
  }

  /** What the camera would not have filmed anyhow is no fault. */
  private void excuseFramesNotDue() {
    BitSet known = new BitSet();
    for (int position = 0; position < status.length; position++) {
      known.set(position, status[position] != FrameStatus.MISSING.code());
    }
    BitSet missing = MissingFrames.of(segment, known, timestampSeconds);
    for (int position = 0; position < status.length; position++) {
      if (!known.get(position) && !missing.get(position)) {
        status[position] = FrameStatus.ABSENT.code();
      }
    }
  }

  /** Says that decoding broke off: all frames not decoded until now failed. */
  void breakOff() {
    for (int position = 0; position < status.length; position++) {
      fail(position);
    }
  }

  private void fail(int position) {
    if (status[position] != FrameStatus.DECODED.code()) {
      status[position] = FrameStatus.FAILED.code();
    }
  }

  /** The first frame that failed; the segment's first where none did. */
  long firstFailed() {
    for (int position = 0; position < status.length; position++) {
      if (status[position] == FrameStatus.FAILED.code()) {
        return segment.firstFrame() + position;
      }
    }
    return segment.firstFrame();
  }

  private int position(long frame) {
    if (frame < segment.firstFrame() || frame >= segment.endFrame()) {
      throw new IllegalStateException("frame " + frame + " is not of " + segment);
    }
    return (int) (frame - segment.firstFrame());
  }
}
