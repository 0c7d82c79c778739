package org.shoal.transforms.detect;

import java.util.Arrays;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.video.DecodedFrame;
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

  /**
   * Of frames without a picture, those at which the camera would not have taken one anyhow are no
   * fault: it films fewer frames a second than the recording's clock counts.
   */
  private void excuseFramesNotDue() {
    if (segment.periodSeconds() * segment.clock().fps() <= 1) {
      return;
    }
    int before = -1;
    for (int position = 0; position < status.length; position++) {
      if (status[position] != FrameStatus.MISSING.code()) {
        if (before >= 0) {
          excuse(before, position);
        }
        before = position;
      }
    }
    if (before >= 0) {
      excuse(before, status.length);
    }
  }

  /**
   * Of the frames between two pictures only those at which one was due are missing. The later one
   * may be the next segment's, which has the frame behind the last of these.
   */
  private void excuse(int before, int after) {
    double start = secondsAt(before);
    double gap = secondsAt(after) - start;
    long periods = Math.round(gap / segment.periodSeconds());
    Arrays.fill(status, before + 1, after, FrameStatus.ABSENT.code());
    for (long i = 1; i < periods; i++) {
      int due = position(segment.clock().frameAt(start + i * gap / periods));
      if (due > before && due < after) {
        status[due] = FrameStatus.MISSING.code();
      }
    }
  }

  /** When the picture at a position was taken or, if it failed or is not here, should have been. */
  private double secondsAt(int position) {
    double seconds = position < status.length ? timestampSeconds[position] : Double.NaN;
    return Double.isNaN(seconds)
        ? segment.clock().timeOf(segment.firstFrame() + position)
        : seconds;
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
